package divan.reliance;

import java.util.List;

/**
 * Everything of one kind that a change touches.
 *
 * @param count of all of it
 * @param first as many as are named
 */
public record TouchedKind(Kind kind, long count, List<Touched> first) {
    /** More of a kind than this are counted and not named. */
    public static final int MOST = 500;

    public static TouchedKind of(Kind kind, List<Touched> all) {
        return new TouchedKind(kind, all.stream().mapToLong(Touched::count).sum(),
            all.stream().limit(MOST).toList());
    }
}
