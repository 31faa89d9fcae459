package divan.legislation;

import divan.journal.Journal;
import divan.search.Gate;
import divan.search.Search;
import divan.search.Source;
import jakarta.annotation.PostConstruct;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Makes the texts of laws searchable: those there are, and each that is taken in while the program runs. */
@Component
class LawSearch implements Source {
    static final String FOLLOWER = "legislation.search";
    private static final String SOURCE = "law-text ";

    private final LawVersions versions;
    private final Search search;
    private final Journal journal;
    private final Gate gate = new Gate();

    LawSearch(LawVersions versions, Search search, Journal journal) {
        this.versions = versions;
        this.search = search;
        this.journal = journal;
    }

    @PostConstruct
    void follow() {
        Set<String> taken = Set.of(Consolidation.IMPORTED, NormEntry.APPROVED);
        journal.follow(FOLLOWER, taken::contains, (act, position) -> {
            gate.pass();
            feed(() -> true);
        });
    }

    @Override
    public void catchUp(BooleanSupplier goesOn) {
        try {
            feed(goesOn);
        } finally {
            gate.open();
        }
    }

    /** The laws whose text is another than the index has. */
    private synchronized void feed(BooleanSupplier goesOn) {
        for (LawVersion version : versions.all()) {
            String note = version.version() + " " + version.sha256();
            if (goesOn.getAsBoolean() && !search.note(SOURCE + version.law()).equals(note)) {
                search.replace(SOURCE + version.law(), LawEntries.of(version, versions.wordings(version),
                    versions.changes(version)).stream(), note);
            }
        }
    }
}
