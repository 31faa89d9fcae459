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
 * @param asked the request of a person that it answers; null where nobody asked
 * @param carriedBy the act by which it was carried out; null until then
 * @param sweptAt since when nothing of it is left in the database's files either
 */
public record Proposal(UUID act, String organ, Extent.Kind kind, List<UUID> targets, Ground ground,
        String reference, Instant at, String post, @Nullable Request asked, @Nullable Decided decided,
        @Nullable UUID carriedBy, @Nullable Instant carriedAt, @Nullable Instant sweptAt) {

    /** The case in which somebody asked that files of theirs be erased, and who that is: opaque ids. */
    public record Request(UUID id, UUID party) {
    }

    /** Not decided yet. @param post of whoever proposes; empty for the program */
    static Proposal open(UUID act, String organ, Extent.Kind kind, List<UUID> targets, Ground ground,
            String reference, Instant at, String post, @Nullable Request asked) {
        return new Proposal(act, organ, kind, targets, ground, reference, at, post, asked, null, null, null,
            null);
    }

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
