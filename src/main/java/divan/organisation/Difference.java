package divan.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise in a part of the state on one day than on another; organs that are alike on both are not
 * in it.
 */
public record Difference(List<Item> items, boolean cut) {
    /** @param before null where it did not stand, or not in this part; {@code after} likewise */
    public record Item(@Nullable Organ before, @Nullable Organ after, Chart.Mark mark) {
        public Organ organ() {
            return Objects.requireNonNull(after == null ? before : after);
        }
    }

    static Difference of(List<Organ> before, List<Organ> after, boolean cut) {
        Map<String, Organ> was = byNumber(before);
        Map<String, Organ> is = byNumber(after);
        List<Item> items = new ArrayList<>();
        was.forEach((number, organ) -> {
            if (!is.containsKey(number)) {
                items.add(new Item(organ, null, Chart.Mark.GONE));
            }
        });
        is.forEach((number, organ) -> {
            Chart.Mark mark = mark(was.get(number), organ);
            if (mark != Chart.Mark.SAME) {
                items.add(new Item(was.get(number), organ, mark));
            }
        });
        items.sort(Comparator.comparing(item -> item.organ().number()));
        return new Difference(items, cut);
    }

    private static Map<String, Organ> byNumber(List<Organ> organs) {
        Map<String, Organ> map = new TreeMap<>();
        organs.forEach(organ -> map.put(organ.number(), organ));
        return map;
    }

    /** A move weighs more than a name, a name more than anything else. */
    private static Chart.Mark mark(@Nullable Organ was, Organ is) {
        if (was == null) {
            return Chart.Mark.ADDED;
        }
        if (!was.parents().equals(is.parents())) {
            return Chart.Mark.MOVED;
        }
        if (!was.nameTr().equals(is.nameTr()) || !was.nameEn().equals(is.nameEn())) {
            return Chart.Mark.RENAMED;
        }
        return was.saysAs(is) ? Chart.Mark.SAME : Chart.Mark.CHANGED;
    }
}
