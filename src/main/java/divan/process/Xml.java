package divan.process;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML element as it was written: namespace, local name, attributes (keyed {@code name} or {@code
 * {namespace}name}), children, own text (trimmed) and line. So foreign extensions stay readable by whoever
 * knows them.
 */
public record Xml(String namespace, String name, Map<String, String> attributes, List<Xml> children,
        String text, int line) {
    static final int MAX_BYTES = 4 << 20;
    private static final int MAX_DEPTH = 64;

    public @Nullable String attribute(String key) {
        return attributes.get(key);
    }

    /** The children of this name in the element's own namespace. */
    public Stream<Xml> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)
                && child.namespace.equals(namespace));
    }

    public @Nullable Xml child(String childName) {
        return children(childName).findFirst().orElse(null);
    }

    String id() {
        return attributes.getOrDefault("id", "");
    }

    /** Reads without entities, document type declarations or anything fetched; bounded in size and depth. */
    static Xml read(byte[] document) {
        if (document.length > MAX_BYTES) {
            throw ModelErrors.of(1, "xml.too-large", "the file is larger than " + MAX_BYTES + " bytes");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(decoded(document)));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDoctype(reader);
            }
            return element(reader, 0);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw ModelErrors.of(line, "xml.malformed", "not well-formed XML: " + e.getMessage());
        }
    }

    /** UTF-8 only, whatever the file declares: that is what modellers write. */
    private static String decoded(byte[] document) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ModelErrors.of(1, "xml.encoding", "the file is not UTF-8");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static void refuseDoctype(XMLStreamReader reader) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
            throw ModelErrors.of(reader.getLocation().getLineNumber(), "xml.doctype",
                    "a document type declaration is not allowed");
        }
    }

    private static Xml element(XMLStreamReader reader, int depth) throws XMLStreamException {
        int line = reader.getLocation().getLineNumber();
        if (depth > MAX_DEPTH) {
            throw ModelErrors.of(line, "xml.too-deep", "elements are nested deeper than " + MAX_DEPTH);
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes(reader);
        List<Xml> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(element(reader, depth + 1));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return new Xml(namespace, name, attributes, List.copyOf(children), text.toString().strip(), line);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            boolean plain = namespace == null || namespace.isEmpty();
            attributes.put(plain ? name : "{" + namespace + "}" + name, reader.getAttributeValue(i));
        }
        return attributes;
    }
}
