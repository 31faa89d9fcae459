package divan.casework;

import divan.access.Access;
import divan.casework.Results.Taking;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.documents.DrawnDocument;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.web.Caller;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Corrects a slip of the pen in a decision by a further act: the reason's wording, or the last day of a
 * permit typed wrong. Outcome, provisions and weighing stay: who wants another decision must decide again.
 * The first document stays as it was sealed; a second one says what was written and what it should read.
 */
@Component
public class Errata {
    static final String PROVISION = "6458/24/1";
    private static final String CORRECTED =
        "insert into casework.corrected_document(number, by, at) values (:number, :by, :at)";
    private static final String OF =
        "select by, at from casework.corrected_document where number = :number order by at";
    private static final String REASON = "reason";
    private static final String UNTIL = "grantedUntil";
    private static final int LONGEST = 2000;

    /** The number of a correcting document and its day. */
    public record Corrected(String by, LocalDate on) {
    }

    private final Cases cases;
    private final Moves moves;
    private final Definitions definitions;
    private final Decisions decisions;
    private final Standing standing;
    private final Effects effects;
    private final Documents documents;
    private final Journal journal;
    private final Access access;
    private final Wording wording;
    private final JdbcClient jdbc;

    Errata(Cases cases, Moves moves, Definitions definitions, Decisions decisions, Standing standing,
            Effects effects, Documents documents, Journal journal, Access access, Wording wording,
            JdbcClient jdbc) {
        this.cases = cases;
        this.moves = moves;
        this.definitions = definitions;
        this.decisions = decisions;
        this.standing = standing;
        this.effects = effects;
        this.documents = documents;
        this.journal = journal;
        this.access = access;
        this.wording = wording;
        this.jdbc = jdbc;
    }

    /**
     * @param reason as it should read
     * @param until the last day of the permit as it should read, as typed; ignored where nothing was granted
     * @param why what went wrong, for the letter
     */
    public Taking correct(Caller caller, String no, int version, String reason, @Nullable String until,
            String why) {
        standing.guard(caller, no);
        return access.write(caller, () -> {
            Decisions.Moment at = at(caller, no, version);
            CaseState state = at.stored().state();
            List<String> chain = decisions.mayDo(caller,
                Objects.requireNonNull(at.definition().service().functions().get("decide")), at.today());
            decisions.within(chain, at, Objects.requireNonNullElse(state.outcome(), ""));
            Map<String, Object> reads = changes(state, reason.strip(), until);
            List<Violation> wrong = wrong(at, reads, reason, until, why);
            return wrong.isEmpty() ? corrected(at, caller, chain, reads, why.strip())
                : new Taking.Invalid(wording.of(at.definition().service(), wrong));
        });
    }

    private Decisions.Moment at(Caller caller, String no, int version) {
        Cases.Stored stored = moves.locked(no);
        if (!caller.isOfficial()) {
            throw Failure.forbidden("officials-only");
        }
        if (stored.state().decidedOn() == null || stored.state().decision().isEmpty()) {
            throw Failure.conflict("not-decided");
        }
        if (stored.version() != version) {
            throw Failure.conflict("changed-meanwhile");
        }
        Instant now = access.now();
        return new Decisions.Moment(stored, definitions.of(stored.state()), now,
            LocalDate.ofInstant(now, Turkish.ZONE), cases.filing(stored.state().id()));
    }

    private static Map<String, Object> changes(CaseState state, String reason, @Nullable String until) {
        Map<String, Object> reads = new LinkedHashMap<>();
        if (!reason.equals(state.decision().get(REASON))) {
            reads.put(REASON, reason);
        }
        if (state.decision().get(UNTIL) != null && until != null
                && !until.equals(state.decision().get(UNTIL))) {
            reads.put(UNTIL, until);
        }
        return reads;
    }

    /** What the decision would be told if it were proposed like this, of the fields that may change. */
    private static List<Violation> wrong(Decisions.Moment at, Map<String, Object> reads, String reason,
            @Nullable String until, String why) {
        List<Violation> wrong = new ArrayList<>();
        CaseState state = at.stored().state();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put(REASON, reason.isBlank() ? null : reason.strip());
        details.put("granted-until", until);
        details.put("provisions", state.decision().get("provisions"));
        Verdict verdict = new Verdict(String.valueOf(state.outcome()), Map.of(), Map.of(), details);
        Decisions.check(at, verdict).stream()
            .filter(v -> v.field().equals(REASON) || v.field().equals("granted-until")).forEach(wrong::add);
        if (why.isBlank() || why.length() > LONGEST) {
            wrong.add(why.isBlank() ? Violation.of("required", "why")
                : Violation.of("too-long", "why", LONGEST));
        }
        if (reads.isEmpty() && wrong.isEmpty()) {
            wrong.add(Violation.of("nothing-corrected", REASON));
        }
        return wrong;
    }

    private Taking corrected(Decisions.Moment at, Caller caller, List<String> chain,
            Map<String, Object> reads, String why) {
        CaseState before = at.stored().state();
        Map<String, Object> written = new LinkedHashMap<>();
        reads.keySet().forEach(field -> written.put(field, String.valueOf(before.decision().get(field))));
        Map<String, Object> body = new LinkedHashMap<>(Map.of("no", before.no(), "service", before.service(),
            "outcome", String.valueOf(before.outcome()), "written", written, "reads", reads, "why", why,
            "delegation", chain));
        Act act = Act.of(at.now(), caller.actor(chain), CaseFold.CORRECTED,
            List.of(before.party(), before.id()), List.of(PROVISION), "casework", body);
        Set<UUID> earlier = reads.containsKey(UNTIL) ? makers(before) : Set.of();
        DocumentEntry first = first(before);
        CaseState after = moves.move(at.stored(), act);
        DrawnDocument letter = effects.correct(after, at.definition(), letters(at.definition()), act,
            at.filing(), earlier, told(first, written, reads, why));
        jdbc.sql(CORRECTED).param("number", first.number()).param("by", letter.number().toString())
            .param("at", Timestamp.from(at.now())).update();
        return new Taking.Taken(before.no(), act.id());
    }

    /** By which documents the one with this number was corrected; needs no sign-in, and names nobody. */
    public List<Corrected> of(String number) {
        return jdbc.sql(OF).param("number", number).query((row, n) -> new Corrected(row.getString(1),
            LocalDate.ofInstant(row.getTimestamp(2).toInstant(), Turkish.ZONE))).list();
    }

    /** The acts that made rows for this case: the decision and earlier corrections of it. */
    private Set<UUID> makers(CaseState state) {
        return journal.about(state.id()).stream()
            .filter(act -> Set.of(CaseFold.DECIDED, CaseFold.CORRECTED).contains(act.type())).map(Act::id)
            .collect(Collectors.toSet());
    }

    private DocumentEntry first(CaseState state) {
        Optional<DocumentEntry> first = documents.ofCase(state.id()).stream()
            .filter(document -> document.kind().equals("decision")).findFirst();
        return first.orElseThrow(() -> Failure.conflict("no-decision-document"));
    }

    /** A case that began before its pack had the letter is corrected with the letter in force. */
    private Definition letters(Definition pinned) {
        return pinned.service().letters().containsKey("correction") ? pinned
            : definitions.inForce(pinned.service().id());
    }

    private static Map<String, Object> told(DocumentEntry first, Map<String, Object> written,
            Map<String, Object> reads, String why) {
        List<Map<String, Object>> changes = new ArrayList<>();
        if (reads.containsKey(REASON)) {
            changes.add(Map.of("field", "Gerekçe", "written", written.get(REASON), "reads",
                reads.get(REASON)));
        }
        if (reads.containsKey(UNTIL)) {
            changes.add(Map.of("field", "İznin son günü", "written", day(written.get(UNTIL)),
                "reads", day(reads.get(UNTIL))));
        }
        return Map.of("number", first.number(), "day", LocalDate.ofInstant(first.drawnAt(), Turkish.ZONE),
            "why", why, "changes", changes);
    }

    private static String day(@Nullable Object iso) {
        return Turkish.day(LocalDate.parse(String.valueOf(iso)));
    }
}
