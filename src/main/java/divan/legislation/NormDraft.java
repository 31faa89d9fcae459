package divan.legislation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A norm that an official proposes to enter or to end; the proposal is the act of this id.
 *
 * @param norm as it would be entered, or as it would stand with its last day
 * @param source its text as it was given; empty for an ending
 * @param reason why it ends; empty for an entry
 * @param post that proposed it
 * @param decided null while it waits
 */
public record NormDraft(UUID act, What what, Norm norm, String source, String sha256, String reason,
        Instant at, String post, @Nullable Decided decided) {
    public enum What { ENTERED, REPEALED }

    /** What became of a proposal; its own proposer may only take it back. */
    public enum Verdict {
        APPROVED, RETURNED, TAKEN_BACK;

        /** As data and addresses write it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param answer why it was returned, or empty */
    public record Decided(Verdict verdict, Instant at, String post, String answer, UUID act) {
    }

    public String organ() {
        return norm.organs().getFirst();
    }

    public boolean isOpen() {
        return decided == null;
    }

    public boolean isApproved() {
        return decided != null && decided.verdict() == Verdict.APPROVED;
    }
}
