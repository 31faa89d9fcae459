package divan.journal;

import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The bodies of acts and what opens them; last of all, because other modules read them to know what is
 * theirs. Envelopes stay, and so does every proof. What was read stays where it says nothing but the kind
 * of data.
 */
@Component
@Order
class ErasedActs implements Erasing {
    /** What an erasure itself says holds no word of what was erased, and is the proof that it was lawful. */
    static final List<String> KEPT = List.of("erasure.proposed", "erasure.approved", "erasure.done",
            Act.ERASED);

    private final Acts acts;

    ErasedActs(Acts acts) {
        this.acts = acts;
    }

    @Override
    public String part() {
        return "acts";
    }

    @Override
    public void widen(Extent extent) {
        if (extent.kind() == Extent.Kind.ACT) {
            for (UUID id : extent.targets()) {
                acts.find(id).ifPresent(act -> extent.areAbout(act.subjects()));
            }
        }
        extent.addActs(acts.erasable(extent.subjects(), KEPT));
    }

    @Override
    public long erase(Extent extent) {
        return acts.erase(extent.acts(), KEPT);
    }
}
