package divan.legislation;

import divan.kernel.Failure;
import divan.lawtext.Commencement;
import divan.lawtext.LawText;
import divan.legislation.NormDraft.What;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an approval does, in the transaction of its act. */
@Component
class NormEffects {
    private final Norms norms;
    private final NormDrafts drafts;
    private final LawVersions versions;
    private final Consolidation consolidation;

    NormEffects(Norms norms, NormDrafts drafts, LawVersions versions, Consolidation consolidation) {
        this.norms = norms;
        this.drafts = drafts;
        this.versions = versions;
        this.consolidation = consolidation;
    }

    /** One taking in at a time: numbers are given, and texts kept, in one order. */
    void lock() {
        versions.lock();
    }

    /** An internal norm stays where it is: only the verdict makes it hold. */
    void of(NormDraft draft, UUID act) {
        if (draft.what() == What.REPEALED) {
            end(draft, act);
        } else if (!draft.norm().internal()) {
            publish(draft, act);
        }
    }

    private void end(NormDraft draft, UUID act) {
        LocalDate until = Objects.requireNonNull(draft.norm().valid().until());
        String id = draft.norm().id();
        if (!(draft.norm().internal() ? drafts.end(id, until, act) : norms.end(id, until, act))) {
            throw Failure.conflict("norm-ended-already");
        }
    }

    private void publish(NormDraft draft, UUID act) {
        Norm norm = draft.norm();
        norms.put(new Norm(norm.id(), norm.kind(), norm.number(), norm.title(), norm.dated(), "",
            norm.organs(), norm.said(), norm.restsOn(), norm.valid(), false, true, act));
        consolidation.keep(new LawVersion(norm.id(), 1, norm.valid().from(), norm.title(),
            norm.valid().from(), "", "", draft.sha256(), act), LawText.of(norm.id(), draft.source()),
            Commencement.given(norm.valid().from()));
    }
}
