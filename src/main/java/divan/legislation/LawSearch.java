package divan.legislation;

import divan.journal.Journal;
import divan.lawtext.Commencement;
import divan.search.Entry;
import divan.search.Gate;
import divan.search.Search;
import divan.search.Source;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Makes norms searchable: texts of laws, those there are and each that is taken in while the program runs;
 * what officials approved, until its last day once it has one; and norms whose text is not here, by their
 * titles. An internal norm is never in the index.
 */
@Component
class LawSearch implements Source {
    static final String FOLLOWER = "legislation.search";
    private static final String SOURCE = "law-text ";
    private static final String UNREAD = "norms";
    private static final Set<String> TOLD = Set.of(Consolidation.IMPORTED, NormEntry.APPROVED,
        NormEntry.REPEALED, NormPart.RECORDED);

    private final LawVersions versions;
    private final Commencements commencements;
    private final Norms norms;
    private final Search search;
    private final Journal journal;
    private final Gate gate = new Gate();

    LawSearch(LawVersions versions, Commencements commencements, Norms norms, Search search,
            Journal journal) {
        this.versions = versions;
        this.commencements = commencements;
        this.norms = norms;
        this.search = search;
        this.journal = journal;
    }

    @PostConstruct
    void follow() {
        journal.follow(FOLLOWER, TOLD::contains, (act, position) -> {
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

    /** The norms whose text or last day is another than the index has. */
    private synchronized void feed(BooleanSupplier goesOn) {
        Map<String, LocalDate> ended = norms.ended();
        for (LawVersion version : versions.all()) {
            LocalDate until = ended.get(version.law());
            Commencement law = commencements.of(version);
            String note = version.version() + " " + version.sha256() + " " + law.ground()
                + law.first().map(day -> " " + day).orElse("") + (until == null ? "" : " " + until);
            if (goesOn.getAsBoolean() && !search.note(SOURCE + version.law()).equals(note)) {
                search.replace(SOURCE + version.law(), entries(version, law, until), note);
            }
        }
        List<Norm> unread = norms.unread();
        String note = DigestUtils.md5DigestAsHex(unread.toString().getBytes(StandardCharsets.UTF_8));
        if (goesOn.getAsBoolean() && !search.note(UNREAD).equals(note)) {
            search.replace(UNREAD, unread.stream().map(LawEntries::of), note);
        }
    }

    private Stream<Entry> entries(LawVersion version, Commencement law,
            @Nullable LocalDate until) {
        List<Wording> wordings = versions.wordings(version);
        String letter = wordings.isEmpty() ? versions.source(version) : "";
        return LawEntries.of(version, law, letter, wordings, versions.changes(version), until).stream();
    }
}
