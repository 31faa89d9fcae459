package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking another organ about a case, and answering when one's own organ is asked. */
@Controller
class OpinionPages {
    private final Opinions opinions;
    private final Casework casework;
    private final Organisation organisation;
    private final Html html;

    OpinionPages(Opinions opinions, Casework casework, Organisation organisation, Html html) {
        this.opinions = opinions;
        this.casework = casework;
        this.organisation = organisation;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/opinions")
    ResponseEntity<byte[]> form(Shell shell, Caller caller, @PathVariable String no) {
        return form(200, shell, caller, no, List.of(), Map.of());
    }

    @PostMapping("/{lang}/cases/{no}/opinions")
    ResponseEntity<byte[]> ask(Shell shell, Caller caller, @PathVariable String no,
            HttpServletRequest request, @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String question) {
        String[] attached = request.getParameterValues("attached");
        return switch (opinions.ask(caller, no, organ, question, DecisionForm.day(request, "due"),
                attached == null ? List.of() : Arrays.asList(attached))) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + no + "#opinions"));
            case Taking.Invalid invalid ->
                form(422, shell, caller, no, invalid.violations(), Shells.typed(request));
        };
    }

    private ResponseEntity<byte[]> form(int status, Shell shell, Caller caller, String no,
            List<Violation> violations, Map<String, String> typed) {
        Casework.OpenCase open = casework.open(caller, no);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("form", DecisionForm.typed(typed));
        model.put("organs", opinions.organs(caller).stream()
            .sorted((a, b) -> Turkish.collator().compare(name(a, shell), name(b, shell))).toList());
        model.put("files", opinions.files(caller, open.state().id()));
        model.put("violations", violations);
        return html.page(status, shell, "casework/opinion-ask", model);
    }

    private static String name(Organ organ, Shell shell) {
        return shell.pick(organ.nameTr(), organ.nameEn());
    }

    @GetMapping("/{lang}/opinions/{id}")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable UUID id) {
        return show(200, shell, opinions.open(caller, id), List.of(), "");
    }

    @PostMapping("/{lang}/opinions/{id}")
    ResponseEntity<byte[]> give(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer) {
        return switch (opinions.give(caller, id, answer)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/opinions/" + id));
            case Taking.Invalid invalid -> show(422, shell, opinions.open(caller, id), invalid.violations(),
                answer);
        };
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Opinions.Opened opened,
            List<Violation> violations, String typed) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("opened", opened);
        model.put("from", organ(opened.opinion().organ(), shell));
        model.put("violations", violations);
        model.put("typed", typed);
        return html.page(status, shell, "casework/opinion", model);
    }

    private @Nullable Organ organ(String number, Shell shell) {
        return organisation.organ(number, shell.today()).orElse(null);
    }

    @GetMapping("/{lang}/opinions/{id}/uploads/{upload}")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable UUID id, @PathVariable UUID upload) {
        Upload found = opinions.file(caller, id, upload).attached().stream().findFirst()
            .orElseThrow(Failure::notFound);
        return Downloads.answer(opinions.bytes(caller, Objects.requireNonNull(found).id()),
            FileKind.mediaType(found.kind()), found.id() + "." + found.kind());
    }
}
