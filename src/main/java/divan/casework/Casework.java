package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.registers.Entry;
import divan.registers.Registers;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cases as people see and move them. Somebody else's case is not found. */
@Component
public class Casework {
    /** A case with all that belongs to it, as one reader may see it. */
    public record OpenCase(CaseState state, int version, Map<String, Object> filing, List<Act> acts,
            Form form, Assessment assessment, String applicant, List<Entry> permits) {

        /** Days to bring a suit, of the parameters that hold for this case. */
        public int suitDays() {
            return Filings.days(filing, "suit_days", 0);
        }

        /** The last day of the permit that is to be extended, as the register knew it on the day of filing. */
        public @Nullable LocalDate permitUntil() {
            return filing.get("facts") instanceof Map<?, ?> facts && facts.get("permit") instanceof Map<?, ?> permit
                && permit.get("until") instanceof String day ? LocalDate.parse(day) : null;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Casework.class);

    private final Cases cases;
    private final Definitions definitions;
    private final Moves moves;
    private final Timed timed;
    private final Journal journal;
    private final Access access;
    private final Registers registers;
    private final Standing standing;

    Casework(Cases cases, Definitions definitions, Moves moves, Timed timed, Journal journal, Access access,
            Registers registers, Standing standing) {
        this.cases = cases;
        this.definitions = definitions;
        this.moves = moves;
        this.timed = timed;
        this.journal = journal;
        this.access = access;
        this.registers = registers;
        this.standing = standing;
    }

    /** Opens a case for reading; the act of reading is committed before this returns. */
    public OpenCase open(Caller caller, String no) {
        Purpose purpose = caller.isOfficial() ? Purpose.CASEWORK : Purpose.OWN;
        standing.guard(caller, no);
        return access.read(caller, purpose, "case", () -> {
            Cases.Stored stored = cases.find(no).orElseThrow(Failure::notFound);
            CaseState state = stored.state();
            return Reading.of(view(caller, stored), state.party(), state.id());
        });
    }

    private OpenCase view(Caller caller, Cases.Stored stored) {
        CaseState state = stored.state();
        Definition definition = definitions.pinned(state.service(), state.pack());
        Map<String, Object> filing = cases.filing(state.id());
        List<Act> acts = access.asSystem(() -> journal.about(state.id())).stream()
            .filter(act -> !act.type().equals("data.read"))
            .filter(act -> caller.isOfficial() || act.subjects().contains(state.party())).toList();
        List<Entry> permits = caller.isOfficial() ? registers.history("residence-permits", state.party()) : List.of();
        return new OpenCase(state, stored.version(), filing, acts, definition.form(), Filings.assessment(filing),
            applicant(filing), permits);
    }

    private static String applicant(Map<String, Object> filing) {
        return filing.get("facts") instanceof Map<?, ?> facts && facts.get("person") instanceof Map<?, ?> person
            ? String.valueOf(person.get("name")) : "";
    }

    /** The caller's own cases, newest first. */
    public List<CaseState> mine(Caller caller) {
        UUID party = caller.party();
        if (party == null) {
            return List.of();
        }
        return access.read(caller, Purpose.OWN, "cases", () -> Reading.of(cases.of(party), party));
    }

    /** How many applications wait for something that the caller is to bring; a number, nobody's data. */
    public long toBring(Caller caller) {
        UUID party = caller.party();
        return party == null ? 0 : access.as(caller, () -> cases.of(party)).stream()
            .filter(state -> state.name().equals("awaiting-documents")).count();
    }

    /** Rows of a register about the caller as of a day, history included. */
    public List<Entry> register(Caller caller, String register, UUID party) {
        Purpose purpose = caller.isOfficial() ? Purpose.CASEWORK : Purpose.OWN;
        return access.read(caller, purpose, "register", () ->
            Reading.of(registers.history(register, party), party));
    }

    /** Timers that are due: each becomes an act of its own. */
    int passDeadlines(java.time.Instant now) {
        List<Cases.DueTimer> due = access.asSystem(() -> cases.due(now));
        return (int) due.stream().filter(timer -> pass(timer, now)).count();
    }

    /** How many timers were due before that instant and have not become acts. */
    public long overdueTimers(java.time.Instant before) {
        return access.asSystem(() -> cases.overdue(before));
    }

    /** One case that cannot be moved does not keep the others waiting. */
    private boolean pass(Cases.DueTimer timer, java.time.Instant now) {
        try {
            return access.asSystem(() -> passed(timer, now));
        } catch (Failure meanwhile) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("A deadline of the case {} could not be recorded", timer.caseId(), e);
            return false;
        }
    }

    /** @throws Failure CONFLICT where somebody moved the case meanwhile: the act is not appended then */
    private boolean passed(Cases.DueTimer timer, java.time.Instant now) {
        Cases.Stored stored = cases.lock(timer.caseId()).orElseThrow(Failure::notFound);
        CaseState state = stored.state();
        boolean waits = state.timers().stream().anyMatch(t -> t.timer() == timer.timer());
        if (!waits) {
            return false;
        }
        moves.move(stored, timed.act(state, timer.timer(), now));
        return true;
    }

    CaseFold fold(CaseState state) {
        return new CaseFold(definitions.pinned(state.service(), state.pack()).interpreter());
    }

    LocalDate today() {
        return LocalDate.ofInstant(access.now(), divan.kernel.Turkish.ZONE);
    }
}
