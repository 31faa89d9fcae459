package divan.reliance;

import java.util.List;

/**
 * A thing that a change touches, and why.
 *
 * @param because never empty
 * @param count of what it stands for: 1, or how many cases
 */
public record Touched(Thing thing, List<Because> because, long count) {
    public static Touched of(Thing thing, Because because) {
        return new Touched(thing, List.of(because), 1);
    }
}
