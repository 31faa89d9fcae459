package divan.journal;

import divan.kernel.Failure;
import divan.kernel.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Four eyes: a proposal is an act, and whoever made it does not approve it. */
public final class FourEyes {
    /** What became of a proposal; its own proposer may only take it back. */
    public enum Verdict {
        APPROVED, RETURNED, TAKEN_BACK;

        /** As data and addresses write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Verdict> of(String code) {
            return Arrays.stream(values()).filter(verdict -> verdict.code().equals(code)).findFirst();
        }
    }

    /**
     * A verdict as it was given.
     *
     * @param answer why it was returned, or empty
     * @param act by which it was decided
     */
    public record Decided(Verdict verdict, Instant at, String post, String answer, UUID act) {
    }

    private static final int SHORTEST = 3;

    private FourEyes() {
    }

    /** @throws Failure NOT_FOUND where no proposal of this type is known by the id */
    public static Act proposed(Journal journal, UUID proposal, String type) {
        return journal.find(proposal).filter(act -> act.type().equals(type))
            .orElseThrow(Failure::notFound);
    }

    /**
     * The proposal, for whom the verdict is open: its own proposer may only take it back, nobody else may.
     *
     * @throws Failure NOT_FOUND as {@link #proposed}; FORBIDDEN where the verdict is not theirs
     */
    public static Act decidable(Journal journal, UUID proposal, String type, @Nullable UUID person,
            Verdict verdict) {
        Act proposed = proposed(journal, proposal, type);
        if (isOwn(proposed, person) != (verdict == Verdict.TAKEN_BACK)) {
            throw Failure.forbidden("norm-own-proposal");
        }
        return proposed;
    }

    /** @throws Failure INVALID where something is returned without saying why */
    public static void answered(Verdict verdict, String answer) {
        if (verdict == Verdict.RETURNED && answer.length() < SHORTEST) {
            throw Failure.invalid(List.of(Violation.of("norm-reason", "answer")));
        }
    }

    /** What the act of a verdict says of the proposal, in the order of its body. */
    public static Map<String, Object> told(Act proposed, String answer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("proposal", proposed.id().toString());
        told.put("proposed-by", Objects.toString(proposed.actor().person(), ""));
        told.put("answer", answer);
        return told;
    }

    /** Whether this person made the proposal, whatever post they held then or hold now. */
    public static boolean isOwn(Act proposed, @Nullable UUID person) {
        return Objects.equals(proposed.actor().person(), person);
    }
}
