package divan.casework;

import divan.catalogue.Service;
import divan.journal.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the program does in an organ's business when a timer of a case goes off: the act that the process
 * names.
 */
@Component
class Timed {
    private final Moves moves;
    private final HandingIn handingIn;

    Timed(Moves moves, HandingIn handingIn) {
        this.moves = moves;
        this.handingIn = handingIn;
    }

    Act act(CaseState state, int timer, Instant now) {
        String type = moves.fold(state).timed(state, timer, now);
        LocalDate today = Applications.day(now);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("timer", timer);
        body.put("no", state.no());
        switch (type) {
            case CaseFold.DOCUMENTS_REMINDED -> body.put("due",
                DocumentRequest.of(state.asked()).due().toString());
            case CaseFold.DOCUMENTS_LAPSED -> body.putAll(handingIn.body(state, today, ""));
            case CaseFold.STEP_LATE -> body.put("steps", state.tasks().stream().map(Task::element).toList());
            case CaseFold.REMOVED -> {
                body.putAll(handingIn.body(state, today, ""));
                body.put("on", today.toString());
            }
            case CaseFold.LAPSED -> {
                body.put("service", state.service());
                body.put("pause", state.pauseId());
                body.put("since", state.pausedOn().toString());
                body.put("on", today.toString());
            }
            default -> { }
        }
        return Act.of(now, Filings.system(state.organ()), type, List.of(state.party(), state.id()),
            basis(state, type), "casework", body);
    }

    /**
     * For a step, what it rests on; for the time to decide, the provision from which the service takes it;
     * for a pause in which nothing came, that of the pause.
     */
    private List<String> basis(CaseState state, String type) {
        Form form = moves.definition(state).form();
        Service service = moves.definition(state).service();
        if (type.equals(CaseFold.STEP_LATE)) {
            return state.tasks().stream().flatMap(task -> form.step(task.element()).stream())
                .flatMap(step -> step.basis().stream()).distinct().toList();
        }
        if (type.equals(CaseFold.LAPSED)) {
            return List.of(Periods.pause(state, service.period()).provision());
        }
        if (!type.equals(CaseFold.DEADLINE_PASSED)) {
            return service.askedBasis();
        }
        String provision = service.durationProvision();
        return provision.isEmpty() ? List.of() : List.of(provision);
    }
}
