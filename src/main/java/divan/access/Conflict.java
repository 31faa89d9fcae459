package divan.access;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * What a module knows that keeps an official from deciding about somebody: that it is they themselves, a
 * relative, whom they represent, a case that they withdrew from or had a part in. Asked by the program.
 */
public interface Conflict {
    /**
     * Something that keeps an official away.
     *
     * @param about the party or the case that it is
     * @param code of the violation that tells it, {@code barred-…} or {@code took-part}
     */
    record Found(UUID about, String code) {
    }

    /** @param cases which may hold the ids of other things, that are no cases */
    Optional<Found> between(UUID official, Collection<UUID> parties, Collection<UUID> cases);
}
