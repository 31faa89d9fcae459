package divan.erasure;

import divan.journal.Extent;
import divan.journal.FourEyes.Decided;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an official proposes to erase; opaque ids and codes only.
 *
 * @param act the proposal itself
 * @param reference the number of the paper that asks for it: capitals, digits and . / - ; or empty
 * @param carriedBy the act by which it was carried out; null until then
 * @param sweptAt since when nothing of it is left in the database's files either
 */
public record Proposal(UUID act, String organ, Extent.Kind kind, List<UUID> targets, Ground ground,
        String reference, Instant at, String post, @Nullable Decided decided, @Nullable UUID carriedBy,
        @Nullable Instant carriedAt, @Nullable Instant sweptAt) {

    public boolean isOpen() {
        return decided == null;
    }

    /** The words for where it stands: text key {@code erasure.state.<name>}. */
    public String state() {
        if (sweptAt != null) {
            return "swept";
        }
        if (carriedBy != null) {
            return "done";
        }
        return decided == null ? "waiting" : decided.verdict().code();
    }
}
