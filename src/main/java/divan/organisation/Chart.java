package divan.organisation;

import java.util.List;
import java.util.Set;

/**
 * The organs below one, in outline: a line each, further in the further below. It is drawn and told as a
 * table from the same lines. An organ with two parents stands below both.
 *
 * @param cut there are more than are shown
 */
public record Chart(List<Line> lines, boolean cut) {
    /** More than this nobody reads on one page. */
    static final int MOST = 400;
    private static final int HEIGHT = 40;
    private static final int STEP = 30;
    private static final int LETTER = 9;
    private static final int LONGEST = 70;

    /** What became of an organ between two days. */
    public enum Mark {
        SAME, ADDED, GONE, RENAMED, MOVED, CHANGED
    }

    /** @param open whether the organs below it are shown; {@code more} whether there are any */
    public record Line(Organ organ, int depth, boolean open, boolean more, Mark mark) {
        public int x() {
            return 4 + depth * STEP;
        }

        /** Wide enough for its words, whatever the reader's typeface. */
        public int width(String words) {
            return 44 + LETTER * Math.min(words.length(), LONGEST);
        }

        public String shortened(String words) {
            return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
        }
    }

    public int y(int line) {
        return 4 + line * HEIGHT;
    }

    public int height() {
        return 8 + lines.size() * HEIGHT;
    }

    public int width() {
        return 60 + STEP * lines.stream().mapToInt(Line::depth).max().orElse(0) + LETTER * LONGEST;
    }

    /** The line of the organ below which this one is drawn; -1 for the first. */
    public int above(int line) {
        for (int i = line - 1; i >= 0; i--) {
            if (lines.get(i).depth() < lines.get(line).depth()) {
                return i;
            }
        }
        return -1;
    }

    /** Those that are open once this one is opened, or closed. */
    public static String toggled(Set<String> open, String number) {
        Set<String> next = new java.util.TreeSet<>(open);
        if (!next.remove(number)) {
            next.add(number);
        }
        return String.join(",", next);
    }
}
