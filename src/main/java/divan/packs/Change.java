package divan.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One thing that a new version of a pack changes.
 *
 * @param what kind of thing: service, question, element, rule, letter, parameter, provision, post, file…
 * @param file of the pack in which it stands
 * @param of to what it belongs, a service or a law; empty where it stands by itself
 * @param before what it said, of a changed thing only what differs, at most a line; empty where it is new
 * @param after what it says, likewise
 * @param note what follows from it, in words, or empty
 */
public record Change(String what, String file, String of, String id, Sort sort, String before,
        String after, String note) {
    private static final int LONGEST = 160;

    /** Whether a thing is new, gone or another. */
    public enum Sort {
        ADDED, REMOVED, CHANGED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return the same with a note */
    public Change noting(String words) {
        return new Change(what, file, of, id, sort, before, after, words);
    }

    /**
     * Things by id, each a list of values by name, held against each other in the order of their ids.
     *
     * @return what is new, gone or says something else
     */
    public static List<Change> between(String what, String file, String of,
            Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        List<Change> changes = new ArrayList<>();
        Map<String, Map<String, String>> all = new TreeMap<>(before);
        all.putAll(after);
        all.keySet().forEach(id -> {
            Map<String, String> old = before.get(id);
            Map<String, String> now = after.get(id);
            if (old == null || now == null) {
                changes.add(new Change(what, file, of, id, old == null ? Sort.ADDED : Sort.REMOVED, "", "",
                    ""));
            } else if (!old.equals(now)) {
                changes.add(new Change(what, file, of, id, Sort.CHANGED, differing(old, now),
                    differing(now, old), ""));
            }
        });
        return changes;
    }

    /** What of the one does not stand so in the other, in a line. */
    private static String differing(Map<String, String> one, Map<String, String> other) {
        List<String> lines = new ArrayList<>();
        one.forEach((name, value) -> {
            if (!value.equals(other.get(name))) {
                lines.add((name.isEmpty() ? "" : name + ": ") + value.strip().replaceAll("\\s+", " "));
            }
        });
        String line = String.join("; ", lines);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** {@code question x/y changed: required: false → required: true (note)} */
    public String words() {
        String words = what + " " + (of.isEmpty() ? "" : of + "/") + id + " " + sort.code();
        if (!before.isEmpty() || !after.isEmpty()) {
            words += ": " + (before.isEmpty() ? "nothing" : before) + " → "
                + (after.isEmpty() ? "nothing" : after);
        }
        return note.isEmpty() ? words : words + " (" + note + ")";
    }

    /** How many of each kind: {@code question: {added: 1, changed: 2}}. */
    public static SequencedMap<String, Object> counted(List<Change> changes) {
        SequencedMap<String, Object> counted = new LinkedHashMap<>();
        changes.stream().map(Change::what).distinct().sorted().forEach(what -> {
            Map<String, Object> sorts = new LinkedHashMap<>();
            for (Sort sort : Sort.values()) {
                long many = changes.stream().filter(c -> c.what().equals(what) && c.sort() == sort).count();
                if (many > 0) {
                    sorts.put(sort.code(), (int) many);
                }
            }
            counted.put(what, sorts);
        });
        return counted;
    }

    /** {@code question 1 added, 2 changed; rule 1 removed}, for a line of a log. */
    public static String inShort(List<Change> changes) {
        List<String> kinds = new ArrayList<>();
        counted(changes).forEach((what, sorts) -> {
            List<String> many = new ArrayList<>();
            ((Map<?, ?>) sorts).forEach((sort, number) -> many.add(number + " " + sort));
            kinds.add(what + " " + String.join(", ", many));
        });
        return kinds.isEmpty() ? "nothing that is told apart" : String.join("; ", kinds);
    }
}
