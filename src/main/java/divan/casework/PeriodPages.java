package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.rules.Feel;
import divan.web.Caller;
import divan.web.Failures;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The time to decide, as officials see it, with what they may do with it now. */
@Controller
class PeriodPages {
    private static final String EXTENSION = "extension";
    private static final String PAUSE = "pause";
    private static final String RESUMPTION = "resumption";
    /** On a page the day is always said; for programs, none is the latest. */
    private static final String NO_DAY = "-";

    private final Casework casework;
    private final TimeToDecide time;
    private final Html html;

    PeriodPages(Casework casework, TimeToDecide time, Html html) {
        this.casework = casework;
        this.time = time;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/period")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam(defaultValue = "") String step) {
        return show(200, shell, casework.open(caller, no), step, List.of(), Map.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Casework.OpenCase open, String step,
            List<Violation> violations, Map<String, String> typed) {
        CaseState state = open.state();
        TimeToDecide.Choices choices = time.choices(state, open.filing(), casework.today());
        boolean there = switch (step) {
            case EXTENSION -> choices.latest() != null;
            case PAUSE -> !choices.pauses().isEmpty();
            case RESUMPTION -> choices.resumes();
            default -> false;
        };
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("choices", choices);
        model.put("form", DecisionForm.typed(typed.isEmpty() && choices.latest() != null
            ? Map.of("until", choices.latest().toString()) : typed));
        model.put("what", there ? step : "");
        model.put("why", choices.why().isEmpty() ? ""
            : Failures.text(Violation.of(choices.why(), "", state.deadline()), shell));
        model.put("confirmed", isConfirmed(state));
        model.put("violations", violations);
        return html.page(status, shell, "casework/period", model);
    }

    /** A time that leads out of the calendar is as uncertain as one over a computed feast. */
    private boolean isConfirmed(CaseState state) {
        try {
            return Feel.calendar().isConfirmed(state.filedOn(), state.deadline());
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    @PostMapping("/{lang}/cases/{no}/period/extension")
    ResponseEntity<byte[]> extend(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Casework.OpenCase open = casework.open(caller, no);
        String until = until(request);
        return answer(shell, open, EXTENSION, request, time.extend(caller, no, version,
            until.isEmpty() ? NO_DAY : until, reason));
    }

    @PostMapping("/{lang}/cases/{no}/period/pause")
    ResponseEntity<byte[]> pause(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, @RequestParam(defaultValue = "") String pause,
            @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        Casework.OpenCase open = casework.open(caller, no);
        return answer(shell, open, PAUSE, request, time.pause(caller, no, version, pause, until(request),
            reason));
    }

    @PostMapping("/{lang}/cases/{no}/period/resumption")
    ResponseEntity<byte[]> resume(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Casework.OpenCase open = casework.open(caller, no);
        return answer(shell, open, RESUMPTION, request, time.resume(caller, no, version, reason));
    }

    private static String until(HttpServletRequest request) {
        return Objects.requireNonNullElse(DecisionForm.day(request, "until"), "");
    }

    /** @throws Failure where the time cannot be changed any more */
    private ResponseEntity<byte[]> answer(Shell shell, Casework.OpenCase open, String step,
            HttpServletRequest request, Results.Taking taking) {
        return switch (taking) {
            case Results.Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + taken.no()));
            case Results.Taking.Invalid invalid -> show(422, shell, open, step, invalid.violations(),
                Shells.typed(request));
        };
    }
}
