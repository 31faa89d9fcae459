package divan.packs;

import java.time.Instant;
import java.util.List;

/** What one module makes of a pack. Parts run in band order (Spring's {@code @Order}). */
public interface PackPart {
    /** Everything wrong with this part's files; an empty list is good. Must not write. */
    List<Finding> check(Pack pack);

    /** What its author should look at, though the pack can be taken as it is. Must not write. */
    default List<Finding> remarks(Pack pack) {
        return List.of();
    }

    /**
     * What a version changes of this part's files against an earlier one; both can be read. Must not write.
     */
    default List<Change> changes(Pack before, Pack after) {
        return List.of();
    }

    /**
     * Takes effect. Runs in the transaction that activates the pack; lasting effects are acts. A part that
     * only holds definitions in memory takes them up in {@link #load} instead.
     */
    default void activate(Pack pack, Instant at) {
    }

    /** Called after activation has committed, and at every start for every active pack. */
    default void load(Pack pack) {
    }
}
