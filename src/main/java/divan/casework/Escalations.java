package divan.casework;

import divan.access.Access;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Heads answer for what their offices do in time (657/10/1): some days before the last day to decide, the
 * head nearest to the case is told; the day after it, the next one above; then every so many days one higher,
 * until nobody is higher. They are told the number, the service and the days, and say what they do about it.
 * A case whose time stands still, or that was decided and is only to be served, is nobody's to answer for.
 */
@Component
public class Escalations {
    static final String ESCALATED = "case.escalated";
    static final String ANSWERED = "case.escalation-answered";
    static final String FUNCTION = "deadline.supervise";
    static final String PROVISION = "657/10/1";
    private static final String BEFORE = "escalation.before-days";
    private static final String AGAIN = "escalation.again-days";
    /** Where no pack says anything. */
    private static final int BEFORE_ELSE = 3;
    private static final int AGAIN_ELSE = 15;
    private static final int LONGEST = 2000;

    private final EscalationRows rows;
    private final Superiors superiors;
    private final Cases cases;
    private final Parameters parameters;
    private final Journal journal;
    private final Access access;

    Escalations(EscalationRows rows, Superiors superiors, Cases cases, Parameters parameters, Journal journal,
            Access access) {
        this.rows = rows;
        this.superiors = superiors;
        this.cases = cases;
        this.parameters = parameters;
        this.journal = journal;
        this.access = access;
    }

    /** Tells of every case whose turn it is. */
    void tell(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        LocalDate soon = today.plusDays(parameters.number(BEFORE, today, 0, BEFORE_ELSE));
        int again = parameters.number(AGAIN, today, 1, AGAIN_ELSE);
        Map<String, List<String>> heads = new HashMap<>();
        Set<String> noticed = new HashSet<>();
        EscalationRows.Turn after = EscalationRows.Turn.FIRST;
        while (true) {
            EscalationRows.Turn from = after;
            List<EscalationRows.Turn> page = access.asSystem(() -> rows.due(today, soon, again, from));
            if (page.isEmpty()) {
                return;
            }
            access.asSystem(() -> {
                page.forEach(turn -> tell(turn, now, heads, noticed));
                return null;
            });
            after = page.getLast();
        }
    }

    /**
     * @param known who stands above the organs that were met already
     * @param noticed organs that get an e-mail this time: one each, however many cases they are told of
     */
    private void tell(EscalationRows.Turn turn, Instant now, Map<String, List<String>> known,
            Set<String> noticed) {
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        CaseState state = cases.find(turn.caseId()).map(Cases.Stored::state).orElseThrow();
        if (!awaitsDecision(state, turn.due())) {
            return;
        }
        List<String> heads = known.computeIfAbsent(state.organ(), organ ->
            superiors.above(superiors.chain(organ, today), FUNCTION, null, today).toList());
        if (heads.isEmpty()) {
            return;
        }
        int step = Math.max(turn.step() + 1, today.isAfter(turn.due()) ? 1 : 0);
        int height = Math.min(step, heads.size() - 1);
        Escalation told = new Escalation(Ids.next(), state.id(), state.no(), state.service(), state.organ(),
            turn.due(), step, height == heads.size() - 1, heads.get(height), today, null, null, null);
        if (!rows.add(told)) {
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>(Map.of("no", told.no(), "due", told.due().toString(),
            "step", step, "highest", told.highest(), "told", told.told(), "day", today.toString(),
            "notice", noticed.add(told.told())));
        journal.append(new Act(told.id(), now, Filings.system(state.organ()), ESCALATED,
            List.of(state.id()), List.of(PROVISION), "casework", body, false));
    }

    private static boolean awaitsDecision(CaseState state, LocalDate due) {
        return state.isOpen() && state.outcome() == null && state.deadline().equals(due)
            && state.awaitedUntil() == null && state.pauseId().isEmpty();
    }

    /** Notes of what was told whether it waits still: no act, it follows from those of the case. */
    void settle(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            List<Escalation> page = access.asSystem(() -> {
                List<Escalation> some = rows.unsettled(from);
                some.stream().filter(this::isSettled).forEach(told -> rows.settle(told.id(), today));
                return some;
            });
            if (page.isEmpty()) {
                return;
            }
            after = page.getLast().id();
        }
    }

    private boolean isSettled(Escalation told) {
        return cases.find(told.caseId()).map(Cases.Stored::state).filter(state -> state.isOpen()
            && state.outcome() == null && state.deadline().equals(told.due())).isEmpty();
    }

    /** What the caller's organ was told; what waits for an answer comes first. */
    List<Escalation> all(Caller caller, int limit, int skip) {
        return access.as(caller, () -> rows.all(organ(caller), limit, skip));
    }

    /** How many the caller is to answer, a thousand where there are more. */
    public long awaiting(Caller caller) {
        return caller.may(FUNCTION) ? access.as(caller, () -> rows.awaiting(organ(caller))) : 0;
    }

    private static String organ(Caller caller) {
        return Objects.requireNonNull(caller.post()).organ();
    }

    /**
     * What the superior does about it.
     *
     * @throws Failure NOT_FOUND where it was told to another; CONFLICT where it needs no answer any more
     */
    Taking answer(Caller caller, UUID id, String words) {
        if (words.isBlank() || words.length() > LONGEST) {
            return new Taking.Invalid(List.of(words.isBlank() ? Violation.of("required", "answer")
                : Violation.of("too-long", "answer", LONGEST)));
        }
        return access.write(caller, () -> {
            Escalation told = rows.find(id).orElseThrow(Failure::notFound);
            Map<String, Object> body = new LinkedHashMap<>(Map.of("no", told.no(), "escalation",
                id.toString(), "answer", words.strip()));
            Act act = Act.of(access.now(), caller.actor(), ANSWERED, List.of(told.caseId()),
                List.of(PROVISION), "casework", body);
            if (!rows.answered(id, words.strip(), act.id())) {
                throw Failure.conflict("escalation-answered");
            }
            journal.append(act);
            return new Taking.Taken(told.no(), act.id());
        });
    }
}
