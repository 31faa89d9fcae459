package divan.administration;

import divan.kernel.Violation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody sent, and what of it a form asked for. Only that enters an act: a request may carry any name,
 * and what the program itself says in an act (that nobody else was there to agree, who proposed it) is never
 * taken from one.
 */
final class Typed {
    /** Said by the program only. */
    static final Set<String> OWN = Set.of("four-eyes", "proposal", "proposed-by", "by", "prefix");

    private static final int LONGEST = 2_000;
    /** Four keys or one certificate with all that an institution's set says of them; ten addresses. */
    private static final int LONGEST_KEYS = 50_000;
    private static final Set<String> KEYS = Set.of("jwks", "certificate", "redirects", "after-sign-out",
        "fields", "provisions", "purposes");

    private final Map<String, String> sent;
    private final Map<String, String> asked = new LinkedHashMap<>();

    Typed(Map<String, String> sent) {
        this.sent = sent;
    }

    /** What is longer than anything that a form asks for; it is not looked at any further. */
    List<Violation> tooLong() {
        return sent.entrySet().stream().filter(one -> one.getValue().length() > longest(one.getKey()))
            .map(one -> Violation.of("too-long", one.getKey(), longest(one.getKey()))).toList();
    }

    private static int longest(String name) {
        return KEYS.contains(name) ? LONGEST_KEYS : LONGEST;
    }

    /** Without blanks at its ends; empty where it was not sent. */
    String text(String name) {
        if (OWN.contains(name)) {
            throw new IllegalArgumentException("no form asks for “" + name + "”");
        }
        String text = sent.get(name);
        if (text == null) {
            return "";
        }
        asked.put(name, text.strip());
        return text.strip();
    }

    /** What the program itself adds, so that whoever agrees knows what about. */
    void said(String name, String text) {
        asked.put(name, text);
    }

    /** Words with blanks between them, each once. */
    List<String> list(String name) {
        return text(name).isEmpty() ? List.of()
            : Arrays.stream(text(name).split("[\\s,]+")).filter(word -> !word.isEmpty()).distinct().toList();
    }

    /** Those of the names that were sent, as they were sent. */
    Map<String, String> texts(Iterable<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            if (sent.containsKey(name)) {
                text(name);
                texts.put(name, sent.get(name));
            }
        }
        return texts;
    }

    /** What was asked for so far, in that order. */
    Map<String, String> asked() {
        return new LinkedHashMap<>(asked);
    }
}
