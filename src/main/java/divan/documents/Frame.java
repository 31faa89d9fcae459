package divan.documents;

import divan.kernel.Turkish;
import divan.web.QrCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What every document carries whatever its letter says: page size and type, number and code at the foot of
 * each page, the TEST mark, what the seal is and is not, how to verify. It is a letter itself ({@code
 * documents/frame.xhtml}): its first style sheet comes before the letter's own, its last one after it; its
 * first part opens the page, the rest closes it.
 */
final class Frame {
    private static final byte[] TEMPLATE = template();

    private Frame() {
    }

    private static byte[] template() {
        try (InputStream file = Frame.class.getResourceAsStream("/documents/frame.xhtml")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document, ready to be rendered. */
    static Document around(StoredOrder order) {
        Map<String, Object> variables = Variables.read(order.variables());
        variables.put("document", facts(order));
        Document page = Letter.render(order.template(), variables, order.language());
        Document frame = Letter.render(TEMPLATE, Map.of("document", facts(order)), order.language());
        styles(frame, page);
        parts(Xhtml.first(frame, "body"), Xhtml.first(page, "body"));
        described(page, order);
        return page;
    }

    /** The variable {@code document} that every letter may use. */
    static Map<String, Object> facts(StoredOrder order) {
        String verify = order.address() + "/" + order.code();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", order.number().toString());
        facts.put("day", order.drawnAt().atZone(Turkish.ZONE).toLocalDate());
        facts.put("code", order.code().toString());
        facts.put("title", order.title());
        facts.put("kind", order.kind());
        facts.put("language", order.language());
        facts.put("organ", order.organ());
        facts.put("organ_name", order.organName());
        facts.put("address", verify);
        facts.put("qr", QrCode.dataUri(verify));
        return facts;
    }

    private static void styles(Document frame, Document page) {
        NodeList styles = frame.getElementsByTagNameNS("*", "style");
        Element head = Xhtml.first(page, "head");
        Node last = page.importNode(styles.item(styles.getLength() - 1), true);
        head.insertBefore(page.importNode(styles.item(0), true), head.getFirstChild());
        head.appendChild(last);
    }

    private static void parts(Element frame, Element body) {
        boolean opening = true;
        Node first = body.getFirstChild();
        for (Node part = frame.getFirstChild(); part != null; part = part.getNextSibling()) {
            if (part instanceof Element) {
                body.insertBefore(body.getOwnerDocument().importNode(part, true), opening ? first : null);
                opening = false;
            }
        }
    }

    /** The title that PDF/UA asks for, and what the file is about. */
    private static void described(Document page, StoredOrder order) {
        Element head = Xhtml.first(page, "head");
        NodeList titles = page.getElementsByTagNameNS("*", "title");
        while (titles.getLength() > 0) {
            titles.item(0).getParentNode().removeChild(titles.item(0));
        }
        Element title = page.createElementNS(Xhtml.NAMESPACE, "title");
        title.setTextContent(order.title());
        head.appendChild(title);
        meta(head, "author", order.organName());
        meta(head, "subject", order.number().toString());
        meta(head, "description", order.title());
    }

    private static void meta(Element head, String name, String content) {
        Element meta = head.getOwnerDocument().createElementNS(Xhtml.NAMESPACE, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", content);
        head.appendChild(meta);
    }
}
