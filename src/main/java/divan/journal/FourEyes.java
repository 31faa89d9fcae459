package divan.journal;

import divan.kernel.Failure;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Four eyes: a proposal is an act, and whoever made it does not approve it. */
public final class FourEyes {
    private FourEyes() {
    }

    /** @throws Failure NOT_FOUND where no proposal of this type is known by the id */
    public static Act proposed(Journal journal, UUID proposal, String type) {
        return journal.find(proposal).filter(act -> act.type().equals(type))
            .orElseThrow(Failure::notFound);
    }

    /** Whether this person made the proposal, whatever post they held then or hold now. */
    public static boolean isOwn(Act proposed, @Nullable UUID person) {
        return Objects.equals(proposed.actor().person(), person);
    }
}
