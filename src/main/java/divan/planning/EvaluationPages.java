package divan.planning;

import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.planning.Evaluation.Key;
import divan.planning.Evaluations.Work;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A target of the plan as everybody sees it, and where units evaluate it. */
@Controller
class EvaluationPages {
    private static final String DESK = "/desk/plan/targets/";

    private final Evaluations evaluations;
    private final Reporting reporting;
    private final Planning planning;
    private final Html html;

    EvaluationPages(Evaluations evaluations, Reporting reporting, Planning planning, Html html) {
        this.evaluations = evaluations;
        this.reporting = reporting;
        this.planning = planning;
        this.html = html;
    }

    @GetMapping("/{lang}/plan/targets/{plan}/{year}/{target}")
    ResponseEntity<byte[]> target(Shell shell, Caller caller, @PathVariable String plan,
            @PathVariable int year, @PathVariable String target) {
        planning.catchUp(caller.lastAct());
        Plan found = planning.plans().stream().filter(one -> one.id().equals(plan)
            && one.plannedYears().contains(year)).findFirst().orElseThrow(Failure::notFound);
        TargetProgress progress = planning.targets(found, year).stream()
            .filter(one -> one.id().equals(target)).findFirst().orElseThrow(Failure::notFound);
        return html.page(shell, "planning/target", Map.of("plan", found, "target", progress, "evaluation",
            evaluations.evaluation(new Key(plan, target, year))));
    }

    @GetMapping("/{lang}/desk/plan/targets/{plan}/{year}/{target}")
    ResponseEntity<byte[]> work(Shell shell, Caller caller, @PathVariable String plan,
            @PathVariable int year, @PathVariable String target) {
        Work work = work(caller, plan, year, target);
        return work(200, shell, caller, work, typed(work), List.of());
    }

    private Work work(Caller caller, String plan, int year, String target) {
        if (!reporting.isConcerned(caller)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return evaluations.own(caller, new Key(plan, target, year));
    }

    /** A further evaluation begins with what stands. */
    private static Map<String, String> typed(Work work) {
        Map<String, String> typed = new LinkedHashMap<>();
        work.standing().ifPresent(standing -> {
            typed.put("deviation", standing.deviation());
            typed.put("measures", standing.measures());
            standing.lines().forEach(line -> EvaluationLine.CRITERIA.forEach(criterion ->
                typed.put(Evaluations.field(criterion, line.indicator()), line.of(criterion))));
        });
        return typed;
    }

    private ResponseEntity<byte[]> work(int status, Shell shell, Caller caller, Work work,
            Map<String, String> typed, List<Violation> violations) {
        boolean own = work.open().filter(open -> evaluations.isOwn(caller, open)).isPresent();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("work", work);
        model.put("plan", planning.plans().stream().filter(plan -> plan.id().equals(work.key().plan()))
            .findFirst().orElseThrow());
        model.put("writes", work.open().isEmpty() && reporting.mayReport(caller));
        model.put("decides", !own && work.open().filter(open ->
            reporting.mayApprove(caller, open.organ())).isPresent());
        model.put("takesBack", own);
        model.put("earlier", evaluations.written(work.key()).stream().filter(one -> !one.isOpen()).toList());
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "planning/evaluate", model);
    }

    @PostMapping("/{lang}/desk/plan/targets/{plan}/{year}/{target}")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, @PathVariable String plan,
            @PathVariable int year, @PathVariable String target, @RequestParam Map<String, String> typed) {
        Work work = work(caller, plan, year, target);
        if (!reporting.mayReport(caller)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        List<Violation> wrong = Evaluations.wrong(work.target(), typed);
        if (!wrong.isEmpty()) {
            return work(422, shell, caller, work, typed, wrong);
        }
        evaluations.propose(caller, work, typed);
        return Html.seeOther(shell.href(DESK + work.key().path()));
    }

    @PostMapping("/{lang}/desk/plan/targets/{plan}/{year}/{target}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable String plan,
            @PathVariable int year, @PathVariable String target,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        Work work = work(caller, plan, year, target);
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            evaluations.decide(caller, work.open().orElseThrow(() -> Failure.conflict("norm-decided")),
                chosen, answer.strip());
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return work(422, shell, caller, work, Map.of("answer", answer), failure.violations());
        }
        return Html.seeOther(shell.href(DESK + work.key().path()));
    }
}
