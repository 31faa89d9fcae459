package divan.administration;

import divan.access.Administrators;
import divan.access.People;
import divan.clients.Clients;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.organisation.Delegation;
import divan.organisation.Deputising;
import divan.organisation.OrganEvent;
import divan.organisation.Organisation;
import divan.organisation.Post;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a change from what somebody typed, or from the body of the act that proposed it, and says
 * everything that is wrong with it on the day. Last days are inclusive, as people write them.
 */
final class ChangeForm {
    /** Who held or left a post may be recorded so many days late. */
    static final int DAYS_LATE = 30;
    private static final String NAME = "[a-z0-9][a-z0-9-]{2,59}";
    private static final String FUNCTION = "[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*";
    private static final String PROVISION = "[0-9]{1,6}(/[0-9A-Za-zÇĞİÖŞÜçğıöşü-]{1,12}){0,3}";

    private final Typed typed;
    private final Organisation organisation;
    private final People people;
    private final Clients clients;
    private final LocalDate today;
    final List<Violation> wrong = new ArrayList<>();

    ChangeForm(Map<String, String> sent, Organisation organisation, People people, Clients clients,
            LocalDate today) {
        this.typed = new Typed(sent);
        this.organisation = organisation;
        this.people = people;
        this.clients = clients;
        this.today = today;
    }

    /** @return null where something is wrong, which {@link #wrong} says */
    @Nullable Change read() {
        wrong.addAll(typed.tooLong());
        if (!wrong.isEmpty()) {
            return null;
        }
        wrongReason(text("reason")).ifPresent(wrong::add);
        if (!text("basis").isEmpty() && !text("basis").matches(PROVISION)) {
            wrong("admin-basis", "basis");
        }
        Change change = switch (text("type")) {
            case "post.taken" -> appointed();
            case "post.left" -> new Change.Left(post(), person(), lastDay(today.minusDays(DAYS_LATE + 1L)));
            case "post.created" -> new Change.Created(newPost(), from(today));
            case "post.changed" -> new Change.Mandated(mandated(), from(today));
            case "post.ended" -> new Change.Ended(post(), lastDay(today.minusDays(1)));
            case "delegation.given" -> new Change.Delegated(delegation());
            case "delegation.ended" -> new Change.Withdrawn(known(), lastDay(today.minusDays(1)));
            case "deputy.named" -> new Change.Deputised(deputising());
            case "deputy.ended" -> new Change.Recalled(knownDeputy(), lastDay(today.minusDays(1)));
            case "person.invited" -> new Change.Invited(person());
            case "person.deactivated" -> new Change.Deactivated(person());
            default -> text("type").startsWith(OrganForm.TYPES) ? reorganised()
                : new ClientForm(typed, organisation, clients, today, wrong).read();
        };
        if (change == null && wrong.isEmpty()) {
            wrong("choice", "type");
        }
        return wrong.isEmpty() ? change : null;
    }

    /** What the change was read from: all that an act of it may bear of what was sent. */
    Map<String, String> asked() {
        return typed.asked();
    }

    private @Nullable Change reorganised() {
        OrganEvent event = new OrganForm(typed, organisation, wrong).read();
        return event == null ? null : new Change.Reorganised(event);
    }

    static Optional<Violation> wrongReason(String reason) {
        return reason.length() < 3 || reason.length() > 500
            ? Optional.of(Violation.of("admin-reason", "reason")) : Optional.empty();
    }

    private Change appointed() {
        Span valid = span(today.minusDays(DAYS_LATE));
        UUID person = person();
        String post = post();
        if (wrong.isEmpty() && organisation.holdings(person).stream()
                .anyMatch(h -> h.post().equals(post) && h.valid().overlaps(valid))) {
            wrong("holds-already", "post");
        }
        return new Change.Appointed(post, person, valid, text("moves").equals("yes"),
            text("capacity").equals("acting"));
    }

    private String text(String name) {
        return typed.text(name);
    }

    private void wrong(String code, String field, Object... args) {
        wrong.add(Violation.of(code, field, args));
    }

    private String post() {
        return post("post");
    }

    private String post(String field) {
        if (!organisation.knowsPost(text(field))) {
            wrong("unknown-post", field);
        }
        return text(field);
    }

    private UUID person() {
        try {
            UUID person = UUID.fromString(text("person"));
            if (people.member(person).filter(p -> p.deactivated() == null).isEmpty()) {
                wrong("unknown-person", "person");
            }
            return person;
        } catch (IllegalArgumentException e) {
            wrong("unknown-person", "person");
            return new UUID(0, 0);
        }
    }

    private Post newPost() {
        if (!text("post").matches(NAME) || organisation.knowsPost(text("post"))) {
            wrong("post-name", "post");
        }
        if (organisation.organ(text("organ"), today).isEmpty()) {
            wrong("unknown-organ", "organ");
        }
        if (text("title-tr").isEmpty() || text("title-tr").length() > 200) {
            wrong("required", "title-tr");
        }
        return new Post(text("post"), text("organ"), text("title-tr"), text("title-en"), functions());
    }

    private Post mandated() {
        return organisation.post(post(), today).map(p ->
                new Post(p.id(), p.organ(), p.titleTr(), p.titleEn(), functions()))
            .orElseGet(() -> new Post(text("post"), "", "", "", functions()));
    }

    private Set<String> functions() {
        Set<String> functions = new TreeSet<>();
        for (String function : text("functions").split("[\\s,]+")) {
            if (!function.isEmpty() && !function.matches(FUNCTION)) {
                wrong("function-name", "functions", function);
            } else if (!function.isEmpty()) {
                functions.add(function);
            }
        }
        return functions;
    }

    private Delegation delegation() {
        String function = text("function");
        String from = post("from-post");
        Post giver = organisation.post(from, today).orElse(null);
        if (giver == null || !giver.functions().contains(function)
                || function.equals(Administrators.FUNCTION)) {
            wrong("not-to-delegate", "function");
        }
        if (text("basis").isEmpty()) {
            wrong("admin-basis", "basis");
        }
        if (from.equals(post("to-post"))) {
            wrong("unknown-post", "to-post");
        }
        Span valid = span(today);
        String id = String.join("-", from, text("to-post"), function.replace('.', '-'),
            valid.from().toString());
        if (wrong.isEmpty() && organisation.delegations(from).stream().anyMatch(d -> d.fromPost().equals(from)
                && d.toPost().equals(text("to-post")) && d.function().equals(function)
                && d.valid().overlaps(valid))) {
            wrong("delegated-already", "function");
        }
        return new Delegation(id, from, text("to-post"), function, valid, text("signs-as-tr"),
            text("signs-as-en"), text("basis"), limit());
    }

    private Deputising deputising() {
        String post = post("post");
        String by = post("by-post");
        if (post.equals(by)) {
            wrong("unknown-post", "by-post");
        }
        if (organisation.post(post, today).map(Post::functions).orElse(Set.of())
                .contains(Administrators.FUNCTION)) {
            wrong("not-to-delegate", "post");
        }
        if (text("basis").isEmpty()) {
            wrong("admin-basis", "basis");
        }
        Span valid = span(today);
        if (wrong.isEmpty() && organisation.deputies(post).stream().anyMatch(d -> d.post().equals(post)
                && d.byPost().equals(by) && d.valid().overlaps(valid))) {
            wrong("deputises-already", "by-post");
        }
        return new Deputising(String.join("-", post, by, valid.from().toString()), post, by, valid,
            text("basis"));
    }

    private String knownDeputy() {
        if (organisation.deputising(text("deputising")).isEmpty()) {
            wrong("unknown-deputising", "deputising");
        }
        return text("deputising");
    }

    private Delegation.Limit limit() {
        String amount = text("limit-amount");
        if (!amount.isEmpty() && !amount.matches("[1-9][0-9]{0,14}")) {
            wrong("number", "limit-amount");
            return Delegation.Limit.NONE;
        }
        return new Delegation.Limit(text("limit-tr"), text("limit-en"),
            amount.isEmpty() ? null : Long.parseLong(amount) * 100);
    }

    private String known() {
        if (organisation.delegation(text("delegation")).isEmpty()) {
            wrong("unknown-delegation", "delegation");
        }
        return text("delegation");
    }

    private Span span(LocalDate earliest) {
        LocalDate from = from(earliest);
        LocalDate last = text("last").isEmpty() ? null : day("last", from);
        if (last != null && last.isBefore(from)) {
            wrong("end-not-after", "last", from);
            return Span.since(from);
        }
        return Span.of(from, last);
    }

    private LocalDate from(LocalDate earliest) {
        return day("from", earliest);
    }

    /** @return the first day outside */
    private LocalDate lastDay(LocalDate earliest) {
        return day("last", earliest).plusDays(1);
    }

    private LocalDate day(String field, LocalDate earliest) {
        try {
            LocalDate day = LocalDate.parse(text(field));
            if (day.isBefore(earliest)) {
                wrong("in-past", field, earliest);
            } else if (day.isAfter(today.plusYears(50))) {
                wrong("in-future", field, today.plusYears(50));
            }
            return day;
        } catch (DateTimeException e) {
            wrong("date", field);
            return today;
        }
    }
}
