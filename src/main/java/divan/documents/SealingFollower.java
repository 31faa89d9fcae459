package divan.documents;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Follower;
import divan.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Follows the journal: what was ordered is sealed, and that it was sealed is an act. */
@Component
final class SealingFollower implements Follower {
    private final Journal journal;
    private final Sealing sealing;

    SealingFollower(Journal journal, Sealing sealing) {
        this.journal = journal;
        this.sealing = sealing;
        journal.follow("documents", Documents.ORDERED::equals, this);
    }

    @Override
    public void on(Act act, long position) {
        if (!act.erased()) {
            sealing.seal(UUID.fromString((String) act.body().get("document")))
                    .ifPresent(sealed -> append(sealed, act));
        }
    }

    private void append(Sealing.Sealed sealed, Act ordered) {
        StoredOrder order = sealed.order();
        Actor seal = new Actor("system", null, null, order.organ(), List.of());
        journal.append(Act.of(sealed.at(), seal, Documents.SEALED, Documents.subjects(order), ordered.basis(),
                ordered.purpose(), told(sealed)));
    }

    private static Map<String, Object> told(Sealing.Sealed sealed) {
        return Map.of("document", sealed.order().id().toString(), "number", sealed.order().number()
                .toString(),
                "sha256", sealed.sha256(), "organ", sealed.order().organ(), "certificate",
                sealed.certificate());
    }
}
