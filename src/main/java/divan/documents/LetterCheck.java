package divan.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Goes through a letter without filling it in and collects what is wrong, for the check of packs. */
final class LetterCheck {
    private final List<String> problems;

    LetterCheck(List<String> problems) {
        this.problems = problems;
    }

    void element(Element element, Collection<String> variables) {
        attempt(element, () -> Markup.checkElement(element.getLocalName()));
        Collection<String> inside = loop(element, variables);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attribute((Attr) element.getAttributes().item(i), inside);
        }
        if (element.getLocalName().equals("style")) {
            attempt(element, () -> Markup.style(element.getTextContent()));
            return;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child) {
                case Element inner -> element(inner, inside);
                case Text text -> attempt(element, () -> expressions(text.getData(), inside));
                default -> { }
            }
        }
    }

    private Collection<String> loop(Element element, Collection<String> variables) {
        String loop = element.getAttribute("data-each").strip();
        int in = loop.indexOf(" in ");
        if (loop.isEmpty()) {
            return variables;
        }
        if (in < 0) {
            problems.add("<" + element.getNodeName() + "> " + loop + " is not «name in list»");
            return variables;
        }
        attempt(element, () -> Markup.expression(loop.substring(in + 4), variables));
        List<String> inside = new ArrayList<>(variables);
        inside.add(loop.substring(0, in));
        return inside;
    }

    private void attribute(Attr attribute, Collection<String> variables) {
        Element element = attribute.getOwnerElement();
        attempt(element, () -> Markup.checkAttribute(attribute.getName()));
        switch (attribute.getName()) {
            case "data-each" -> { }
            case "data-if", "data-src" -> attempt(element,
                    () -> Markup.expression(attribute.getValue(), variables));
            case "style" -> attempt(element, () -> Markup.style(attribute.getValue()));
            default -> attempt(element, () -> expressions(attribute.getValue(), variables));
        }
    }

    private static void expressions(String text, Collection<String> variables) {
        for (Braces.Part part : Braces.parts(text)) {
            if (part instanceof Braces.Expression(String feel)) {
                Markup.expression(feel, variables);
            }
        }
    }

    private void attempt(Node where, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add("<" + where.getNodeName() + "> " + e.getMessage());
        }
    }
}
