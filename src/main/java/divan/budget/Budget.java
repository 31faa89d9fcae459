package divan.budget;

import divan.budget.Movement.Kind;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.organisation.OfficeRight;
import divan.organisation.Organ;
import divan.organisation.Organisation;
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
import org.springframework.stereotype.Component;

/**
 * Appropriations, additions, deductions, transfers and spending of an organ's budget: an official proposes
 * a file of movements, another approves it, and both are acts. What may not be done by Law 5018 is refused
 * when it is proposed, and once more when it is approved.
 */
@Component
public class Budget {
    /** Functions of posts. */
    public static final String PROPOSE = "budget.propose";
    public static final String APPROVE = "budget.approve";
    static final String PROPOSED = "budget.proposed";
    static final String RETURNED = "budget.returned";
    static final String TAKEN_BACK = "budget.taken-back";
    static final String OWN_LIMIT = "budget.own-transfer-percent";
    static final String PRESIDENCY_LIMIT = "budget.presidency-transfer-percent";
    private static final String PURPOSE = "budget-keeping";
    private static final int DEEPEST = 12;

    private final BookedBatches batches;
    private final Classification codes;
    private final Parameters parameters;
    private final Organisation organisation;
    private final OfficeRight rights;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Budget(BookedBatches batches, Classification codes, Parameters parameters, Organisation organisation,
            OfficeRight rights, Journal journal, Transactions transactions, Clock clock) {
        this.batches = batches;
        this.codes = codes;
        this.parameters = parameters;
        this.organisation = organisation;
        this.rights = rights;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean may(Caller caller, String function) {
        return rights.may(caller, function);
    }

    /** @throws Failure FORBIDDEN for whoever neither proposes nor approves */
    Organ organ(Caller caller) {
        if (!may(caller, PROPOSE) && !may(caller, APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return rights.own(caller);
    }

    /** What an organ's budget of a year comes to. */
    public Book book(String organ, int year) {
        Book book = new Book();
        transactions.as(RowIdentity.SYSTEM, () -> batches.approved(organ, year)).forEach(batch ->
            batch.movements().forEach(movement -> book.take(batch.kind(), movement)));
        return book;
    }

    List<Batch> batches(String organ) {
        return transactions.as(RowIdentity.SYSTEM, () -> batches.of(organ));
    }

    Optional<Batch> batch(String organ, UUID id) {
        return transactions.as(RowIdentity.SYSTEM, () -> batches.find(id))
            .filter(batch -> batch.organ().equals(organ));
    }

    boolean isOwn(Caller caller, Batch batch) {
        return transactions.as(RowIdentity.SYSTEM, () -> FourEyes.isOwn(FourEyes.proposed(journal,
            batch.act(), PROPOSED), caller.person()));
    }

    /**
     * @param file CSV in UTF-8, as {@link MovementFile} reads it
     * @return with the act where it is proposed; with findings, and nothing done, where anything is wrong
     * @throws Failure FORBIDDEN without the function
     */
    FileReport propose(Caller caller, int year, Kind kind, String reason, byte[] file) {
        List<String> chain = rights.chain(caller, PROPOSE);
        Organ organ = rights.own(caller);
        return transactions.as(RowIdentity.SYSTEM, () -> {
            MovementFile read = file(kind, book(organ.number(), year), organ.number());
            FileReport report = read.read(file);
            if (!report.isGood()) {
                return report;
            }
            Batch batch = new Batch(Ids.next(), organ.number(), year, kind, report.sha256(), reason,
                read.movements(), clock.instant(), post(caller), null);
            append(caller, chain, batch.act(), PROPOSED, batch, batch.body());
            batches.add(batch);
            return new FileReport(report.register(), report.sha256(), report.rows(), List.of(), 0,
                batch.act());
        });
    }

    private MovementFile file(Kind kind, Book book, String organ) {
        LocalDate today = rights.today();
        return new MovementFile(kind, book, limits(today), codes, number -> isWithin(number, organ, today));
    }

    private BudgetLaw.Limits limits(LocalDate day) {
        return new BudgetLaw.Limits(limit(OWN_LIMIT, day), limit(PRESIDENCY_LIMIT, day));
    }

    /** Where no pack says the limit, nothing may be transferred. */
    private BigDecimal limit(String parameter, LocalDate day) {
        return parameters.on(parameter, day).map(Parameters.Value::value).map(BigDecimal::new)
            .orElse(BigDecimal.ZERO);
    }

    private boolean isWithin(String number, String organ, LocalDate day) {
        String at = Organ.isNumber(number) ? number : "";
        for (int i = 0; i < DEEPEST && !at.isEmpty(); i++) {
            Optional<Organ> found = organisation.organ(at, day);
            if (found.isPresent() && at.equals(organ)) {
                return true;
            }
            at = found.map(Organ::parent).orElse("");
        }
        return false;
    }

    /**
     * Approves, returns or takes back.
     *
     * @throws Failure FORBIDDEN where whoever proposed approves or returns, or another takes back;
     * CONFLICT where it is decided; INVALID where a reason is missing, or where it may not be done any more
     */
    void decide(Caller caller, UUID id, Verdict verdict, String answer) {
        List<String> chain = rights.chain(caller, verdict == Verdict.TAKEN_BACK ? PROPOSE : APPROVE);
        String organ = rights.own(caller).number();
        transactions.run(RowIdentity.SYSTEM, () -> {
            Batch batch = batch(organ, id).orElseThrow(Failure::notFound);
            batches.lock(batch.year());
            Act proposed = FourEyes.decidable(journal, id, PROPOSED, caller.person(), verdict);
            if (!batch.isOpen()) {
                throw Failure.conflict("norm-decided");
            }
            check(batch, verdict, answer);
            Decided decided = new Decided(verdict, clock.instant(), post(caller), answer, Ids.next());
            if (!batches.decide(id, decided)) {
                throw Failure.conflict("norm-decided");
            }
            Map<String, Object> body = batch.body();
            body.putAll(FourEyes.told(proposed, answer));
            append(caller, chain, decided.act(), type(batch.kind(), verdict), batch, body);
        });
    }

    private void check(Batch batch, Verdict verdict, String answer) {
        List<Violation> wrong = new ArrayList<>();
        if (verdict == Verdict.RETURNED && answer.length() < 3) {
            wrong.add(Violation.of("norm-reason", "answer"));
        }
        if (verdict == Verdict.APPROVED) {
            Book book = book(batch.organ(), batch.year());
            BudgetLaw.Limits limits = limits(rights.today());
            for (Movement movement : batch.movements()) {
                BudgetLaw.problem(book, batch.kind(), movement, limits).ifPresentOrElse(problem -> wrong.add(
                    Violation.of(problem.code(), "answer", problem.left().toPlainString(), problem.basis())
                        .citing(problem.basis())), () -> book.take(batch.kind(), movement));
            }
        }
        if (!wrong.isEmpty()) {
            throw Failure.invalid(wrong.subList(0, 1));
        }
    }

    static String type(Kind kind, Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> kind.act();
            case RETURNED -> RETURNED;
            case TAKEN_BACK -> TAKEN_BACK;
        };
    }

    private void append(Caller caller, List<String> chain, UUID act, String type, Batch batch,
            Map<String, Object> body) {
        journal.append(new Act(act, clock.instant(), caller.actor(chain), type,
            List.of(Organisation.subject(batch.organ())), List.of(batch.kind().basis()), PURPOSE, body,
            false));
    }

    private static String post(Caller caller) {
        return Objects.requireNonNull(caller.post()).id();
    }
}
