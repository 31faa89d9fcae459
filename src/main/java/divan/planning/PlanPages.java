package divan.planning;

import divan.kernel.Failure;
import divan.planning.Trend.Point;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan, an indicator, and the acts it counts; public, for no person stands in them. */
@Controller
class PlanPages {
    private static final int PAGE = 50;
    private final Planning planning;
    private final Html html;

    PlanPages(Planning planning, Html html) {
        this.planning = planning;
        this.html = html;
    }

    @GetMapping("/{lang}/plan")
    ResponseEntity<byte[]> plan(Shell shell, Caller caller) {
        planning.catchUp(caller.lastAct());
        return html.page(shell, "planning/plan", Map.of("plans", planning.plans().stream()
            .map(plan -> view(plan, shell.today().getYear())).toList()));
    }

    private PlanView view(Plan plan, int present) {
        Map<Integer, List<TargetProgress>> years = new TreeMap<>();
        plan.plannedYears().forEach(year -> years.put(year, planning.targets(plan, year)));
        return new PlanView(plan, years, planning.values(present));
    }

    @GetMapping("/{lang}/plan/{indicator}")
    ResponseEntity<byte[]> indicator(Shell shell, Caller caller, @PathVariable String indicator,
            @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "province") String by, @RequestParam(defaultValue = "1") int page) {
        planning.catchUp(caller.lastAct());
        Indicator found = planning.indicator(indicator).orElseThrow(Failure::notFound);
        Narrowed narrowed = new Narrowed(Period.of(period), organ.matches("[0-9]{8}") ? organ : "",
            by.equals("organ") ? "organ" : "province", Math.clamp(page, 1, 100_000));
        List<YearFigures> years = planning.years(found);
        int year = narrowed.period().map(Period::year).orElse(shell.today().getYear());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("plan", planning.planOf(indicator));
        model.put("indicator", found);
        model.put("years", years);
        model.put("opening", planning.opening(found));
        model.put("shares", narrowed.by().equals("organ") ? planning.byOrgan(found, year)
            : planning.byProvince(found, year));
        model.put("sharesYear", year);
        model.put("acts", planning.acts(found, narrowed, PAGE));
        model.put("narrowed", narrowed);
        model.put("trend", trend(shell, found, years));
        return html.page(shell, "planning/indicator", model);
    }

    /** By quarter; of what is reported once a year, by year. */
    private static String trend(Shell shell, Indicator indicator, List<YearFigures> years) {
        boolean yearly = indicator.source() instanceof Indicator.Reports reports && reports.yearly();
        List<Point> points = new ArrayList<>();
        for (YearFigures year : years) {
            if (yearly) {
                points.add(new Point(String.valueOf(year.year()), year.whole().value()));
            } else {
                year.quarters().forEach(figure -> points.add(new Point(figure.period().quarter() == 1
                    ? String.valueOf(year.year()) : "", figure.value())));
            }
        }
        Stream<BigDecimal> known = points.stream().map(Point::value).filter(Objects::nonNull)
            .map(Objects::requireNonNull);
        Optional<BigDecimal> most = known.max(BigDecimal::compareTo);
        return most.isEmpty() ? "" : Trend.svg(points, indicator.kind() == IndicatorKind.SUM,
            Shell.plain(shell.pick(indicator.title())), Shell.plain(shell.t("figures.trend-text")),
            shell.number(most.get()) + " " + Shell.plain(shell.pick(indicator.unit())));
    }
}
