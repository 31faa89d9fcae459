package divan.reliance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A thing that a change touches, and why.
 *
 * @param because never empty
 * @param count of what it stands for: 1, or how many cases
 */
public record Touched(Thing thing, List<Because> because, long count) {
    /** Each reason once, with every place that says so. */
    public Map<Because, List<String>> places() {
        Map<Because, List<String>> places = new LinkedHashMap<>();
        for (Because one : because) {
            List<String> said = places.computeIfAbsent(new Because(one.reason(), one.basis(), ""),
                reason -> new ArrayList<>());
            if (!one.place().isEmpty()) {
                said.add(one.place());
            }
        }
        return places;
    }

    public static Touched of(Thing thing, Because because) {
        return new Touched(thing, List.of(because), 1);
    }
}
