package divan.legislation;

import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
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
