package divan.messages;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whom the official's organ could not tell by e-mail: what it was about and why, no address and no name. */
@Controller
class UndeliveredPages {
    private final Outbox outbox;
    private final Access access;
    private final Html html;

    UndeliveredPages(Outbox outbox, Access access, Html html) {
        this.outbox = outbox;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/messages")
    ResponseEntity<byte[]> undelivered(Shell shell, Caller caller) {
        String organ = Objects.requireNonNull(caller.post()).organ();
        List<Message> found = access.read(caller, Purpose.CASEWORK, "undelivered", () -> {
            List<Message> messages = outbox.undelivered(organ);
            return Reading.of(messages, messages.stream().map(Message::party).distinct()
                .toArray(UUID[]::new));
        });
        List<Told> told = found.stream().map(m -> {
            MailSection said = MailPaper.said(m, shell);
            return new Told(m.asked(), said.subject(), "", "", m.secret() ? ""
                : m.page(), false, m.state(), m.trouble());
        }).toList();
        return html.page(shell, "messages/undelivered", Map.of("messages", told));
    }
}
