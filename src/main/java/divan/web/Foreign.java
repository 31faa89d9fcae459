package divan.web;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turkish on a page of another language is marked up as Turkish (WCAG 2.2, 3.1.2), so that it is read aloud
 * and laid out as such. The {@link Shell} puts marks around such text, from Unicode's private use area; here
 * they become elements, those of SVG in a drawing's text, or nothing where HTML allows none.
 */
final class Foreign extends OwaspHtmlTemplateOutput {
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';
    private static final Set<String> WITHOUT_ELEMENTS = Set.of("title", "option", "textarea", "script",
        "style");

    private boolean elements = true;
    private boolean drawn;

    Foreign(TemplateOutput output) {
        super(output);
    }

    static String turkish(String text) {
        return BEGIN + text + END;
    }

    /** The text alone, for whatever is no page. */
    static String plain(String text) {
        return text.indexOf(BEGIN) < 0 && text.indexOf(END) < 0 ? text
            : text.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    }

    @Override
    public void setContext(String tagName, @Nullable String attributeName) {
        elements = attributeName == null && !WITHOUT_ELEMENTS.contains(tagName);
        drawn = "text".equals(tagName);
        super.setContext(tagName, attributeName);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        if (value == null || value.indexOf(BEGIN) < 0 && value.indexOf(END) < 0) {
            super.writeUserContent(value);
        } else if (elements) {
            marked(value);
        } else {
            super.writeUserContent(plain(value));
        }
    }

    /** Only the outermost marks become elements, and always in pairs, whatever somebody typed. */
    private void marked(String value) {
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? END : value.charAt(i);
            if (c != BEGIN && c != END) {
                continue;
            }
            super.writeUserContent(value.substring(from, i));
            from = i + 1;
            int before = depth;
            depth = i == value.length() ? 0 : Math.max(0, depth + (c == BEGIN ? 1 : -1));
            if (before == 0 && depth == 1) {
                writeContent(drawn ? "<tspan lang=\"tr\">" : "<span lang=\"tr\" dir=\"ltr\">");
            } else if (before > 0 && depth == 0) {
                writeContent(drawn ? "</tspan>" : "</span>");
            }
        }
    }
}
