package divan.planning;

import divan.kernel.Failure;
import divan.web.Caller;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Indicators for programs: definitions, values and the acts they rest on; public, nobody stands in them. */
@RestController
class PlanApi {
    private static final int PAGE = 50;
    private static final Map<String, String> TYPES = Map.of("csv", "text/csv;charset=UTF-8", "json",
        "application/json", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Planning planning;

    PlanApi(Planning planning) {
        this.planning = planning;
    }

    private Indicator found(Caller caller, String id) {
        planning.catchUp(caller.lastAct());
        return planning.indicator(id).orElseThrow(Failure::notFound);
    }

    @GetMapping("/api/indicators")
    List<Map<String, Object>> all(Shell shell) {
        return planning.indicators().stream().map(PlanApi::definition).toList();
    }

    private static Map<String, Object> definition(Indicator indicator) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("indicator", indicator.id());
        body.put("title", indicator.title());
        body.put("unit", indicator.unit());
        body.put("kind", indicator.kind().code());
        body.put("direction", indicator.falling() ? "down" : "up");
        switch (indicator.source()) {
            case Indicator.Acts acts -> body.put("counts", Map.of("act", acts.type(), "services",
                acts.services()));
            case Indicator.Reports reports -> body.put("reported", Map.of("by", reports.organs(), "every",
                reports.yearly() ? "year" : "quarter"));
            case Indicator.Quotient of -> body.put("quotient", Map.of("numerator", of.numerator(),
                "denominator", of.denominator()));
            case Indicator.Growth of -> body.put("growth", Map.of("of", of.of()));
        }
        return body;
    }

    /** The definition, what it comes to by now, its values year by year, and its latest acts. */
    @GetMapping("/api/indicators/{id}")
    Map<String, Object> one(Shell shell, Caller caller, @PathVariable String id) {
        Indicator indicator = found(caller, id);
        Map<String, Object> body = definition(indicator);
        List<YearFigures> years = planning.years(indicator);
        body.put("value", IndicatorTable.plain(years.getLast().cumulative().value()));
        body.put("opening", planning.opening(indicator).map(opening -> Map.of("value",
            IndicatorTable.plain(opening.value()), "day", opening.day().toString(), "act",
            opening.act().toString())).orElse(null));
        body.put("values", table(shell, indicator, years, false).rows());
        body.put("acts", planning.acts(indicator, new Narrowed(Optional.empty(), "", "organ", 1), PAGE)
            .stream().map(act -> act.act().toString()).toList());
        return body;
    }

    private IndicatorTable table(Shell shell, Indicator indicator, List<YearFigures> years, boolean organs) {
        IndicatorTable table = new IndicatorTable(shell, indicator);
        for (YearFigures year : years) {
            table.add(year, "");
            if (organs) {
                planning.byOrgan(indicator, year.year()).forEach(share -> table.add(share.figures(),
                    share.number()));
            }
        }
        return table;
    }

    /**
     * The acts that the value of a period rests on, the latest first, fifty a page.
     *
     * @param period {@code 2026-Q3} or {@code 2026}; empty for all
     */
    @GetMapping("/api/indicators/{id}/acts")
    Map<String, Object> acts(Shell shell, Caller caller, @PathVariable String id,
            @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "1") int page) {
        Indicator indicator = found(caller, id);
        Optional<Period> of = Period.of(period);
        if (of.isEmpty() && !period.isEmpty()) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        List<Map<String, Object>> acts = planning.acts(indicator, new Narrowed(of, organ, "organ",
            Math.clamp(page, 1, 100_000)), PAGE).stream()
            .map(PlanApi::act).toList();
        return Map.of("indicator", id, "acts", acts);
    }

    private static Map<String, Object> act(Tallies.Counted counted) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("act", counted.act().toString());
        body.put("position", counted.position());
        body.put("organ", counted.organ());
        body.put("day", counted.day().toString());
        body.put("value", counted.value() == null ? null : IndicatorTable.plain(counted.value()));
        body.put("late", counted.late());
        body.put("corrects", Objects.toString(counted.corrects(), null));
        return body;
    }

    /**
     * All values, of everybody and by organ.
     *
     * @param as csv, json or xlsx
     */
    @GetMapping("/{lang}/plan/{indicator}/values")
    ResponseEntity<?> values(Shell shell, Caller caller, @PathVariable String indicator,
            @RequestParam(defaultValue = "csv") String as) {
        Indicator found = found(caller, indicator);
        if (!TYPES.containsKey(as)) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        IndicatorTable table = table(shell, found, planning.years(found), true);
        Object body = switch (as) {
            case "csv" -> table.csv();
            case "xlsx" -> table.xlsx();
            default -> table.rows();
        };
        return ResponseEntity.ok().header("Content-Type", Objects.requireNonNull(TYPES.get(as)))
            .header("Content-Disposition", "attachment; filename=\"" + found.id() + "." + as + "\"")
            .cacheControl(CacheControl.noCache()).body(body);
    }
}
