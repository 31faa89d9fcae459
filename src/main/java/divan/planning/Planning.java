package divan.planning;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Turkish;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.planning.Indicator.Acts;
import divan.planning.Indicator.Opening;
import divan.planning.TargetProgress.Progress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The plans in force and what their indicators come to. */
@Component
@Order(70)
public class Planning implements PackPart {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * What an organ, or all of a province, has of an indicator.
     *
     * @param number of the organ, or the plate code of the province, empty for the centre
     * @param name of the organ as it stands, or null where it is a province
     */
    public record Share(String number, @Nullable Organ name, YearFigures figures) {
    }

    private final PlanBook book;
    private final Tallies tallies;
    private final Counting counting;
    private final Organisation organisation;
    private final Journal journal;
    private final Clock clock;

    Planning(PlanBook book, Tallies tallies, Counting counting, Organisation organisation, Journal journal,
            Clock clock) {
        this.book = book;
        this.tallies = tallies;
        this.counting = counting;
        this.organisation = organisation;
        this.journal = journal;
        this.clock = clock;
    }

    public List<Plan> plans() {
        return book.plans();
    }

    /** All indicators of the packs in force. */
    public List<Indicator> indicators() {
        return book.all();
    }

    public Optional<Indicator> indicator(String id) {
        return book.indicator(id);
    }

    public Optional<Plan> planOf(String indicator) {
        return plans().stream().filter(plan -> plan.has(indicator)).findFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Turkish.ZONE);
    }

    private Reckoning reckoning() {
        Map<String, Indicator> byId = book.byId();
        Map<String, List<Cell>> cells = tallies.cells(byId.keySet());
        return Reckoning.of(byId, id -> cells.getOrDefault(id, List.of()), today());
    }

    /** What an indicator comes to in a year. */
    public YearFigures figures(Indicator indicator, int year) {
        return reckoning().year(indicator, year);
    }

    /** The same of all indicators, by id. */
    public Map<String, YearFigures> figures(int year) {
        Reckoning reckoning = reckoning();
        Map<String, YearFigures> figures = new LinkedHashMap<>();
        book.all().forEach(one -> figures.put(one.id(), reckoning.year(one, year)));
        return figures;
    }

    /** What indicators come to since the plan began, by the end of a year; without those of unknown value. */
    public Map<String, BigDecimal> values(int year) {
        Reckoning reckoning = reckoning();
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        book.all().forEach(one -> {
            BigDecimal value = reckoning.cumulative(one, year).value();
            if (value != null) {
                values.put(one.id(), value);
            }
        });
        return values;
    }

    /** Year by year: those of the plan from its opening on, until the present one. */
    public List<YearFigures> years(Indicator indicator) {
        Reckoning reckoning = reckoning();
        int present = today().getYear();
        Opening opening = indicator.opening();
        int first = opening != null ? opening.day().getYear() : planOf(indicator.id())
            .flatMap(plan -> plan.years().stream().min(Comparator.naturalOrder())).orElse(present);
        List<YearFigures> years = new ArrayList<>();
        for (int year = Math.min(first, present); year <= present; year++) {
            years.add(reckoning.year(indicator, year));
        }
        return years;
    }

    /** What each organ has of an indicator in a year; those that have nothing are left out. */
    public List<Share> byOrgan(Indicator indicator, int year) {
        Reckoning reckoning = reckoning();
        Map<String, Organ> organs = organs(indicator, year);
        return owners(indicator).stream().map(number -> new Share(number, organs.get(number),
            reckoning.only(number::equals).year(indicator, year))).filter(Planning::isSome).toList();
    }

    /** The same by province, the centre first. */
    public List<Share> byProvince(Indicator indicator, int year) {
        Reckoning reckoning = reckoning();
        Map<String, Organ> organs = organs(indicator, year);
        Function<String, String> province = number -> organs.containsKey(number)
            ? organs.get(number).province() : "";
        Map<String, Set<String>> groups = new TreeMap<>(owners(indicator).stream()
            .collect(Collectors.groupingBy(province, Collectors.toSet())));
        return groups.entrySet().stream().map(group -> new Share(group.getKey(), null,
            reckoning.only(group.getValue()::contains).year(indicator, year))).filter(Planning::isSome)
            .toList();
    }

    private static boolean isSome(Share share) {
        return share.figures().quarters().stream().anyMatch(figure -> isSome(figure))
            || isSome(share.figures().whole());
    }

    private static boolean isSome(Figure figure) {
        BigDecimal value = figure.value();
        return value != null && value.signum() != 0;
    }

    /** Of the indicator, or of those that it is computed from. */
    private List<String> owners(Indicator indicator) {
        Set<String> base = switch (indicator.source()) {
            case Indicator.Quotient of -> Set.of(of.numerator(), of.denominator());
            case Indicator.Growth of -> Set.of(of.of());
            case Acts acts -> Set.of(indicator.id());
            case Indicator.Reports reports -> Set.of(indicator.id());
        };
        return tallies.cells(base).values().stream().flatMap(List::stream).map(Cell::organ).distinct()
            .sorted().toList();
    }

    /** As they stand at the end of the year, or today. */
    private Map<String, Organ> organs(Indicator indicator, int year) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return organisation.organs(owners(indicator), last.isAfter(today()) ? today() : last).stream()
            .collect(Collectors.toMap(Organ::number, organ -> organ, (one, other) -> one));
    }

    /** How far the targets of a plan were reached in one of its planned years, in the order of the plan. */
    public List<TargetProgress> targets(Plan plan, int year) {
        Reckoning reckoning = reckoning();
        Map<String, List<Progress>> targets = new LinkedHashMap<>();
        plan.lines(year).forEach(line -> targets.computeIfAbsent(line.target(), id -> new ArrayList<>())
            .add(progress(reckoning, line)));
        return targets.entrySet().stream().map(target -> target(target.getKey(), year, target.getValue()))
            .toList();
    }

    private Progress progress(Reckoning reckoning, PlannedIndicator line) {
        Optional<Indicator> defined = indicator(line.id());
        boolean falling = defined.filter(Indicator::falling).isPresent();
        BigDecimal printed = line.actual();
        BigDecimal reached = printed != null ? printed
            : defined.map(one -> reckoning.cumulative(one, line.year()).value()).orElse(null);
        return new Progress(line, reached, printed == null && reached != null, reached == null ? null
            : Performance.of(line.baseline(), line.planned(), reached, falling));
    }

    private static TargetProgress target(String id, int year, List<Progress> lines) {
        int weights = lines.stream().mapToInt(one -> one.line().weightPercent()).sum();
        BigDecimal sum = BigDecimal.ZERO;
        for (Progress one : lines) {
            Performance performance = one.performance();
            if (performance == null) {
                return new TargetProgress(id, year, lines, weights, null, printed(lines));
            }
            sum = sum.add(performance.percent().multiply(BigDecimal.valueOf(one.line().weightPercent())));
        }
        return new TargetProgress(id, year, lines, weights,
            sum.movePointLeft(2).setScale(2, RoundingMode.HALF_UP), printed(lines));
    }

    private static String printed(List<Progress> lines) {
        return lines.getFirst().line().printedTargetPercent();
    }

    public Optional<Tallies.Opening> opening(Indicator indicator) {
        return tallies.opening(indicator.id());
    }

    /**
     * The acts that a value of an indicator rests on, the latest first: those that were counted, or by which
     * its values were approved. Of one that is computed from others there are none: theirs are.
     *
     * @param many on a page
     */
    public List<Tallies.Counted> acts(Indicator indicator, Narrowed to, int many) {
        int behind = (to.page() - 1) * many;
        return indicator.source() instanceof Acts
            ? tallies.acts(indicator.id(), to.first(), to.last(), to.organ(), many, behind)
            : tallies.approvals(indicator.id(), to.first(), to.last(), to.organ(), many, behind);
    }

    /** Waits, bounded, until what the writer last did has been counted. */
    public void catchUp(@Nullable UUID lastAct) {
        if (lastAct != null) {
            journal.await(Counting.FOLLOWER, lastAct, PATIENCE);
        }
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        try {
            if (pack.file(PlanReader.PLAN).isPresent()) {
                Plan.of(pack);
                findings.addAll(PlanReader.findings(pack));
            }
            if (pack.file(IndicatorReader.FILE).isPresent()) {
                findings.addAll(IndicatorReader.findings(pack));
            }
        } catch (Malformed e) {
            findings.add(e.finding());
        }
        return findings;
    }

    @Override
    public void activate(Pack pack, Instant at) {
        if (pack.file(IndicatorReader.FILE).isEmpty()) {
            return;
        }
        for (Indicator indicator : IndicatorReader.indicators(pack)) {
            Opening opening = indicator.opening();
            if (opening != null && tallies.opening(indicator.id()).isEmpty()) {
                UUID act = journal.append(Act.of(at, Actor.system(), "indicator.opened", List.of(), List.of(),
                    "planning", Map.of("indicator", indicator.id(), "value", opening.value().toPlainString(),
                        "day", opening.day().toString(), "source", opening.source())));
                tallies.open(indicator.id(), opening.value(), opening.day(), act);
            }
        }
    }

    @Override
    public void load(Pack pack) {
        Plan.of(pack).ifPresent(plan -> book.plan(pack.name(), plan));
        if (pack.file(IndicatorReader.FILE).isPresent()) {
            List<Indicator> now = IndicatorReader.indicators(pack);
            counting.changed(book.indicators(pack.name(), now), now);
        }
    }
}
