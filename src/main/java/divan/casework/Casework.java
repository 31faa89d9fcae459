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
            return filing.get("facts") instanceof Map<?, ?> facts
                && facts.get("parameters") instanceof Map<?, ?> parameters
                && parameters.get("suit_days") instanceof Number days ? days.intValue() : 0;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Casework.class);

    private final Cases cases;
    private final Definitions definitions;
    private final Rules rules;
    private final Journal journal;
    private final Access access;
    private final Registers registers;
    private final Standing standing;

    Casework(Cases cases, Definitions definitions, Rules rules, Journal journal, Access access,
            Registers registers, Standing standing) {
        this.cases = cases;
        this.definitions = definitions;
        this.rules = rules;
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
        Cases.Stored stored = cases.find(timer.caseId()).orElseThrow(Failure::notFound);
        CaseState state = stored.state();
        boolean waits = state.timers().stream().anyMatch(t -> t.timer() == timer.timer());
        if (!waits) {
            return false;
        }
        Act act = Act.of(now, Filings.system(state.organ()), CaseFold.DEADLINE_PASSED,
            List.of(state.party(), state.id()), basis(state), "casework", Map.of("timer", timer.timer()));
        journal.append(act);
        CaseFold.Moved moved = fold(state).apply(state, act);
        if (!cases.change(moved.state(), stored.version())) {
            throw Failure.conflict("changed-meanwhile");
        }
        return true;
    }

    /** The provision from which the time to decide is taken. */
    private List<String> basis(CaseState state) {
        String provision = definitions.pinned(state.service(), state.pack()).service().durationProvision();
        return provision.isEmpty() ? List.of() : List.of(provision);
    }

    CaseFold fold(CaseState state) {
        return new CaseFold(definitions.pinned(state.service(), state.pack()).interpreter());
    }

    LocalDate today() {
        return LocalDate.ofInstant(access.now(), divan.kernel.Turkish.ZONE);
    }
}
