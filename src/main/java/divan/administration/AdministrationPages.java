package divan.administration;

import divan.access.Access;
import divan.access.OwnOrigin;
import divan.access.People;
import divan.access.Purpose;
import divan.access.Reading;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The administrator's pages. Names are read as an act; a new link is the answer to the form itself, and kept
 * nowhere.
 */
@Controller
class AdministrationPages {
    private static final int FOUND = 50;
    private static final int OFFERED = 1000;

    private final Administration administration;
    private final Organisation organisation;
    private final People people;
    private final Access access;
    private final OwnOrigin origin;
    private final Html html;

    AdministrationPages(Administration administration, Organisation organisation, People people,
            Access access, OwnOrigin origin, Html html) {
        this.administration = administration;
        this.organisation = organisation;
        this.people = people;
        this.access = access;
        this.origin = origin;
        this.html = html;
    }

    @GetMapping("/{lang}/admin")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        return show(200, shell, caller, "", List.of(), Map.of());
    }

    /** Looks for somebody. What is typed is a name, and names stand in no address. */
    @PostMapping("/{lang}/admin")
    ResponseEntity<byte[]> search(Shell shell, Caller caller, @RequestParam(defaultValue = "") String q) {
        return show(200, shell, caller, q, List.of(), Map.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, String q,
            List<Violation> wrong,
            Map<String, String> typed) {
        List<Administration.Waiting> waiting = administration.waiting(caller);
        List<People.Member> found = read(caller, q);
        Map<String, Object> model = model(caller, wrong, typed);
        model.put("q", q);
        model.put("people", found);
        model.put("posts", q.isBlank() ? List.of() : organisation.posts(q.strip(), shell.today(), FOUND));
        model.put("waiting", waiting);
        model.put("names", names(caller,
            waiting.stream().flatMap(w -> Facts.people(w).stream()).distinct().toList()));
        return html.page(status, shell, "administration/overview", model);
    }

    private Map<String, Object> model(Caller caller, List<Violation> wrong, Map<String, String> typed) {
        Map<String, Object> model = new HashMap<>();
        model.put("only", administration.isOnly(caller));
        model.put("violations", wrong);
        model.put("typed", typed);
        return model;
    }

    private List<People.Member> read(Caller caller, String words) {
        return access.read(caller, Purpose.ADMINISTRATION, "people", () -> {
            List<People.Member> members = people.members(words, FOUND);
            return new Reading<>(members, members.stream().map(People.Member::id).toList());
        });
    }

    private Map<UUID, String> names(Caller caller, List<UUID> ids) {
        return access.read(caller, Purpose.ADMINISTRATION, "people", () -> {
            Map<UUID, String> names = new LinkedHashMap<>();
            ids.forEach(id -> people.member(id).ifPresent(m -> names.put(id, m.name())));
            return new Reading<>(names, List.copyOf(names.keySet()));
        });
    }

    @GetMapping("/{lang}/admin/people/{person}")
    ResponseEntity<byte[]> person(Shell shell, Caller caller, @PathVariable UUID person) {
        return person(200, shell, caller, person, List.of(), Map.of());
    }

    private ResponseEntity<byte[]> person(int status, Shell shell, Caller caller, UUID id,
            List<Violation> wrong,
            Map<String, String> typed) {
        People.Member member = access.read(caller, Purpose.ADMINISTRATION, "people", () -> {
            People.Member found = people.member(id).orElseThrow(Failure::notFound);
            return Reading.of(found, id);
        });
        Map<String, Object> model = model(caller, wrong, typed);
        model.put("person", member);
        model.put("holdings", organisation.holdings(id));
        model.put("posts", posts(shell));
        model.put("history", administration.history(caller, id));
        return html.page(status, shell, "administration/person", model);
    }

    /** What a field of posts offers. */
    private List<Post> posts(Shell shell) {
        return organisation.posts("", shell.today(), OFFERED);
    }

    @GetMapping("/{lang}/admin/posts/{post}")
    ResponseEntity<byte[]> post(Shell shell, Caller caller, @PathVariable String post) {
        return post(200, shell, caller, post, List.of(), Map.of());
    }

    private ResponseEntity<byte[]> post(int status, Shell shell, Caller caller, String id,
            List<Violation> wrong,
            Map<String, String> typed) {
        if (!organisation.knowsPost(id)) {
            throw Failure.notFound();
        }
        var holdings = organisation.holdings(id);
        Map<String, Object> model = model(caller, wrong, typed);
        model.put("id", id);
        organisation.post(id, shell.today()).ifPresent(p -> model.put("post", p));
        model.put("holdings", holdings);
        model.put("names", names(caller, holdings.stream().map(h -> h.person()).distinct().toList()));
        model.put("delegations", organisation.delegations(id));
        model.put("deputies", organisation.deputies(id));
        model.put("posts", posts(shell));
        model.put("history", administration.history(caller, Administration.subject(id)));
        return html.page(status, shell, "administration/post", model);
    }

    @PostMapping("/{lang}/admin/people")
    ResponseEntity<byte[]> add(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam String login,
            @RequestParam String name, @RequestParam String reason) {
        return answer(shell, caller, request,
            administration.add(caller, login.strip(), name.strip(), reason.strip()), typed(request));
    }

    @PostMapping("/{lang}/admin/changes")
    ResponseEntity<byte[]> change(Shell shell, Caller caller, HttpServletRequest request) {
        Map<String, String> typed = typed(request);
        return answer(shell, caller, request, administration.submit(caller, typed), typed);
    }

    @PostMapping("/{lang}/admin/proposals/{proposal}")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable UUID proposal, @RequestParam String verdict) {
        return answer(shell, caller, request,
            administration.decide(caller, proposal, verdict.equals("approve")), Map.of());
    }

    private ResponseEntity<byte[]> answer(Shell shell, Caller caller, HttpServletRequest request,
            Administration.Outcome outcome, Map<String, String> typed) {
        return switch (outcome) {
            case Administration.Outcome.Done done when !done.link().isEmpty() ->
                html.page(shell, "administration/link", Map.of("link", origin.of(request) + done.link()));
            case Administration.Outcome.Done done -> Html.seeOther(shell.href(back(typed)));
            case Administration.Outcome.Issued issued -> ClientPages.shown(html, shell, issued,
                typed.getOrDefault("client", ""));
            case Administration.Outcome.Proposed proposed -> Html.seeOther(shell.href("/admin"));
            case Administration.Outcome.Invalid invalid -> again(shell, caller, invalid.violations(), typed);
        };
    }

    /** The page whose form it was. */
    private ResponseEntity<byte[]> again(Shell shell, Caller caller, List<Violation> wrong,
            Map<String, String> typed) {
        String page = typed.getOrDefault("page", "");
        if (page.matches("/admin/people/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            UUID id = UUID.fromString(page.substring("/admin/people/".length()));
            return person(422, shell, caller, id, wrong, typed);
        }
        return page.startsWith("/admin/posts/")
            ? post(422, shell, caller, page.substring("/admin/posts/".length()), wrong, typed)
            : show(422, shell, caller, "", wrong, typed);
    }

    private static String back(Map<String, String> typed) {
        String page = typed.getOrDefault("page", "");
        return page.matches("/admin/(people|posts)/[a-z0-9-]+") ? page : "/admin";
    }

    static Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf") && values.length > 0) {
                typed.put(name, values[0]);
            }
        });
        return typed;
    }
}
