package divan.documents;

import divan.rules.Feel;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * What a letter may be made of. A list of what is allowed, not of what is dangerous: whatever could load,
 * run or embed something is simply not in it, and the renderer refuses to fetch once more ({@link
 * Rendering}).
 */
final class Markup {
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "title", "meta", "style", "body", "main", "header", "footer", "section",
            "article",
            "address", "blockquote", "div", "p", "span", "h1", "h2", "h3", "h4", "strong", "em", "b", "i",
            "u",
            "small", "sup", "sub", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
            "thead",
            "tbody", "tfoot", "tr", "th", "td", "col", "colgroup", "img", "a");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class", "id", "lang", "dir", "title", "alt", "style", "width", "height", "colspan", "rowspan",
            "scope", "href", "name", "content", "start", "data-if", "data-each", "data-src");

    private Markup() {
    }

    static void checkElement(String name) {
        if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("a letter has no element " + name);
        }
    }

    static void checkAttribute(String name) {
        if (!ATTRIBUTES.contains(name) && !name.equals("xmlns")) {
            throw new IllegalArgumentException("a letter has no attribute " + name);
        }
    }

    /**
     * Style sheets, and the values of {@code style}: nothing that names another resource, no escapes to hide
     * it in.
     */
    static String style(String css) {
        String plain = css.toLowerCase(Locale.ROOT);
        if (plain.contains("url(") || plain.contains("@import") || plain.contains("@font-face")
                || plain.contains("\\")) {
            throw new IllegalArgumentException("a letter's style loads nothing and has no escapes");
        }
        return css;
    }

    /**
     * FEEL that names only what there is. FEEL's casing knows no Turkish (it makes I of i): letters write
     * {@code class="upper"}, which does.
     */
    static void expression(String feel, Collection<String> variables) {
        if (feel.matches("(?s).*\\b(upper|lower) case\\s*\\(.*")) {
            throw new IllegalArgumentException("casing is written class=\"upper\": FEEL's knows no Turkish");
        }
        Feel.check(feel, variables);
    }

    static String address(String href) {
        if (!href.matches("(https?://|mailto:|tel:|#)\\S*")) {
            throw new IllegalArgumentException("a letter links to https, http, mailto, tel or within itself");
        }
        return href;
    }

    static String image(String source) {
        if (!source.matches("data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+")) {
            throw new IllegalArgumentException("an image of a letter is a data: URI of PNG or JPEG");
        }
        return source;
    }
}
