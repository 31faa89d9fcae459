package divan.organisation;

import divan.journal.Journal;
import jakarta.annotation.PostConstruct;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Puts the lines of what changed into the ledger's order: an act has its place once it is numbered, and no
 * gap before it.
 */
@Component
class Publication {
    static final String FOLLOWER = "organisation.changes";
    private static final Set<String> KINDS = Set.of("organ", "organs", "post", "delegation");

    private final Journal journal;
    private final Changes changes;

    Publication(Journal journal, Changes changes) {
        this.journal = journal;
        this.changes = changes;
    }

    @PostConstruct
    void follow() {
        journal.follow(FOLLOWER, type -> KINDS.contains(type.substring(0, type.indexOf('.'))),
            (act, position) -> changes.publish(position, act.id()));
    }
}
