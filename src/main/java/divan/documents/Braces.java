package divan.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with FEEL in braces, taken apart. FEEL itself has braces (contexts) and strings that may contain
 * them, so the end of an expression is the brace that closes it outside a string. A literal brace is
 * written {@code {"{"}}.
 */
final class Braces {
    private Braces() {
    }

    sealed interface Part permits Words, Expression {
    }

    record Words(String text) implements Part {
    }

    record Expression(String feel) implements Part {
    }

    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            words(parts, text.substring(from, open));
            int close = close(text, open);
            parts.add(new Expression(text.substring(open + 1, close).strip()));
            from = close + 1;
        }
        words(parts, text.substring(from));
        return parts;
    }

    private static void words(List<Part> parts, String words) {
        if (words.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a brace closes what none opened: " + words.strip());
        }
        if (!words.isEmpty()) {
            parts.add(new Words(words));
        }
    }

    private static int close(String text, int open) {
        int depth = 0;
        boolean string = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                string = !string;
            } else if (c == '\\' && string) {
                i++;
            } else if (!string && c == '{') {
                depth++;
            } else if (!string && c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is never closed: " + text.substring(open).strip());
    }
}
