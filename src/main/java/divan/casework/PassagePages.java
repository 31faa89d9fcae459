package divan.casework;

import divan.process.Diagram;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The process of a case, drawn: where it stands and the way so far, for whoever may see the case. */
@Controller
class PassagePages {
    private final Casework casework;
    private final Moves moves;
    private final Html html;

    PassagePages(Casework casework, Moves moves, Html html) {
        this.casework = casework;
        this.moves = moves;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/process")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable String no) {
        Casework.OpenCase open = casework.open(caller, no);
        CaseState state = open.state();
        Passage passage = Passage.of(state, moves.definition(state).model(), moves::fold, open.acts());
        BinaryOperator<String> names = (id, name) -> {
            String key = "service." + state.service() + ".task." + id;
            return name.isEmpty() ? "" : shell.has(key) ? shell.t(key) : name;
        };
        List<String> waiting = passage.waiting().stream().map(id -> named(passage, id, names)).toList();
        String said = waiting.isEmpty() ? shell.t("case.process-ended")
            : shell.t("case.process-at", String.join(", ", waiting));
        return html.page(shell, "casework/process", Map.of("state", state, "passage", passage, "said", said,
            "names", passage.stops().stream().map(stop -> named(passage, stop.element(), names)).toList(),
            "svg", Diagram.svg(passage.model(), said, passage.present(), passage.passed(), names)));
    }

    private static String named(Passage passage, String id, BinaryOperator<String> names) {
        String name = passage.model().element(id).name();
        return names.apply(id, name.isEmpty() ? id : name);
    }
}
