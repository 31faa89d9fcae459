package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.policy.Rulebook;
import divan.registers.Entry;
import divan.registers.Registers;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cases as people see and move them. Somebody else's case is not found. */
@Component
public class Casework {
    /** A case with all that belongs to it, as one reader may see it. */
    public record OpenCase(CaseState state, int version, Map<String, Object> filing, List<Act> acts,
            Form form, Assessment assessment, String applicant, Service service, List<Dispute> disputes,
            List<Entry> entries) {

        /** Days for the remedy, of the parameters that hold for this case. */
        public int suitDays() {
            Service.Remedy remedy = service.remedy();
            boolean shorter = remedy.shorterWhen() != null && Situation.filed(filing, form, state)
                .with("decision", Map.of("provisions",
                    state.decision().getOrDefault("provisions", List.of())))
                .holds(remedy.shorterWhen());
            String days = shorter ? remedy.shorterParameter() : remedy.daysParameter();
            return service.parameters().entrySet().stream()
                .filter(p -> p.getValue().equals(days)).findFirst()
                .map(p -> Filings.days(filing, p.getKey(), 0)).orElse(0);
        }

        /**
         * The last day of the remedy where the answer did not come in time: as the service's law counts it
         * from the request (law 6698/14/1), else the time to sue from the day on which silence refuses (law
         * 2577/10/2), for which the end of the time to answer stands.
         */
        public LocalDate remedyUntil() {
            int latest = Filings.days(filing, "complaint_latest_days", 0);
            return latest > 0 ? state.filedOn().plusDays(latest) : state.deadline().plusDays(suitDays());
        }

        /** Decided by a process in which nothing is left to be served. */
        public boolean isAnswered() {
            return state.outcome() != null && state.servedOn() == null && state.tasks().isEmpty();
        }

        /**
         * The last day of the permit that is to be extended, as the register knew it on the day of filing.
         */
        public @Nullable LocalDate permitUntil() {
            return filing.get("facts") instanceof Map<?, ?> facts
                && facts.get("permit") instanceof Map<?, ?> permit
                && permit.get("until") instanceof String day ? LocalDate.parse(day) : null;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Casework.class);
    /** Of a hundred timers each: then other work that comes round has its turn. */
    private static final int MOST_PAGES = 100;

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
        Standing.Ground ground = standing.guard(caller, no);
        return access.read(caller, ground.purpose(), ground.what(), () -> {
            Cases.Stored stored = cases.find(no).orElseThrow(Failure::notFound);
            CaseState state = stored.state();
            return Reading.of(view(caller, ground.purpose(), stored), state.party(), state.id())
                .on(caller.isOfficial() ? basisOf("read", state) : List.of());
        });
    }

    /** A case that is opened in an emergency, in a transaction that says so. */
    <T> Reading<T> inEmergency(Caller caller, Emergency emergency, Function<OpenCase, T> shown) {
        Cases.Stored stored = cases.find(emergency.caseId()).orElseThrow(Failure::notFound);
        return Reading.of(shown.apply(view(caller, Purpose.EMERGENCY, stored)), emergency.party(),
            emergency.caseId());
    }

    private OpenCase view(Caller caller, Purpose purpose, Cases.Stored stored) {
        CaseState state = stored.state();
        Definition definition = definitions.of(state);
        Map<String, Object> filing = filing(caller, purpose, definition.service(), state.id());
        List<Act> acts = access.asSystem(() -> journal.about(state.id(), "data.read")).stream()
            .filter(act -> caller.isOfficial() || act.subjects().contains(state.party())).toList();
        String register = definition.service().register();
        List<Entry> entries = !caller.isOfficial() || register == null ? List.of()
            : shown(caller, purpose, register, state.party());
        return new OpenCase(state, stored.version(), filing, acts, definition.form(),
            Filings.assessment(filing), applicant(filing), definition.service(), disputes(caller, state),
            entries);
    }

    /** Of a register beside a case: the fields that are read for this purpose. */
    private List<Entry> shown(Caller caller, Purpose purpose, String register, UUID party) {
        return access.fields(caller, purpose, Rulebook.register(register)).map(fields ->
            registers.history(register, party).stream().map(entry -> entry.only(fields)).toList())
            .orElse(List.of());
    }

    /** What was filed; of what registers knew then, an official reads no more than of what they know now. */
    private Map<String, Object> filing(Caller caller, Purpose purpose, Service service, UUID id) {
        Map<String, Object> filing = new LinkedHashMap<>(cases.filing(id));
        if (caller.isOfficial() && filing.get("facts") instanceof Map<?, ?> facts) {
            boolean numbered = access.fields(caller, purpose, Rulebook.IDENTITY).isPresent();
            filing.put("facts", Facts.only(service, facts, numbered, register ->
                access.fields(caller, purpose, Rulebook.register(register))));
        }
        return filing;
    }

    private static String applicant(Map<String, Object> filing) {
        return filing.get("facts") instanceof Map<?, ?> facts
            && facts.get("person") instanceof Map<?, ?> person
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
        return access.read(caller, Purpose.OWN, Rulebook.register(register), () ->
            Reading.of(registers.history(register, party), party));
    }

    /**
     * Rows of a register that the caller may say are wrong: their own, or those of whom they act for, where
     * the mandate reaches the service by which it is said.
     */
    public List<Entry> disputable(Caller caller, Service service, String register, UUID party) {
        if (caller.behalf() == null) {
            return register(caller, register, party);
        }
        Applications.mayApply(caller, service);
        Set<String> scope = Set.of(Rulebook.IDENTITY, Rulebook.register(register));
        return access.read(caller, Purpose.OWN, "registers", () ->
            Reading.of(registers.reading(scope, () -> registers.history(register, party)), party));
    }

    /** Rows of a register about the caller, also those that were corrected since. */
    public List<divan.registers.Entry> registerEver(Caller caller, String register, UUID party) {
        return access.read(caller, Purpose.OWN, Rulebook.register(register), () ->
            Reading.of(registers.ever(register, party), party));
    }

    /**
     * Timers that are due, in the order in which they became so: each becomes an act of its own, in a
     * transaction of its own that locks its case and looks whether it still waits. So of two programs on one
     * database one runs it, and neither goes on to the next before it has run; what was cut off runs again.
     * One that cannot run keeps no other waiting.
     */
    int passDeadlines(java.time.Instant now) {
        int passed = 0;
        Cases.DueTimer last = Cases.DueTimer.NONE;
        for (int page = 0; page < MOST_PAGES; page++) {
            Cases.DueTimer after = last;
            List<Cases.DueTimer> due = access.asSystem(() -> cases.due(now, after));
            if (due.isEmpty()) {
                break;
            }
            passed += (int) due.stream().filter(timer -> pass(timer, now)).count();
            last = due.getLast();
        }
        return passed;
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

    private List<String> basisOf(String act, CaseState state) {
        return definitions.of(state).service().basis(act);
    }

    /**
     * Open cases in which the party of a case says that a register is wrong about them; part of an official's
     * reading of it. Whoever acts for the party sees those that their mandate reaches.
     */
    private List<Dispute> disputes(Caller caller, CaseState state) {
        return caller.isOfficial() ? access.asSystem(() -> cases.disputes(state.party())) : disputes(caller);
    }

    /** One's own open disputes. */
    public List<Dispute> disputes(Caller caller) {
        UUID party = caller.party();
        return party == null ? List.of() : access.as(caller, () -> cases.disputes(party));
    }

    /** The latest of one's own cases that asks why something was read, by the act of reading. */
    public Map<UUID, String> questions(Caller caller) {
        UUID party = caller.party();
        Map<UUID, String> asked = new LinkedHashMap<>();
        if (party != null) {
            access.as(caller, () -> cases.questions(party))
                .forEach(question -> asked.put(question.matter().entry(), question.no()));
        }
        return asked;
    }

    @SuppressWarnings("unchecked")
    String matter(CaseState state, Map<String, Object> filing) {
        return matter(definitions.pinned(state.service(), state.filedUnder()),
            (Map<String, Object>) filing.get("facts"), state.id());
    }

    /** Of which nobody may have two open cases of one service; where somebody may, each is its own. */
    static String matter(Definition definition, Map<String, Object> facts, UUID caseId) {
        return definition.service().many() ? Matter.OWN + caseId
            : Matter.of(definition.service(), facts).map(Matter::text).orElse(Matter.NONE);
    }

    /** By which this act is folded. */
    CaseFold fold(@Nullable CaseState before, Act act) {
        return definitions.fold(before, act);
    }

    LocalDate today() {
        return LocalDate.ofInstant(access.now(), divan.kernel.Turkish.ZONE);
    }
}
