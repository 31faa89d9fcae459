package divan.planning;

import divan.audit.Numeral;
import divan.kernel.Findings;
import divan.kernel.Turkish;
import divan.planning.Indicator.Quotient;
import divan.planning.Indicator.Reports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with values that somebody reports, by row and column; pure but for what stands already.
 */
final class ReportCheck {
    private static final int LONGEST_WHY = 1000;
    /** A form may be filled in as numbers are written in Turkish; a file is read by other programs too. */
    private static final Set<String> TURKISH = Set.of("number.turkish", "number.dot");

    /** What is known of a value's period before it is reported. */
    interface Standing {
        /** The act whose value stands. */
        Optional<UUID> act(String indicator, String organ, Period period);

        /** The value that stands. */
        Optional<BigDecimal> value(String indicator, String organ, Period period);

        boolean isWaiting(String indicator, String organ, Period period);

        boolean isOrgan(String number, LocalDate day);
    }

    /**
     * Who reports, and when.
     *
     * @param organ the unit; {@code everything} if it may report for all units
     * @param lateAfter days after a period's end from which on a value is late; negative if it never is
     * @param form whether it was typed into a form
     */
    record Reporter(String organ, boolean everything, LocalDate today, int lateAfter, boolean form) {
    }

    private record Key(String indicator, String organ, Period period) {
    }

    private final Map<String, Indicator> indicators;
    private final Standing standing;
    private final Reporter reporter;
    private final Findings findings;
    private final Map<Key, Long> lines = new HashMap<>();

    private ReportCheck(Map<String, Indicator> indicators, Standing standing, Reporter reporter,
            Findings findings) {
        this.indicators = indicators;
        this.standing = standing;
        this.reporter = reporter;
        this.findings = findings;
    }

    /** @return the values that nothing is wrong with */
    static List<ReportLine> lines(Map<String, Indicator> indicators, Standing standing, Reporter reporter,
            List<ReportDraft> drafts, Findings findings) {
        ReportCheck check = new ReportCheck(indicators, standing, reporter, findings);
        Map<ReportDraft, ReportLine> good = new HashMap<>();
        List<ReportLine> lines = new ArrayList<>();
        for (ReportDraft draft : drafts) {
            ReportLine line = check.line(draft);
            if (line != null) {
                good.put(draft, line);
                lines.add(line);
            }
        }
        good.forEach((draft, line) -> check.division(draft, line, lines));
        return lines;
    }

    private @Nullable ReportLine line(ReportDraft draft) {
        Indicator indicator = indicator(draft);
        if (indicator == null || !(indicator.source() instanceof Reports reports)) {
            return null;
        }
        Period period = period(draft, reports, indicator);
        BigDecimal value = value(draft, reports);
        boolean unit = unit(draft, indicator);
        String organ = organ(draft, reports, period);
        if (period == null || value == null || organ == null || !unit) {
            return null;
        }
        return standing(draft, new Key(indicator.id(), organ, period), value);
    }

    private void wrong(ReportDraft draft, String column, String code, Object... args) {
        findings.add(draft.line(), column, code, args);
    }

    private @Nullable Indicator indicator(ReportDraft draft) {
        Indicator indicator = indicators.get(draft.get(ReportDraft.INDICATOR));
        if (indicator == null) {
            wrong(draft, ReportDraft.INDICATOR, "plan-indicator");
        } else if (!(indicator.source() instanceof Reports reports)) {
            wrong(draft, ReportDraft.INDICATOR, "plan-computed");
        } else if (!reporter.everything() && !reports.organs().contains(reporter.organ())) {
            wrong(draft, ReportDraft.INDICATOR, "plan-not-yours");
        } else {
            return indicator;
        }
        return null;
    }

    private @Nullable Period period(ReportDraft draft, Reports reports, Indicator indicator) {
        String quarter = draft.get(ReportDraft.QUARTER);
        boolean good = true;
        if (!draft.get(ReportDraft.YEAR).matches("20[0-9]{2}")) {
            wrong(draft, ReportDraft.YEAR, "plan-year");
            good = false;
        }
        if (reports.yearly() ? !quarter.matches("0?") : !quarter.matches("[1-4]")) {
            wrong(draft, ReportDraft.QUARTER, reports.yearly() ? "plan-yearly"
                : quarter.isEmpty() ? "plan-quarter-missing" : "plan-quarter");
            good = false;
        }
        if (!good) {
            return null;
        }
        Period period = new Period(Integer.parseInt(draft.get(ReportDraft.YEAR)),
            reports.yearly() ? 0 : Integer.parseInt(quarter));
        if (!period.isOver(reporter.today())) {
            wrong(draft, reports.yearly() ? ReportDraft.YEAR : ReportDraft.QUARTER, "plan-not-over",
                period.last());
            return null;
        }
        Indicator.Opening opening = indicator.opening();
        if (opening != null && !period.first().isAfter(opening.day())) {
            wrong(draft, ReportDraft.YEAR, "plan-before-opening", opening.day());
            return null;
        }
        return period;
    }

    private @Nullable BigDecimal value(ReportDraft draft, Reports reports) {
        String text = draft.get(ReportDraft.VALUE);
        Numeral numeral = Numeral.of(text, reports.decimals() == 0, false);
        String problem = numeral.problem();
        BigDecimal value = numeral.value();
        boolean ambiguous = reporter.form() && reports.decimals() > 0
            && text.matches("[+-]?[0-9]{1,3}(\\.[0-9]{3})+");
        if (ambiguous) {
            wrong(draft, ReportDraft.VALUE, "plan-number-ambiguous");
        } else if (problem != null && !(reporter.form() && TURKISH.contains(problem))) {
            wrong(draft, ReportDraft.VALUE, "plan-" + problem.replace('.', '-'));
        } else if (value == null) {
            wrong(draft, ReportDraft.VALUE, "plan-value-missing");
        } else if (value.signum() < 0) {
            wrong(draft, ReportDraft.VALUE, "plan-negative");
        } else if (value.stripTrailingZeros().scale() > reports.decimals()) {
            wrong(draft, ReportDraft.VALUE, "plan-decimals", reports.decimals());
        } else {
            return value;
        }
        return null;
    }

    /** A form shows the unit beside the number; in a file it proves that both mean the same. */
    private boolean unit(ReportDraft draft, Indicator indicator) {
        String unit = draft.get(ReportDraft.UNIT);
        boolean good = unit.isEmpty() ? reporter.form() : indicator.unit().values().stream()
            .anyMatch(known -> Turkish.folded(known).equals(Turkish.folded(unit)));
        if (!good) {
            wrong(draft, ReportDraft.UNIT, unit.isEmpty() ? "plan-unit-missing" : "plan-unit",
                indicator.unit().getOrDefault("tr", ""));
        }
        return good;
    }

    private @Nullable String organ(ReportDraft draft, Reports reports, @Nullable Period period) {
        String typed = draft.get(ReportDraft.ORGAN);
        String organ = !typed.isEmpty() ? typed : reports.organs().contains(reporter.organ())
            ? reporter.organ() : reports.organs().getFirst();
        if (period != null && !standing.isOrgan(organ, period.last())) {
            wrong(draft, ReportDraft.ORGAN, "plan-organ");
            return null;
        }
        return organ;
    }

    private @Nullable ReportLine standing(ReportDraft draft, Key key, BigDecimal value) {
        Long before = lines.putIfAbsent(key, draft.line());
        Optional<UUID> act = standing.act(key.indicator(), key.organ(), key.period());
        String why = draft.get(ReportDraft.WHY);
        if (before != null) {
            wrong(draft, ReportDraft.VALUE, "plan-twice", before);
        } else if (standing.isWaiting(key.indicator(), key.organ(), key.period())) {
            wrong(draft, ReportDraft.VALUE, "plan-waiting");
        } else if (act.isPresent() && why.length() < 3) {
            wrong(draft, ReportDraft.WHY, "plan-standing");
        } else if (act.isEmpty() && !why.isEmpty()) {
            wrong(draft, ReportDraft.WHY, "plan-nothing-to-correct");
        } else if (why.length() > LONGEST_WHY) {
            wrong(draft, ReportDraft.WHY, "plan-long", LONGEST_WHY);
        } else {
            boolean late = reporter.lateAfter() >= 0 && reporter.today().isAfter(
                key.period().last().plusDays(reporter.lateAfter()));
            return new ReportLine(key.indicator(), key.organ(), key.period(), value, late,
                act.orElse(null), why);
        }
        return null;
    }

    /** Parts of nothing: what is divided by cannot be 0 while there is something to divide. */
    private void division(ReportDraft draft, ReportLine line, Collection<ReportLine> all) {
        boolean impossible = line.value().signum() == 0 && indicators.values().stream()
            .map(Indicator::source).filter(Quotient.class::isInstance).map(Quotient.class::cast)
            .filter(of -> of.denominator().equals(line.indicator()))
            .anyMatch(of -> value(of.numerator(), line, all).signum() > 0);
        if (impossible) {
            wrong(draft, ReportDraft.VALUE, "plan-division");
        }
    }

    private BigDecimal value(String indicator, ReportLine like, Collection<ReportLine> all) {
        return all.stream().filter(line -> line.indicator().equals(indicator)
                && line.organ().equals(like.organ()) && line.period().equals(like.period()))
            .map(ReportLine::value).findFirst()
            .or(() -> standing.value(indicator, like.organ(), like.period()))
            .map(Objects::requireNonNull).orElse(BigDecimal.ZERO);
    }
}
