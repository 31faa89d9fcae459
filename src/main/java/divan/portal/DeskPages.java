package divan.portal;

import divan.access.Access;
import divan.casework.Casework;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits in the organ that the official works for, due first, and what their post may do about it. */
@Controller
class DeskPages {
    private final Casework casework;
    private final Organisation organisation;
    private final Access access;
    private final Html html;

    DeskPages(Casework casework, Organisation organisation, Access access, Html html) {
        this.casework = casework;
        this.organisation = organisation;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/desk")
    ResponseEntity<byte[]> desk(Shell shell, Caller caller) {
        Caller.Post post = Objects.requireNonNull(caller.post());
        Map<String, Boolean> may = new LinkedHashMap<>();
        List<QueueLine> lines = casework.queue(caller).stream().map(w -> new QueueLine(w,
            may.computeIfAbsent(w.function(), f -> may(post, f, shell)))).toList();
        Organ organ = organisation.organ(post.organ(), shell.today()).orElseThrow();
        UUID person = Objects.requireNonNull(caller.person());
        List<Post> held = access.asSystem(() -> organisation.postsOf(person, shell.today()));
        return html.page(shell, "portal/desk", Map.of("lines", lines, "organ", organ, "post", post, "held", held));
    }

    private boolean may(Caller.Post post, String function, Shell shell) {
        return !(organisation.right(post.id(), function, shell.today()) instanceof SigningRight.None);
    }
}
