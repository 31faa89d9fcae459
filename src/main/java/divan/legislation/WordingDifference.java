package divan.legislation;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two wordings of a provision side by side: a row for each part that either has, in the order of the later
 * one, what was dropped where it stood. Words of a part are compared where those of both days are known.
 */
public record WordingDifference(List<Row> rows) {
    /** Longer parts are not compared word by word: they are shown as dropped and added. */
    private static final int MOST_WORDS = 20_000;

    public enum Mark { SAME, REMOVED, ADDED }

    /** Words that stand together and fared alike. */
    public record Piece(Mark mark, String words) {
    }

    /**
     * @param before empty where the part did not stand on the earlier day; null where its words are unknown
     * @param after the same of the later day
     */
    public record Row(String label, @Nullable List<Piece> before, @Nullable List<Piece> after) {
        public boolean isSame() {
            return before != null && after != null && before.equals(after);
        }
    }

    public boolean isSame() {
        return rows.stream().allMatch(Row::isSame);
    }

    static WordingDifference of(List<WordingPage.Line> before, List<WordingPage.Line> after) {
        Map<String, WordingPage.Line> was = byPlace(before);
        Map<String, WordingPage.Line> is = byPlace(after);
        return new WordingDifference(places(before, after).stream()
            .map(place -> row(was.get(place), is.get(place)))
            .filter(row -> row.before() == null || row.after() == null
                || !row.before().isEmpty() || !row.after().isEmpty()).toList());
    }

    private static Map<String, WordingPage.Line> byPlace(List<WordingPage.Line> lines) {
        Map<String, WordingPage.Line> byPlace = new HashMap<>();
        lines.forEach(line -> byPlace.put(line.wording().place(), line));
        return byPlace;
    }

    /** The places of both, each once. */
    private static List<String> places(List<WordingPage.Line> before, List<WordingPage.Line> after) {
        List<String> was = before.stream().map(line -> line.wording().place()).toList();
        List<String> is = after.stream().map(line -> line.wording().place()).toList();
        List<String> places = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(was, is, true).getDeltas()) {
            places.addAll(delta.getSource().getLines());
            places.addAll(delta.getTarget().getLines());
        }
        return places.stream().distinct().toList();
    }

    private static Row row(WordingPage.@Nullable Line was, WordingPage.@Nullable Line is) {
        Wording named = is != null ? is.wording() : was.wording();
        List<String> before = words(was);
        List<String> after = words(is);
        if (before == null || after == null) {
            return new Row(named.label(), plain(before), plain(after));
        }
        List<Piece> left = new ArrayList<>();
        List<Piece> right = new ArrayList<>();
        if (before.size() > MOST_WORDS || after.size() > MOST_WORDS) {
            add(left, Mark.REMOVED, before);
            add(right, Mark.ADDED, after);
        } else {
            compare(before, after, left, right);
        }
        return new Row(named.label(), List.copyOf(left), List.copyOf(right));
    }

    private static void compare(List<String> before, List<String> after, List<Piece> left,
            List<Piece> right) {
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            boolean same = switch (delta.getType()) {
                case EQUAL -> true;
                case CHANGE, DELETE, INSERT -> false;
            };
            add(left, same ? Mark.SAME : Mark.REMOVED, delta.getSource().getLines());
            add(right, same ? Mark.SAME : Mark.ADDED, delta.getTarget().getLines());
        }
    }

    private static void add(List<Piece> pieces, Mark mark, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(mark, String.join(" ", words)));
        }
    }

    private static @Nullable List<Piece> plain(@Nullable List<String> words) {
        return words == null ? null : words.isEmpty() ? List.of()
            : List.of(new Piece(Mark.SAME, String.join(" ", words)));
    }

    /** Empty for a part that is not there; null where its words are not known. */
    private static @Nullable List<String> words(WordingPage.@Nullable Line line) {
        if (line == null) {
            return List.of();
        }
        String words = (line.wording().lead() + " " + line.wording().closing()).strip();
        return !line.known() ? null : words.isEmpty() ? List.of() : Arrays.asList(words.split("\\s+"));
    }
}
