package divan.planning;

import divan.audit.Formula;
import divan.planning.Figure.Note;
import divan.planning.Indicator.Acts;
import divan.planning.Indicator.Growth;
import divan.planning.Indicator.Opening;
import divan.planning.Indicator.Quotient;
import divan.planning.Indicator.Reports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What indicators come to, from what organs have of each period. Nothing known is no value; 0 is one. A ratio
 * and a rate of change are in percent, exact to twenty decimals (guide to strategic planning for public
 * administrations; the rules of adding up are ours, for the guide leaves them to each indicator).
 */
final class Reckoning {
    private final Map<String, Indicator> indicators;
    private final Function<String, List<Cell>> cells;
    private final LocalDate today;
    private final Predicate<String> organs;
    private final boolean all;
    private final Map<String, List<Cell>> known = new HashMap<>();

    private Reckoning(Map<String, Indicator> indicators, Function<String, List<Cell>> cells, LocalDate today,
            Predicate<String> organs, boolean all) {
        this.indicators = indicators;
        this.cells = cells;
        this.today = today;
        this.organs = organs;
        this.all = all;
    }

    /** Of all organs, with what was printed before. */
    static Reckoning of(Map<String, Indicator> indicators, Function<String, List<Cell>> cells,
            LocalDate today) {
        return new Reckoning(indicators, cells, today, organ -> true, true);
    }

    /** Of some organs; what was printed before is nobody's share. */
    Reckoning only(Predicate<String> some) {
        return new Reckoning(indicators, cells, today, some, false);
    }

    YearFigures year(Indicator indicator, int year) {
        return new YearFigures(year, Period.quarters(year).stream().map(q -> figure(indicator, q)).toList(),
            figure(indicator, Period.year(year)), cumulative(indicator, year));
    }

    Figure figure(Indicator indicator, Period period) {
        return switch (indicator.source()) {
            case Quotient of -> ratio(period, figure(part(of.numerator()), period),
                figure(part(of.denominator()), period));
            case Growth of -> change(period, figure(part(of.of()), period),
                figure(part(of.of()), period.yearBefore()));
            case Acts acts -> sum(indicator, period);
            case Reports reports -> indicator.kind() == IndicatorKind.STOCK ? stock(indicator, period, false)
                : sum(indicator, period);
        };
    }

    /** Since the plan began until the end of a year. */
    Figure cumulative(Indicator indicator, int year) {
        Period period = Period.year(year);
        return switch (indicator.source()) {
            case Quotient of -> ratio(period, cumulative(part(of.numerator()), year),
                cumulative(part(of.denominator()), year));
            case Growth of -> figure(indicator, period);
            case Acts acts -> since(indicator, year);
            case Reports reports -> indicator.kind() == IndicatorKind.STOCK ? stock(indicator, period, true)
                : since(indicator, year);
        };
    }

    private Indicator part(String id) {
        return Objects.requireNonNull(indicators.get(id), id);
    }

    private List<Cell> cells(Indicator indicator) {
        return known.computeIfAbsent(indicator.id(), id -> cells.apply(id).stream()
            .filter(cell -> organs.test(cell.organ())).toList());
    }

    private static boolean isIn(Cell cell, Period period) {
        return cell.period().year() == period.year()
            && (period.isYear() || cell.period().quarter() == period.quarter());
    }

    private Figure sum(Indicator indicator, Period period) {
        List<Cell> own = cells(indicator).stream().filter(cell -> isIn(cell, period)).toList();
        List<Integer> missing = missing(indicator, period, own);
        boolean counted = indicator.source() instanceof Acts && !period.first().isAfter(today)
            && isAfterOpening(indicator, period.last());
        return figure(period, own.isEmpty() && !counted ? null : total(own), notes(own), missing);
    }

    private static BigDecimal total(List<Cell> cells) {
        return cells.stream().map(Cell::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Quarters that are over, that began after the opening, and of which nothing is known. */
    private List<Integer> missing(Indicator indicator, Period period, List<Cell> own) {
        if (!(indicator.source() instanceof Reports reports) || reports.yearly()) {
            return List.of();
        }
        return Period.quarters(period.year()).stream()
            .filter(q -> period.isYear() || q.equals(period))
            .filter(q -> q.isOver(today) && isAfterOpening(indicator, q.last()))
            .filter(q -> own.stream().noneMatch(cell -> cell.period().equals(q)))
            .map(Period::quarter).toList();
    }

    private static boolean isAfterOpening(Indicator indicator, LocalDate day) {
        Opening opening = indicator.opening();
        return opening == null || day.isAfter(opening.day());
    }

    private static Set<Note> notes(List<Cell> cells) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (cells.stream().anyMatch(Cell::late)) {
            notes.add(Note.LATE);
        }
        if (cells.stream().anyMatch(Cell::corrected)) {
            notes.add(Note.CORRECTED);
        }
        return notes;
    }

    private Figure figure(Period period, @Nullable BigDecimal value, Set<Note> notes, List<Integer> missing) {
        Set<Note> all = EnumSet.noneOf(Note.class);
        all.addAll(notes);
        if (!missing.isEmpty()) {
            all.add(Note.MISSING);
        }
        if (!period.isOver(today)) {
            all.add(Note.PRESENT);
        }
        return new Figure(period, value, all, missing);
    }

    /**
     * The opening, and every year since.
     *
     * @return without a value where nobody knows what stood before
     */
    private Figure since(Indicator indicator, int year) {
        Opening opening = indicator.opening();
        Period period = Period.year(year);
        if (all && (opening == null || year < opening.day().getYear())) {
            return figure(period, null, Set.of(), List.of());
        }
        List<Cell> own = cells(indicator).stream().filter(cell -> cell.period().year() <= year).toList();
        Set<Note> notes = notes(own);
        if (opening != null) {
            for (int y = opening.day().getYear(); y < year; y++) {
                int past = y;
                if (!missing(indicator, Period.year(y), own.stream()
                        .filter(cell -> cell.period().year() == past).toList()).isEmpty()) {
                    notes.add(Note.MISSING);
                }
            }
        }
        BigDecimal before = all && opening != null ? opening.value() : BigDecimal.ZERO;
        return figure(period, before.add(total(own)), notes, missing(indicator, period,
            own.stream().filter(cell -> isIn(cell, period)).toList()));
    }

    /**
     * The last value known of each organ, added up.
     *
     * @param carried whether a value of before the period stands where nobody reported one in it
     */
    private Figure stock(Indicator indicator, Period period, boolean carried) {
        List<Cell> until = new ArrayList<>(cells(indicator).stream()
            .filter(cell -> !cell.period().last().isAfter(period.last())).toList());
        List<Cell> reported = until.stream().filter(cell -> isIn(cell, period)).toList();
        List<Integer> missing = missing(indicator, period, reported);
        Opening opening = indicator.opening();
        if (until.isEmpty() && all && opening != null && !opening.day().isAfter(period.last())
                && (carried || isIn(cell(opening), period))) {
            return figure(period, opening.value(), Set.of(), missing);
        }
        if (until.isEmpty() || reported.isEmpty() && !carried) {
            return figure(period, null, Set.of(), missing);
        }
        List<Cell> last = last(until);
        Set<Note> notes = notes(last);
        Period latest = last.stream().map(Cell::period).max(Comparator.naturalOrder()).orElseThrow();
        if (last.stream().anyMatch(cell -> !cell.period().equals(latest)) || reported.isEmpty()) {
            notes.add(Note.MISSING);
        }
        return figure(period, total(last), notes, missing);
    }

    private static Cell cell(Opening opening) {
        return new Cell("", opening.period(), opening.value(), false, false);
    }

    private static List<Cell> last(List<Cell> cells) {
        Map<String, Cell> last = new HashMap<>();
        cells.forEach(cell -> last.merge(cell.organ(), cell, (one, other) ->
            one.period().compareTo(other.period()) >= 0 ? one : other));
        return List.copyOf(last.values());
    }

    private Figure ratio(Period period, Figure of, Figure by) {
        return percent(period, of, by, of.value(), by.value());
    }

    private Figure change(Period period, Figure now, Figure before) {
        BigDecimal later = now.value();
        BigDecimal earlier = before.value();
        return percent(period, now, before, later == null || earlier == null ? null
            : later.subtract(earlier), earlier);
    }

    private Figure percent(Period period, Figure one, Figure other, @Nullable BigDecimal of,
            @Nullable BigDecimal by) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        notes.addAll(one.notes());
        notes.addAll(other.notes());
        notes.remove(Note.PRESENT);
        Optional<BigDecimal> percent = of == null || by == null ? Optional.empty()
            : Optional.ofNullable(Formula.rate(of, by));
        if (of != null && by != null && percent.isEmpty()) {
            notes.add(Note.UNDEFINED);
        }
        List<Integer> missing = new ArrayList<>(one.missing());
        other.missing().stream().filter(q -> one.period().equals(other.period()) && !missing.contains(q))
            .forEach(missing::add);
        return figure(period, percent.orElse(null), notes, missing.stream().sorted().toList());
    }
}
