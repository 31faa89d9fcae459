package divan.budget;

import divan.budget.BudgetCode.Tertip;
import divan.budget.Movement.Kind;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be done with appropriations (Law 5018, articles 20 and 21). Nobody spends, deducts or transfers
 * what a tertip has not (20/1-d). An administration transfers within its budget up to a share of the
 * receiving tertip's appropriation, the Presidency beyond that up to a share of all initial appropriations
 * (21/2). Nothing is transferred out of personnel expenditure, or out of a tertip into which something was
 * transferred (21/3).
 *
 * <p>Where we differ: the share is of the appropriation at the beginning of the year, and transfers of a
 * year count together, which the law does not say. The exception for changes of the investment programme
 * (21/2, 21/3) and what a year's budget law allows beyond is not here: such a transfer is refused.
 */
final class BudgetLaw {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** In percent: of the receiving tertip, by itself; of the whole, by the Presidency. */
    record Limits(BigDecimal own, BigDecimal presidency) {
    }

    /** @param column that is wrong; {@code left} how much there is room for, where that is what is wrong */
    record Problem(String column, String code, BigDecimal left, String basis) {
    }

    private BudgetLaw() {
    }

    /** Why this may not be done after what is in the book; empty where it may. */
    static Optional<Problem> problem(Book book, Kind kind, Movement movement, Limits limits) {
        Tertip tertip = movement.code().tertip();
        return switch (kind) {
            case APPROPRIATION -> book.hasInitial(movement.code())
                ? Optional.of(new Problem("amount", "budget-twice", BigDecimal.ZERO, kind.basis()))
                : Optional.empty();
            case ADDITION -> Optional.empty();
            case DEDUCTION, SPENDING -> exceeded(book, tertip, movement.amount(), "amount");
            case TRANSFER, PRESIDENCY_TRANSFER -> transfer(book, kind, movement, limits);
        };
    }

    private static Optional<Problem> exceeded(Book book, Tertip tertip, BigDecimal amount, String column) {
        BigDecimal left = book.of(tertip).remaining();
        return amount.compareTo(left) <= 0 ? Optional.empty()
            : Optional.of(new Problem(column, "budget-exceeds", left, Kind.SPENDING.basis()));
    }

    private static Optional<Problem> transfer(Book book, Kind kind, Movement movement, Limits limits) {
        Tertip from = Objects.requireNonNull(movement.from()).tertip();
        Tertip to = movement.code().tertip();
        if (from.equals(to)) {
            return because("budget-same", "5018/15/4");
        }
        if (from.isPersonnel()) {
            return because("budget-personnel", "5018/21/3");
        }
        if (book.hasReceived(from)) {
            return because("budget-received", "5018/21/3");
        }
        Optional<Problem> exceeded = exceeded(book, from, movement.amount(), "amount");
        return exceeded.isPresent() ? exceeded : limit(book, kind, movement.amount(), to, limits);
    }

    private static Optional<Problem> because(String code, String basis) {
        return Optional.of(new Problem("from_economic", code, BigDecimal.ZERO, basis));
    }

    private static Optional<Problem> limit(Book book, Kind kind, BigDecimal amount, Tertip to,
            Limits limits) {
        boolean own = kind == Kind.TRANSFER;
        BigDecimal most = own ? share(book.of(to).initial(), limits.own())
            : share(book.total().initial(), limits.presidency());
        BigDecimal left = most.subtract(own ? book.received(to) : book.byPresidency());
        return amount.compareTo(left) <= 0 ? Optional.empty() : Optional.of(new Problem("amount",
            own ? "budget-own-limit" : "budget-presidency-limit", left.max(BigDecimal.ZERO), kind.basis()));
    }

    private static BigDecimal share(BigDecimal of, BigDecimal percent) {
        return of.multiply(percent).divide(HUNDRED);
    }
}
