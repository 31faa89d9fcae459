package divan.planning;

import divan.kernel.Failure;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

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
        Map<String, Long> values = new LinkedHashMap<>();
        planning.plans().stream().flatMap(p -> p.lines().stream()).forEach(line ->
            planning.indicator(line.id()).ifPresent(i ->
                values.put(i.id(), planning.value(i, shell.today().getYear()))));
        return html.page(shell, "planning/plan", Map.of("plans", planning.plans(), "values", values));
    }

    @GetMapping("/{lang}/plan/{indicator}")
    ResponseEntity<byte[]> indicator(Shell shell, Caller caller, @PathVariable String indicator,
            @RequestParam(defaultValue = "1") int page) {
        planning.catchUp(caller.lastAct());
        Indicator found = planning.indicator(indicator).orElseThrow(Failure::notFound);
        Plan plan = planning.plans().stream()
            .filter(p -> p.lines().stream().anyMatch(l -> l.id().equals(indicator))).findFirst()
            .orElseThrow(Failure::notFound);
        int wanted = Math.clamp(page, 1, 100_000);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("plan", plan);
        model.put("indicator", found);
        model.put("years", planning.years(plan, found, shell.today().getYear()));
        model.put("opening", planning.opening(found).orElseThrow());
        model.put("acts", planning.acts(found, PAGE, (wanted - 1) * PAGE));
        model.put("page", wanted);
        return html.page(shell, "planning/indicator", model);
    }

    @GetMapping("/api/indicators/{id}")
    @ResponseBody
    Map<String, Object> api(Shell shell, Caller caller, @PathVariable String id) {
        planning.catchUp(caller.lastAct());
        Indicator found = planning.indicator(id).orElseThrow(Failure::notFound);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("indicator", found.id());
        body.put("value", planning.value(found, shell.today().getYear()));
        body.put("opening", planning.opening(found)
            .map(o -> Map.of("value", o.value(), "day", o.day().toString(),
            "act", o.act().toString())).orElseThrow());
        body.put("acts", planning.acts(found, PAGE, 0).stream().map(a -> a.act().toString()).toList());
        return body;
    }
}
