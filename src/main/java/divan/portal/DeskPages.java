package divan.portal;

import divan.access.Administrators;
import divan.access.People;
import divan.casework.Desk;
import divan.casework.Emergencies;
import divan.casework.Escalations;
import divan.casework.Opinions;
import divan.casework.QueueFilter;
import divan.casework.ReadReasons;
import divan.casework.Waiting;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.organisation.SigningRight;
import divan.organisation.StandingIn;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits in the organ that the official works for, due first, and what their post may do about it. */
@Controller
class DeskPages {
    private final Desk desk;
    private final Opinions opinions;
    private final Emergencies emergencies;
    private final Escalations escalations;
    private final ReadReasons reasons;
    private final Organisation organisation;
    private final People people;
    private final Html html;

    DeskPages(Desk desk, Opinions opinions, Emergencies emergencies, Escalations escalations,
            ReadReasons reasons, Organisation organisation, People people, Html html) {
        this.reasons = reasons;
        this.desk = desk;
        this.emergencies = emergencies;
        this.escalations = escalations;
        this.opinions = opinions;
        this.organisation = organisation;
        this.people = people;
        this.html = html;
    }

    /**
     * Without any filter in the address the desk opens with the view that its official chose to come first.
     */
    @GetMapping("/{lang}/desk")
    ResponseEntity<byte[]> desk(Shell shell, Caller caller, @RequestParam Map<String, String> parameters) {
        List<Desk.View> views = desk.views(caller);
        Optional<Desk.View> first = views.stream().filter(Desk.View::first).findFirst();
        boolean asked = parameters.keySet().stream().anyMatch(QueueFilter.NAMES::contains);
        if (!asked && first.isPresent()) {
            return Html.seeOther(shell.href("/desk?" + first.get().filter().query()));
        }
        return page(200, shell, caller, QueueFilter.of(parameters), views, List.of());
    }

    @PostMapping("/{lang}/desk/views")
    ResponseEntity<byte[]> save(Shell shell, Caller caller, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String filter, @RequestParam(defaultValue = "") String first) {
        QueueFilter kept = QueueFilter.parse(filter);
        List<Violation> wrong = desk.save(caller, name, kept, first.equals("yes"));
        return wrong.isEmpty() ? Html.seeOther(shell.href("/desk?" + kept.query()))
            : page(422, shell, caller, kept, desk.views(caller), wrong);
    }

    @PostMapping("/{lang}/desk/views/{id}/removal")
    ResponseEntity<byte[]> remove(Shell shell, Caller caller, @PathVariable UUID id) {
        desk.remove(caller, id);
        return Html.seeOther(shell.href("/desk?" + QueueFilter.ALL.query()));
    }

    private ResponseEntity<byte[]> page(int status, Shell shell, Caller caller, QueueFilter filter,
            List<Desk.View> views, List<Violation> violations) {
        Caller.Post post = Objects.requireNonNull(caller.post());
        UUID person = Objects.requireNonNull(caller.person());
        Desk.Queue queue = desk.queue(caller, filter);
        Organ organ = organisation.organ(post.organ(), shell.today()).orElseThrow();
        List<Post> held = organisation.postsOf(person, shell.today());
        Map<String, Object> model = new LinkedHashMap<>(Map.of("queue", queue, "views", views, "organ", organ,
            "post", post, "held", held, "violations", violations, "steps", desk.steps(caller)));
        model.put("inPlaceOf", Administrators.workable(
            organisation.standsInFor(person, shell.today())).stream().map(StandingIn::post).toList());
        model.put("mine", functions(post, queue.lines(), shell));
        model.put("names", names(queue.lines()));
        model.put("counts", counts(caller));
        model.put("opinions", opinions.awaited(caller));
        model.put("emergencies", emergencies.awaiting(caller));
        model.put("escalations", escalations.awaiting(caller));
        model.put("reasons", reasons.awaited(caller));
        return html.page(status, shell, "portal/desk", model);
    }

    /** The views that everybody has, with their counts. */
    private Map<String, Long> counts(Caller caller) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of(QueueFilter.ALL, QueueFilter.ALL.assignedTo("me"), QueueFilter.ALL.assignedTo("nobody"),
            QueueFilter.ALL.onlyLate(), QueueFilter.ALL.at(QueueFilter.AWAITED))
            .forEach(f -> counts.put(f.query(), desk.count(caller, f)));
        return counts;
    }

    private Map<String, Boolean> functions(Caller.Post post, List<Waiting> lines, Shell shell) {
        Map<String, Boolean> may = new HashMap<>();
        lines.forEach(line -> may.computeIfAbsent(line.function(), function ->
            !(organisation.right(post, function, shell.today()) instanceof SigningRight.None)));
        return may;
    }

    private Map<UUID, String> names(List<Waiting> lines) {
        Map<UUID, String> names = new HashMap<>();
        lines.stream().map(Waiting::assignee).filter(Objects::nonNull)
            .forEach(person -> names.computeIfAbsent(person, people::name));
        return names;
    }
}
