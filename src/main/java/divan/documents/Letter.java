package divan.documents;

import divan.rules.Feel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A letter of a pack, filled in: XHTML with FEEL in braces in text and attributes, {@code data-if="feel"},
 * {@code data-each="name in feel"}, {@code <img data-src="feel"/>}; style sheets are taken literally. The
 * result is a tree, never pasted text, so that no value can become markup. An expression without value
 * stops the letter: an official letter with a gap in it is worse than none.
 */
final class Letter {
    private static final String EACH = "[A-Za-z_][A-Za-z_0-9]* in \\S.*";

    private final Document page = Xhtml.empty();
    private final String language;

    private Letter(String language) {
        this.language = language;
    }

    /**
     * @param variables as {@link Variables} reads them
     * @throws IllegalArgumentException naming the element and the expression, never a value
     */
    static Document render(byte[] template, Map<String, Object> variables, String language) {
        Letter letter = new Letter(language);
        Element root = Xhtml.read(template).getDocumentElement();
        if (!"html".equals(root.getLocalName())) {
            throw new IllegalArgumentException("a letter begins with html");
        }
        letter.element(root, letter.page, variables);
        Element html = letter.page.getDocumentElement();
        html.setAttribute("lang", language);
        html.setAttribute("dir", isRightToLeft(language) ? "rtl" : "ltr");
        Xhtml.first(letter.page, "head");
        Xhtml.first(letter.page, "body");
        return letter.page;
    }

    static boolean isRightToLeft(String language) {
        return List.of("ar", "fa", "he", "ur").contains(language);
    }

    private void children(Node from, Node to, Map<String, Object> variables) {
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child) {
                case Element element -> each(element, to, variables);
                case Comment _ -> { }
                case CharacterData text ->
                        to.appendChild(page.createTextNode(filled(text.getData(), from, variables)));
                default -> throw new IllegalArgumentException("a letter has no " + child.getNodeName());
            }
        }
    }

    private void each(Element element, Node to, Map<String, Object> variables) {
        String loop = element.getAttribute("data-each").strip();
        if (loop.isEmpty()) {
            element(element, to, variables);
            return;
        }
        String name = loopVariable(loop, element);
        if (!(value(loop.substring(name.length() + 4), element, variables) instanceof Collection<?> items)) {
            throw wrong(element, loop, "is not a list");
        }
        for (Object item : items) {
            Map<String, Object> inside = new LinkedHashMap<>(variables);
            inside.put(name, item);
            element(element, to, inside);
        }
    }

    private static String loopVariable(String loop, Element element) {
        if (!loop.matches(EACH)) {
            throw wrong(element, loop, "is not «name in list»");
        }
        return loop.substring(0, loop.indexOf(' '));
    }

    private void element(Element element, Node to, Map<String, Object> variables) {
        Markup.checkElement(element.getLocalName());
        if (!isWanted(element, variables)) {
            return;
        }
        Element copy = page.createElementNS(Xhtml.NAMESPACE, element.getLocalName());
        to.appendChild(copy);
        attributes(element, copy, variables);
        if (element.getLocalName().equals("style")) {
            copy.setTextContent(Markup.style(element.getTextContent()));
        } else {
            children(element, copy, variables);
        }
    }

    private boolean isWanted(Element element, Map<String, Object> variables) {
        String condition = element.getAttribute("data-if").strip();
        if (condition.isEmpty()) {
            return true;
        }
        if (value(condition, element, variables) instanceof Boolean wanted) {
            return wanted;
        }
        throw wrong(element, condition, "is neither true nor false");
    }

    private void attributes(Element from, Element to, Map<String, Object> variables) {
        NamedNodeMap attributes = from.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            Markup.checkAttribute(attribute.getName());
            attribute(attribute, to, variables);
        }
    }

    private void attribute(Attr from, Element to, Map<String, Object> variables) {
        Element element = from.getOwnerElement();
        switch (from.getName()) {
            case "xmlns", "data-if", "data-each" -> { }
            case "data-src" -> to.setAttribute("src",
                    Markup.image(printed(from.getValue(), element, variables)));
            case "style" -> to.setAttribute("style",
                    Markup.style(filled(from.getValue(), element, variables)));
            case "href" -> to.setAttribute("href",
                    Markup.address(filled(from.getValue(), element, variables)));
            default -> to.setAttribute(from.getName(), filled(from.getValue(), element, variables));
        }
    }

    private String filled(String text, Node where, Map<String, Object> variables) {
        if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (Braces.Part part : Braces.parts(text)) {
            filled.append(switch (part) {
                case Braces.Words words -> words.text();
                case Braces.Expression expression -> printed(expression.feel(), where, variables);
            });
        }
        return filled.toString();
    }

    private String printed(String expression, Node where, Map<String, Object> variables) {
        return Printed.of(value(expression, where, variables), language)
                .orElseThrow(() -> wrong(where, expression, "has no value that can be printed"));
    }

    private static @Nullable Object value(String expression, Node where, Map<String, Object> variables) {
        try {
            Markup.expression(expression, variables.keySet());
            return Feel.evaluate(expression, variables);
        } catch (IllegalArgumentException e) {
            throw wrong(where, expression, e.getMessage());
        }
    }

    private static IllegalArgumentException wrong(Node where, String expression, String why) {
        return new IllegalArgumentException("<" + where.getNodeName() + "> {" + expression + "} " + why);
    }

    /** What is wrong with a template, without filling it in; the variables are the names it may use. */
    static List<String> problems(byte[] template, Collection<String> variables) {
        List<String> problems = new ArrayList<>();
        try {
            new LetterCheck(problems)
                    .element(Xhtml.read(template).getDocumentElement(), List.copyOf(variables));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }
}
