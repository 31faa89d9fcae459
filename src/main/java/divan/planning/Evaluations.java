package divan.planning;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.planning.Evaluation.Key;
import divan.web.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * After each planned year the unit that answers for a target says why it was not reached, what is done about
 * it, and evaluates each indicator four times; another official approves. Each step is an act; of those
 * approved the last stands, and what stood before stays.
 */
@Component
public class Evaluations {
    static final String EVALUATED = "target.evaluated";
    static final String APPROVED = "target.evaluation-approved";
    static final String RETURNED = "target.evaluation-returned";
    static final String TAKEN_BACK = "target.evaluation-taken-back";
    static final String REMINDED = "target.evaluation-reminded";
    private static final String DAYS = "plan.evaluation-days";
    private static final BigDecimal REACHED = BigDecimal.valueOf(100);
    private static final int SHORTEST = 3;
    private static final int LONGEST = 4000;

    /**
     * A target of a planned year that is over.
     *
     * @param due the last day of writing about it; null where nobody says one
     */
    public record Work(Key key, TargetProgress target, Optional<LocalDate> due, Optional<Evaluation> open,
            Optional<Evaluation> standing) {
    }

    private final EvaluationRows rows;
    private final Planning planning;
    private final Reporting reporting;
    private final OfficeRight rights;
    private final Parameters parameters;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Evaluations(EvaluationRows rows, Planning planning, Reporting reporting, OfficeRight rights,
            Parameters parameters, Journal journal, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.planning = planning;
        this.reporting = reporting;
        this.rights = rights;
        this.parameters = parameters;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All targets of planned years that are over. */
    List<Work> work() {
        List<Work> work = new ArrayList<>();
        for (Plan plan : planning.plans()) {
            plan.plannedYears().stream().filter(year -> Period.year(year).isOver(rights.today()))
                .forEach(year -> planning.targets(plan, year).forEach(target ->
                    work.add(work(new Key(plan.id(), target.id(), year), target))));
        }
        return work;
    }

    private Work work(Key key, TargetProgress target) {
        List<Evaluation> written = transactions.as(RowIdentity.SYSTEM, () -> rows.of(key));
        return new Work(key, target, due(key.year()), written.stream().filter(Evaluation::isOpen).findFirst(),
            written.stream().filter(Evaluations::isApproved).findFirst());
    }

    private static boolean isApproved(Evaluation evaluation) {
        Decided decided = evaluation.decided();
        return decided != null && decided.verdict() == Verdict.APPROVED;
    }

    private Optional<LocalDate> due(int year) {
        return parameters.on(DAYS, rights.today()).map(Parameters.Value::value)
            .map(days -> Period.year(year).last().plusDays(Long.parseLong(Objects.requireNonNull(days))));
    }

    /** Those of the caller's unit; of whoever coordinates, all. */
    List<Work> own(Caller caller) {
        return work().stream().filter(one -> concerns(caller, one)).toList();
    }

    private boolean concerns(Caller caller, Work work) {
        return rights.may(caller, Reporting.EDIT) || units(work).contains(rights.own(caller).number());
    }

    /** The units that answer for it. */
    static List<String> units(Work work) {
        return work.target().lines().stream().flatMap(line -> line.line().organs().stream()).distinct()
            .toList();
    }

    /** @throws Failure NOT_FOUND where no planned year that is over has such a target, or it is another's */
    Work own(Caller caller, Key key) {
        return own(caller).stream().filter(one -> one.key().equals(key)).findFirst()
            .orElseThrow(Failure::notFound);
    }

    /** What stands of a target in a year; empty where nothing was approved. */
    public Optional<Evaluation> evaluation(Key key) {
        return transactions.as(RowIdentity.SYSTEM, () -> rows.of(key)).stream()
            .filter(Evaluations::isApproved).findFirst();
    }

    /** Everything that was written of it, the latest first. */
    List<Evaluation> written(Key key) {
        return transactions.as(RowIdentity.SYSTEM, () -> rows.of(key));
    }

    /** What is missing or too long. A target that was not reached says why, and what is done about it. */
    static List<Violation> wrong(TargetProgress target, Map<String, String> typed) {
        List<Violation> wrong = new ArrayList<>();
        BigDecimal percent = target.percent();
        boolean reached = percent != null && percent.compareTo(REACHED) >= 0;
        for (String field : List.of("deviation", "measures")) {
            wrong.addAll(wrong(typed, field, reached ? 0 : SHORTEST));
        }
        target.lines().forEach(line -> EvaluationLine.CRITERIA.forEach(criterion ->
            wrong.addAll(wrong(typed, field(criterion, line.line().id()), SHORTEST))));
        return wrong;
    }

    /** Of a form. */
    static String field(String criterion, String indicator) {
        return criterion + "-" + indicator;
    }

    private static List<Violation> wrong(Map<String, String> typed, String field, int least) {
        String text = typed.getOrDefault(field, "").strip();
        return text.length() < least ? List.of(Violation.of("evaluation-missing", field))
            : text.length() > LONGEST ? List.of(Violation.of("plan-long", field, LONGEST)) : List.of();
    }

    /**
     * @param typed without anything {@link #wrong}
     * @throws Failure CONFLICT where an evaluation of it waits; FORBIDDEN
     */
    UUID propose(Caller caller, Work work, Map<String, String> typed) {
        List<String> chain = rights.chain(caller, rights.may(caller, Reporting.REPORT) ? Reporting.REPORT
            : Reporting.EDIT);
        List<EvaluationLine> lines = work.target().lines().stream().map(line -> new EvaluationLine(
            line.line().id(), line.reached(), text(typed, "relevance", line.line().id()),
            text(typed, "effectiveness", line.line().id()), text(typed, "efficiency", line.line().id()),
            text(typed, "sustainability", line.line().id()))).toList();
        Evaluation evaluation = new Evaluation(Ids.next(), work.key(), organ(caller, work),
            work.target().percent(), typed.getOrDefault("deviation", "").strip(),
            typed.getOrDefault("measures", "").strip(), clock.instant(), caller.heldPost(), lines, null);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            append(caller, chain, evaluation.act(), EVALUATED, evaluation, evaluation.body());
            try {
                rows.add(evaluation);
            } catch (DuplicateKeyException e) {
                throw Failure.conflict("evaluation-open");
            }
            return evaluation.act();
        });
    }

    private static String text(Map<String, String> typed, String criterion, String indicator) {
        return typed.getOrDefault(field(criterion, indicator), "").strip();
    }

    /** The caller's unit if it answers for the target; whoever coordinates writes for the first that does. */
    private String organ(Caller caller, Work work) {
        String own = rights.own(caller).number();
        List<String> units = units(work);
        return units.contains(own) || units.isEmpty() ? own : units.getFirst();
    }

    private void append(Caller caller, List<String> chain, UUID act, String type, Evaluation evaluation,
            Map<String, Object> body) {
        journal.append(new Act(act, clock.instant(), caller.actor(chain), type,
            List.of(Organisation.subject(evaluation.organ())), List.of(Reporting.BASIS), Reporting.PURPOSE,
            body, false));
    }

    /**
     * Approves, returns or takes back.
     *
     * @throws Failure FORBIDDEN where whoever wrote it approves or returns, or another takes back; CONFLICT
     *         where it is decided; INVALID where a reason is missing
     */
    void decide(Caller caller, Evaluation evaluation, Verdict verdict, String answer) {
        boolean back = verdict == Verdict.TAKEN_BACK;
        if (!back && !reporting.mayApprove(caller, evaluation.organ())) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        String function = back ? Reporting.REPORT : Reporting.APPROVE;
        List<String> chain = rights.chain(caller, rights.may(caller, function) ? function : Reporting.EDIT);
        transactions.run(RowIdentity.SYSTEM, () -> {
            Act proposed = FourEyes.decidable(journal, evaluation.act(), EVALUATED, caller.person(), verdict);
            FourEyes.answered(verdict, answer);
            Decided decided = new Decided(verdict, clock.instant(), caller.heldPost(), answer, Ids.next());
            if (!rows.decide(evaluation.act(), decided)) {
                throw Failure.conflict("norm-decided");
            }
            Map<String, Object> body = evaluation.body();
            body.putAll(FourEyes.told(proposed, answer));
            append(caller, chain, decided.act(), type(verdict), evaluation, body);
        });
    }

    static String type(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> APPROVED;
            case RETURNED -> RETURNED;
            case TAKEN_BACK -> TAKEN_BACK;
        };
    }

    boolean isOwn(Caller caller, Evaluation evaluation) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            evaluation.act(), EVALUATED), caller.person()));
    }
}
