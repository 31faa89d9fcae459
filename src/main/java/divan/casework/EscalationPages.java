package divan.casework;

import divan.casework.Results.Taking;
import divan.journal.Journal;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a head was told of cases that are not decided in time, and what they do about it. */
@Controller
class EscalationPages {
    private static final int A_PAGE = 50;

    private final Escalations escalations;
    private final Organisation organisation;
    private final Journal journal;
    private final Html html;

    EscalationPages(Escalations escalations, Organisation organisation, Journal journal, Html html) {
        this.escalations = escalations;
        this.organisation = organisation;
        this.journal = journal;
        this.html = html;
    }

    @GetMapping("/{lang}/escalations")
    ResponseEntity<byte[]> all(Shell shell, Caller caller, @RequestParam(defaultValue = "1") int page) {
        return all(200, shell, caller, Math.clamp(page, 1, 10_000), List.of(), Map.of());
    }

    private ResponseEntity<byte[]> all(int status, Shell shell, Caller caller, int page,
            List<Violation> violations, Map<String, String> typed) {
        List<Escalation> found = escalations.all(caller, A_PAGE + 1, (page - 1) * A_PAGE);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("lines", lines(found.stream().limit(A_PAGE).toList(), shell));
        model.put("page", page);
        model.put("more", found.size() > A_PAGE);
        model.put("violations", violations);
        model.put("typed", typed);
        return html.page(status, shell, "casework/escalations", model);
    }

    private List<EscalationLine> lines(List<Escalation> some, Shell shell) {
        Map<String, String> organs = organisation.organs(some.stream().map(Escalation::organ).distinct()
            .toList(), shell.today()).stream().collect(Collectors.toMap(Organ::number,
                organ -> shell.pick(organ.nameTr(), organ.nameEn())));
        return some.stream().map(told -> new EscalationLine(told,
            organs.getOrDefault(told.organ(), told.organ()), answerer(told.answeredBy(), shell))).toList();
    }

    private String answerer(@Nullable UUID act, Shell shell) {
        Optional<Post> post = Optional.ofNullable(act).flatMap(journal::find)
            .flatMap(found -> Optional.ofNullable(found.actor().post()))
            .flatMap(id -> organisation.post(id, shell.today()));
        return post.map(p -> shell.pick(p.titleTr(), p.titleEn())).orElse("");
    }

    @PostMapping("/{lang}/escalations/{id}/answer")
    ResponseEntity<byte[]> answer(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer) {
        return switch (escalations.answer(caller, id, answer)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/escalations"));
            case Taking.Invalid invalid -> all(422, shell, caller, 1, invalid.violations(),
                Map.of("id", id.toString(), "answer", answer));
        };
    }
}
