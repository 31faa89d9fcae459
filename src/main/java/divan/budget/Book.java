package divan.budget;

import divan.budget.BudgetCode.Tertip;
import divan.budget.Movement.Kind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A year's budget of one organ: the fold of its movements, in their order. */
public final class Book {
    private final SortedMap<BudgetCode, Amounts> lines = new TreeMap<>();
    private final Map<Tertip, Amounts> tertips = new HashMap<>();
    /** By the administration itself, and in all. */
    private final Map<Tertip, BigDecimal> received = new HashMap<>();
    private final Map<Tertip, BigDecimal> receivedInAll = new HashMap<>();
    private BigDecimal byPresidency = BigDecimal.ZERO;

    /** Takes it in without asking whether it may be: {@link BudgetLaw} has said so. */
    void take(Kind kind, Movement movement) {
        BigDecimal amount = movement.amount();
        BudgetCode code = movement.code();
        BigDecimal none = BigDecimal.ZERO;
        switch (kind) {
            case APPROPRIATION -> add(code, new Amounts(amount, none, none, none));
            case ADDITION -> add(code, new Amounts(none, amount, none, none));
            case DEDUCTION -> add(code, new Amounts(none, none, amount, none));
            case SPENDING -> add(code, new Amounts(none, none, none, amount));
            case TRANSFER, PRESIDENCY_TRANSFER -> {
                add(code, new Amounts(none, amount, none, none));
                add(Objects.requireNonNull(movement.from()), new Amounts(none, none, amount, none));
                receivedInAll.merge(code.tertip(), amount, BigDecimal::add);
                if (kind == Kind.TRANSFER) {
                    received.merge(code.tertip(), amount, BigDecimal::add);
                } else {
                    byPresidency = byPresidency.add(amount);
                }
            }
        }
    }

    private void add(BudgetCode code, Amounts amounts) {
        lines.merge(code, amounts, Amounts::plus);
        tertips.merge(code.tertip(), amounts, Amounts::plus);
    }

    public SortedMap<BudgetCode, Amounts> lines() {
        return new TreeMap<>(lines);
    }

    public Amounts of(Tertip tertip) {
        return tertips.getOrDefault(tertip, Amounts.NONE);
    }

    Collection<Tertip> tertips() {
        return tertips.keySet();
    }

    boolean hasInitial(BudgetCode code) {
        return lines.getOrDefault(code, Amounts.NONE).initial().signum() > 0;
    }

    /** What the administration itself transferred into it. */
    BigDecimal received(Tertip tertip) {
        return received.getOrDefault(tertip, BigDecimal.ZERO);
    }

    /** Whether anything was ever transferred into it, by whomever. */
    boolean hasReceived(Tertip tertip) {
        return receivedInAll.containsKey(tertip);
    }

    BigDecimal byPresidency() {
        return byPresidency;
    }

    public Amounts total() {
        return lines.values().stream().reduce(Amounts.NONE, Amounts::plus);
    }

    /** Sums by whatever a code is of: its programme, its unit, its activity. */
    public SortedMap<String, Amounts> by(Function<BudgetCode, String> part) {
        SortedMap<String, Amounts> sums = new TreeMap<>();
        lines.forEach((code, amounts) -> sums.merge(part.apply(code), amounts, Amounts::plus));
        return sums;
    }
}
