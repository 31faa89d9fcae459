package divan.planning;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Findings;
import divan.kernel.Ids;
import divan.legislation.Parameters;
import divan.organisation.OfficeRight;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.planning.Indicator.Reports;
import divan.planning.ReportCheck.Reporter;
import divan.web.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Values that no act of Divan counts: a unit reports them with evidence, another official of it (or whoever
 * coordinates the plan) approves. A correction or a late value is a further act; nothing is overwritten.
 */
@Component
public class Reporting {
    /** Functions of posts. */
    public static final String REPORT = "plan.report";
    public static final String APPROVE = "plan.approve";
    /** Coordinates the plan of all units: may report and approve for each. */
    public static final String EDIT = "plan.edit";
    static final String REPORTED = "indicator.reported";
    static final String APPROVED = "indicator.approved";
    static final String RETURNED = "indicator.returned";
    static final String TAKEN_BACK = "indicator.taken-back";
    /** Administrations collect data to monitor and evaluate their plans. */
    static final String BASIS = "5018/9/6";
    static final String PURPOSE = "plan-monitoring";
    private static final String LATE = "plan.report-days";

    private final ReportRows rows;
    private final PlanBook book;
    private final Organisation organisation;
    private final OfficeRight rights;
    private final Parameters parameters;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Reporting(ReportRows rows, PlanBook book, Organisation organisation, OfficeRight rights,
            Parameters parameters, Journal journal, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.organisation = organisation;
        this.rights = rights;
        this.parameters = parameters;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean mayReport(Caller caller) {
        return rights.may(caller, REPORT) || rights.may(caller, EDIT);
    }

    boolean mayApprove(Caller caller, String organ) {
        return rights.may(caller, EDIT)
            || rights.may(caller, APPROVE) && rights.own(caller).number().equals(organ);
    }

    boolean isConcerned(Caller caller) {
        return mayReport(caller) || rights.may(caller, APPROVE);
    }

    /** The indicators that the caller's unit reports; of whoever coordinates, all that are reported. */
    List<Indicator> own(Caller caller) {
        String organ = rights.own(caller).number();
        boolean everything = rights.may(caller, EDIT);
        return book.all().stream().filter(one -> one.source() instanceof Reports reports
            && (everything || reports.organs().contains(organ))).toList();
    }

    /** Days after the end of a period within which its value is reported, where that is said. */
    Optional<Integer> days() {
        return parameters.on(LATE, rights.today()).map(Parameters.Value::value)
            .map(value -> Integer.parseInt(Objects.requireNonNull(value)));
    }

    /**
     * Holds values against what is known; nothing is written.
     *
     * @param form whether they were typed into a form
     * @return those that nothing is wrong with
     */
    List<ReportLine> checked(Caller caller, List<ReportDraft> drafts, boolean form, Findings findings) {
        Reporter reporter = new Reporter(rights.own(caller).number(), rights.may(caller, EDIT),
            rights.today(), days().orElse(-1), form);
        return transactions.as(RowIdentity.SYSTEM, () -> ReportCheck.lines(book.byId(), new Stands(),
            reporter, drafts, findings));
    }

    private final class Stands implements ReportCheck.Standing {
        private final List<Report> waiting = rows.waiting();

        @Override
        public Optional<UUID> act(String indicator, String organ, Period period) {
            return rows.standing(indicator, organ, period).map(ReportRows.Standing::act);
        }

        @Override
        public Optional<BigDecimal> value(String indicator, String organ, Period period) {
            return rows.standing(indicator, organ, period).map(ReportRows.Standing::value);
        }

        @Override
        public boolean isWaiting(String indicator, String organ, Period period) {
            return waiting.stream().flatMap(report -> report.lines().stream())
                .anyMatch(line -> line.indicator().equals(indicator) && line.organ().equals(organ)
                    && line.period().equals(period));
        }

        @Override
        public boolean isOrgan(String number, LocalDate day) {
            return Organ.isNumber(number)
                && organisation.organ(number, day).isPresent();
        }
    }

    /**
     * @param lines at least one, {@link #checked}
     * @param evidence SHA-256 of what shows them
     * @throws Failure CONFLICT where a value of the same period waits
     */
    UUID report(Caller caller, List<ReportLine> lines, String source, String evidence) {
        List<String> chain = rights.chain(caller, rights.may(caller, REPORT) ? REPORT : EDIT);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            Report report = new Report(Ids.next(), rights.own(caller).number(), source, evidence,
                clock.instant(), caller.heldPost(), lines, null);
            append(caller, chain, report.act(), REPORTED, report, report.body());
            try {
                rows.add(report);
            } catch (DuplicateKeyException e) {
                throw Failure.conflict("plan-waiting");
            }
            return report.act();
        });
    }

    private void append(Caller caller, List<String> chain, UUID act, String type, Report report,
            Map<String, Object> body) {
        journal.append(new Act(act, clock.instant(), caller.actor(chain), type,
            List.of(Organisation.subject(report.organ())), List.of(BASIS), PURPOSE, body, false));
    }

    /**
     * Approves, returns or takes back.
     *
     * @return the act
     * @throws Failure FORBIDDEN where whoever reported approves or returns, or another takes back; CONFLICT
     *         where it is decided, or where another value has come to stand since; INVALID where a reason is
     *         missing
     */
    UUID decide(Caller caller, UUID id, Verdict verdict, String answer) {
        Report report = find(caller, id);
        boolean back = verdict == Verdict.TAKEN_BACK;
        if (!back && !mayApprove(caller, report.organ())) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        String function = rights.may(caller, back ? REPORT : APPROVE) ? back ? REPORT : APPROVE : EDIT;
        List<String> chain = rights.chain(caller, function);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            Act proposed = FourEyes.decidable(journal, id, REPORTED, caller.person(), verdict);
            FourEyes.answered(verdict, answer);
            if (verdict == Verdict.APPROVED && !report.lines().stream().allMatch(this::isNext)) {
                throw Failure.conflict("plan-changed");
            }
            Decided decided = new Decided(verdict, clock.instant(), caller.heldPost(), answer, Ids.next());
            if (!rows.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            Map<String, Object> body = report.body();
            body.putAll(FourEyes.told(proposed, answer));
            append(caller, chain, decided.act(), type(verdict), report, body);
            return decided.act();
        });
    }

    /** Whether it takes the place of what stands now. */
    private boolean isNext(ReportLine line) {
        return Objects.equals(line.corrects(), rows.standing(line.indicator(), line.organ(), line.period())
            .map(ReportRows.Standing::act).orElse(null));
    }

    static String type(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> APPROVED;
            case RETURNED -> RETURNED;
            case TAKEN_BACK -> TAKEN_BACK;
        };
    }

    /** @throws Failure NOT_FOUND where there is none, or it is another unit's */
    Report find(Caller caller, UUID id) {
        return transactions.as(RowIdentity.SYSTEM, () -> rows.find(id))
            .filter(report -> report.organ().equals(rights.own(caller).number())
                || rights.may(caller, EDIT)).orElseThrow(Failure::notFound);
    }

    /** The reports of the caller's unit, the latest first; of whoever coordinates, all that wait before. */
    List<Report> reports(Caller caller) {
        String organ = rights.own(caller).number();
        return transactions.as(RowIdentity.SYSTEM, () -> {
            List<Report> own = rows.of(organ);
            return rights.may(caller, EDIT) ? Stream.concat(rows.waiting().stream()
                .filter(report -> !report.organ().equals(organ)), own.stream()).toList() : own;
        });
    }

    boolean isOwn(Caller caller, Report report) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            report.act(), REPORTED), caller.person()));
    }
}
