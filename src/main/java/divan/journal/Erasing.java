package divan.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a module keeps of somebody, and how it goes (6698/7). Each module answers for its own tables, files
 * and copies in memory; all of it happens in one transaction of the system, or not at all.
 */
public interface Erasing {
    /** Of which things: its words are {@code erasure.part-<part>}. */
    String part();

    /**
     * What officials call by a number: the case of that number, the party of that identity number.
     *
     * @param day on which the number is looked up
     */
    default Optional<UUID> find(Extent.Kind kind, String called, LocalDate day) {
        return Optional.empty();
    }

    /** Adds the ids that belong to what is erased; asked until nobody adds any. */
    default void widen(Extent extent) {
        // most modules keep rows of what others find
    }

    /** Why this may not be erased today. */
    default List<Hindrance> hindrances(Extent extent, LocalDate today) {
        return List.of();
    }

    /**
     * A case whose time for keeping is over.
     *
     * @param handOver whether it has to be handed over to the State Archives before
     */
    record Due(UUID id, boolean handOver) {
    }

    /** Cases that nothing keeps any more on that day, but the archives where they are to have them. */
    default List<Due> due(LocalDate today) {
        return List.of();
    }

    /** What officials call these: the reverse of {@link #find}; only for cases. */
    default List<String> called(Extent.Kind kind, UUID[] targets) {
        return List.of();
    }

    /**
     * Overwrites or removes everything. Where a process dies before the transaction is committed, it is done
     * again from the beginning: files go before the rows that name them are gone for good.
     *
     * @return how many rows went
     */
    long erase(Extent extent);
}
