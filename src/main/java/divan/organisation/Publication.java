package divan.organisation;

import divan.journal.Journal;
import jakarta.annotation.PostConstruct;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Puts the lines of what changed into the ledger's order: an act has its place once it is numbered, and no
 * gap before it. Whoever reads that something changed, and asks what it now is, is not told what it was.
 */
@Component
class Publication {
    static final String FOLLOWER = "organisation.changes";
    private static final Set<String> KINDS = Set.of("organ", "organs", "post", "delegation", "deputy",
        "person");

    private final Journal journal;
    private final Changes changes;
    private final StateCopy copy;

    Publication(Journal journal, Changes changes, StateCopy copy) {
        this.journal = journal;
        this.changes = changes;
        this.copy = copy;
    }

    @PostConstruct
    void follow() {
        journal.follow(FOLLOWER, type -> KINDS.contains(type.substring(0, type.indexOf('.'))),
            (act, position) -> {
                copy.settle();
                changes.publish(position, act.id());
            });
    }
}
