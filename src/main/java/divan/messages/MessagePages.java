package divan.messages;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Languages;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What I was told, and how I want to be told. */
@Controller
class MessagePages {
    private static final int A_PAGE = 20;
    private static final String HERE = "/my/messages";

    private final Outbox outbox;
    private final Access access;
    private final Html html;

    MessagePages(Outbox outbox, Access access, Html html) {
        this.outbox = outbox;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/my/messages")
    ResponseEntity<byte[]> mine(Shell shell, Caller caller, @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String saved) {
        UUID party = party(caller);
        int at = Math.clamp(page, 1, 10_000);
        List<Message> found = access.read(caller, Purpose.OWN, "messages",
            () -> Reading.of(outbox.of(party, A_PAGE + 1, (at - 1) * A_PAGE), party));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("messages", found.stream().limit(A_PAGE).map(m -> told(m, shell)).toList());
        model.put("page", at);
        model.put("more", found.size() > A_PAGE);
        model.put("saved", !saved.isEmpty());
        return html.page(shell, "messages/mine", model);
    }

    private static Told told(Message message, Shell shell) {
        MailSection said = MailPaper.said(message, shell);
        String page = message.secret() || message.page().equals(HERE) ? "" : message.page();
        return new Told(message.asked(), said.subject(), said.what(), said.toDo(), page,
            message.seen() == null, message.state(), message.trouble());
    }

    @PostMapping("/{lang}/my/messages/seen")
    ResponseEntity<byte[]> seen(Shell shell, Caller caller) {
        UUID party = party(caller);
        access.as(caller, () -> {
            outbox.seen(party, access.now());
            return true;
        });
        return Html.seeOther(shell.href(HERE));
    }

    @GetMapping("/{lang}/my/messages/choice")
    ResponseEntity<byte[]> choice(Shell shell, Caller caller) {
        UUID party = party(caller);
        Choice chosen = access.as(caller, () -> outbox.chosen(party));
        return choice(200, shell, String.valueOf(chosen.language()), chosen.informs() ? "all"
            : "needed", List.of());
    }

    private ResponseEntity<byte[]> choice(int status, Shell shell, String language, String informs,
            List<Violation> violations) {
        return html.page(status, shell, "messages/choice",
            Map.of("language", language, "informs", informs, "violations", violations));
    }

    @PostMapping("/{lang}/my/messages/choice")
    ResponseEntity<byte[]> choose(Shell shell, Caller caller,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String informs) {
        boolean both = language.equals("both");
        if (!both && Languages.find(language).isEmpty() || !List.of("all", "needed").contains(informs)) {
            return choice(422, shell, language, informs, List.of(Violation.of("required",
                both || Languages.find(language).isPresent() ? "informs" : "language")));
        }
        UUID party = party(caller);
        access.as(caller, () -> {
            outbox.choose(party, new Choice(both ? null : language, informs.equals("all")), access.now());
            return true;
        });
        return Html.seeOther(shell.href(HERE + "?saved=1"));
    }

    private static UUID party(Caller caller) {
        UUID party = caller.party();
        if (party == null) {
            throw Failure.notFound();
        }
        return party;
    }
}
