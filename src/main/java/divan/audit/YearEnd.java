package divan.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a year's value can be, given its quarters. How an indicator is added up stands in its definition,
 * which the form does not print; so the way is taken that the printed value, rate and status bear witness
 * to: the sum of the quarters (cases decided), the last of them (a stock, or what is cumulative already),
 * their mean; and for ratios growth upon growth, or the mean weighted by another indicator of the
 * sub-programme.
 *
 * @param way key of its name
 */
record YearEnd(String way, BigDecimal value) {
    private static final int EXACT = 2;
    private static final int NEAR = 1;
    private static final int RATE = 2;
    private static final int STATUS = 1;

    /** @return possible year ends, the likeliest first where nothing else decides */
    static List<YearEnd> possible(Line line, List<Line> siblings) {
        List<@Nullable BigDecimal> quarters = quarters(line);
        List<YearEnd> possible = new ArrayList<>();
        BigDecimal last = quarters.getLast();
        if (!quarters.contains(null)) {
            List<BigDecimal> all = quarters.stream().map(Objects::requireNonNull).toList();
            BigDecimal sum = all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            possible.add(new YearEnd("way.last", all.getLast()));
            possible.add(new YearEnd("way.mean", mean(sum)));
            if (Units.isCount(line.text("unit"))) {
                possible.addFirst(new YearEnd("way.sum", sum));
            } else {
                siblings.stream().map(other -> weighted(all, line, other)).flatMap(Optional::stream)
                    .forEach(possible::add);
                possible.add(new YearEnd("way.sum", sum));
                possible.add(new YearEnd("way.growth", growth(all)));
            }
        } else if (last != null) {
            possible.add(new YearEnd("way.last", last));
        }
        return possible;
    }

    static List<@Nullable BigDecimal> quarters(Line line) {
        List<@Nullable BigDecimal> quarters = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            quarters.add(line.value("q" + quarter));
        }
        return quarters;
    }

    private static BigDecimal mean(BigDecimal sum) {
        return Exact.held(sum.multiply(new BigDecimal("0.25")));
    }

    private static BigDecimal growth(List<BigDecimal> quarters) {
        BigDecimal product = quarters.stream().map(q -> BigDecimal.ONE.add(q.movePointLeft(2)))
            .reduce(BigDecimal.ONE, BigDecimal::multiply);
        return product.subtract(BigDecimal.ONE).movePointRight(2);
    }

    /**
     * The quarters' numerators are whole numbers, so a count of the same sub-programme is the denominator if
     * each quarter's ratio is a whole number of it: 13.95 % of 43 are 6. Where it is so large that any ratio
     * would do, nothing is shown by that.
     */
    private static Optional<YearEnd> weighted(List<BigDecimal> ratios, Line line, Line other) {
        if (!Units.isCount(other.text("unit")) || quarters(other).contains(null)) {
            return Optional.empty();
        }
        List<BigDecimal> wholes = new ArrayList<>();
        for (int i = 0; i < ratios.size(); i++) {
            BigDecimal whole = other.cell("q" + (i + 1)).value();
            if (whole == null || !isWholeNumberOf(line.cell("q" + (i + 1)), whole)) {
                return Optional.empty();
            }
            wholes.add(whole);
        }
        BigDecimal percent = Formula.weighted(ratios, wholes);
        return percent == null ? Optional.empty() : Optional.of(new YearEnd("way.weighted", percent));
    }

    private static boolean isWholeNumberOf(Cell ratio, BigDecimal whole) {
        BigDecimal value = ratio.value();
        boolean tells = whole.signum() > 0 && ratio.unit().multiply(whole).compareTo(BigDecimal.TEN) < 0;
        if (value == null || !tells) {
            return false;
        }
        BigDecimal back = Exact.percent(Formula.numerator(value, whole), whole);
        return back != null && Fit.of(ratio, back).isGood();
    }

    /** How much of what is printed agrees with it; the value itself counts more when it is exactly that. */
    int witnesses(Line line) {
        Cell printed = line.has("published_year_end") ? line.cell("published_year_end") : null;
        int witnesses = 0;
        if (printed != null && printed.value() != null) {
            Fit fit = Fit.of(printed, value);
            witnesses += fit == Fit.ONE_UNIT ? NEAR : fit.isGood() ? EXACT : 0;
        }
        BigDecimal target = line.value("target");
        BigDecimal rate = target == null ? null : Formula.rate(value, target);
        if (rate == null) {
            return witnesses;
        }
        Cell printedRate = line.has("published_rate_pct") ? line.cell("published_rate_pct") : null;
        boolean rateAgrees = printedRate != null && printedRate.value() != null
            && Fit.of(printedRate, rate).isGood();
        boolean statusAgrees = Status.read(line.text("published_status"))
            .filter(status -> status == Formula.status(rate)).isPresent();
        return witnesses + (rateAgrees ? RATE : 0) + (statusAgrees ? STATUS : 0);
    }
}
