package divan.legislation;

import divan.lawtext.Kind;
import divan.lawtext.LawText;
import divan.lawtext.Node;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A law as an Akoma Ntoso 3.0 act (OASIS LegalDocML): hierarchy, numbers, headings and words; notes of
 * amendments and
 * footnotes as {@code authorialNote}. A fıkra is a {@code paragraph}, a bent a {@code point}, what stands
 * below it an
 * {@code indent}. What stands behind the last article (annexes, provisions that changed no article, the table
 * of amending
 * laws) is not in it.
 */
final class AkomaNtoso {
    private static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    private static final Map<Kind,
        String> ELEMENTS = Map.of(Kind.BOOK, "book", Kind.PART, "part", Kind.CHAPTER,
        "chapter", Kind.SECTION, "section", Kind.PREAMBLE, "hcontainer", Kind.ARTICLE, "article",
            Kind.PARAGRAPH,
        "paragraph", Kind.CLAUSE, "point", Kind.SUBCLAUSE, "indent");
    private static final Map<Kind,
        String> IDS = Map.of(Kind.BOOK, "book_", Kind.PART, "part_", Kind.CHAPTER, "chp_",
        Kind.SECTION, "sec_", Kind.PREAMBLE, "hcontainer_", Kind.ARTICLE, "art_", Kind.PARAGRAPH, "para_",
        Kind.CLAUSE, "point_", Kind.SUBCLAUSE, "indent_");
    private static final Set<Kind> HEADS = Set.of(Kind.LABEL, Kind.HEADING, Kind.TITLE);

    private static final Pattern LOOSE = Pattern.compile("[^\\p{L}\\d-]|^[–-]$");

    private final Set<String> ids = new HashSet<>();
    private final LawVersion version;
    private final LawText text;
    private final XMLStreamWriter xml;

    private AkomaNtoso(LawVersion version, LawText text, XMLStreamWriter xml) {
        this.version = version;
        this.text = text;
        this.xml = xml;
    }

    static byte[] of(LawVersion version, String source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new AkomaNtoso(version, LawText.of(version.law(), source), xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("akomaNtoso");
        xml.writeDefaultNamespace(NAMESPACE);
        open("act", "name", Eli.type(version));
        meta();
        open("preface");
        open("longTitle");
        open("p");
        element("docTitle", version.title());
        close(3);
        open("body");
        List<Node> parts = text.root().children().stream()
            .filter(node -> ELEMENTS.containsKey(node.kind())).toList();
        for (Node node : parts) {
            container(node, "");
        }
        if (parts.isEmpty()) {
            letter();
        }
        close(3);
        xml.writeEndDocument();
    }

    /** A norm without articles: a circular is a letter. */
    private void letter() throws XMLStreamException {
        open("hcontainer", "eId", "hcontainer_1", "name", "metin");
        open("content");
        for (String line : text.source().lines().filter(line -> !line.isBlank()).toList()) {
            element("p", line.strip());
        }
        close(2);
    }

    private void meta() throws XMLStreamException {
        String work = "/akn" + Eli.of(version, "")
            .replaceFirst("/eli/tr/[^/]+", "/tr/act");
        String day = version.accepted() == null ? version.since().toString() : version.accepted().toString();
        open("meta");
        open("identification", "source", "#divan");
        level("FRBRWork", work, work, day);
        empty("FRBRcountry", "value", "tr");
        empty("FRBRnumber", "value", version.law());
        close(1);
        level("FRBRExpression", work + "/tur@" + version.since(), work + "/tur@" + version.since(),
            version.since().toString());
        empty("FRBRlanguage", "language", "tur");
        close(1);
        level("FRBRManifestation", work + "/tur@" + version.since() + "/main.xml", work + "/tur@"
            + version.since()
            + "/main.xml", version.since().toString());
        close(2);
        open("references", "source", "#divan");
        empty("TLCOrganization", "eId", "divan", "href", "/ontology/organization/divan", "showAs", "Divan");
        close(2);
    }

    private void level(String name, String self, String uri, String day) throws XMLStreamException {
        open(name);
        empty("FRBRthis", "value", self + (name.equals("FRBRManifestation") ? "" : "/!main"));
        empty("FRBRuri", "value", uri);
        empty("FRBRdate", "date", day, "name", name.equals("FRBRWork") ? "passed" : "consolidated");
        empty("FRBRauthor", "href", "#divan");
    }

    private void container(Node node, String above) throws XMLStreamException {
        String id = unique(above + IDS.get(node.kind()) + LOOSE.matcher(node.label()).replaceAll(""));
        open(ELEMENTS.get(node.kind()), "eId", id);
        if (node.kind() == Kind.PREAMBLE) {
            xml.writeAttribute("name", "baslangic");
        }
        head(node);
        List<Node> body = node.children().stream().filter(child -> !HEADS.contains(child.kind())).toList();
        List<Node> below = body.stream().filter(child -> ELEMENTS.containsKey(child.kind())).toList();
        if (below.isEmpty()) {
            words("content", body);
        } else {
            int first = body.indexOf(below.getFirst());
            int last = body.indexOf(below.getLast());
            words("intro", body.subList(0, first));
            for (Node child : below) {
                container(child, id + "__");
            }
            words("wrapUp", body.subList(last + 1, body.size()));
        }
        close(1);
    }

    /** What has no label, or one that stands twice, is told apart by its turn. */
    private String unique(String id) {
        boolean bare = id.endsWith("_");
        String found = bare ? id + 1 : id;
        for (int turn = 2; !ids.add(found); turn++) {
            found = id + (bare ? "" : "-") + turn;
        }
        return found;
    }

    /** Number first, then heading, as the schema wants, wherever they stand in the source. */
    private void head(Node node) throws XMLStreamException {
        boolean unit = node.kind() != Kind.ARTICLE;
        List<String> labels = words(node, unit && isUnit(node) ? Kind.TITLE : Kind.LABEL);
        if (!labels.isEmpty()) {
            element("num", labels.getFirst());
        }
        List<String> headings = isUnit(node) ? labels.subList(Math.min(1, labels.size()), labels.size())
            : words(node, Kind.HEADING);
        if (!headings.isEmpty()) {
            element("heading", String.join(" ", headings));
        }
    }

    private static boolean isUnit(Node node) {
        return node.children().stream().anyMatch(child -> child.kind() == Kind.TITLE);
    }

    private List<String> words(Node node, Kind kind) {
        return node.children().stream().filter(child -> child.kind() == kind).map(text::words).toList();
    }

    private void words(String element, List<Node> leaves) throws XMLStreamException {
        if (leaves.isEmpty() && !element.equals("content")) {
            return;
        }
        open(element);
        open("p");
        for (Node leaf : leaves.stream().flatMap(Node::leaves).toList()) {
            if (leaf.kind() == Kind.NOTE || leaf.kind() == Kind.MARK) {
                open("authorialNote", "marker", leaf.kind() == Kind.MARK ? leaf.label() : "");
                element("p", leaf.kind() == Kind.MARK ? footnote(leaf.label()) : text.words(leaf));
                close(1);
            } else {
                xml.writeCharacters(text.words(leaf) + " ");
            }
        }
        close(2);
    }

    private String footnote(String label) {
        return text.root().below(Kind.FOOTNOTE).filter(note -> note.label().equals(label))
            .map(text::words).findFirst()
            .orElse("");
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void element(String name, String words) throws XMLStreamException {
        open(name);
        xml.writeCharacters(words);
        close(1);
    }

    private void close(int times) throws XMLStreamException {
        for (int i = 0; i < times; i++) {
            xml.writeEndElement();
        }
    }
}
