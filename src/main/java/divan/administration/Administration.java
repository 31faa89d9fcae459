package divan.administration;

import divan.access.Access;
import divan.access.Administrators;
import divan.access.People;
import divan.clients.Clients;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What an administrator does. Who may do it at all is asked again here, not only in the policy of routes. */
@Component
public class Administration {
    private static final String PURPOSE = Administrators.FUNCTION;
    private static final String PROPOSED = "privilege.proposed";
    private static final String ONLY = "only-administrator";

    /** What became of a change. */
    public sealed interface Outcome {
        /** @param link the path of a new link, or empty; it cannot be had again */
        record Done(String link) implements Outcome {
        }

        /** It waits for a second administrator. */
        record Proposed(UUID proposal) implements Outcome {
        }

        /** @param key of a client, as it is shown this once */
        record Issued(String key) implements Outcome {
        }

        record Invalid(List<Violation> violations) implements Outcome {
        }
    }

    /** A proposal that waits; {@code own} cannot be approved by who looks. */
    public record Waiting(UUID id, Map<String, Object> change, UUID proposer, Instant at, boolean own) {
    }

    private final Access access;
    private final Administrators administrators;
    private final People people;
    private final Organisation organisation;
    private final Clients clients;
    private final Proposals proposals;
    private final Journal journal;

    Administration(Access access, Administrators administrators, People people, Organisation organisation,
            Clients clients, Proposals proposals, Journal journal) {
        this.access = access;
        this.administrators = administrators;
        this.people = people;
        this.organisation = organisation;
        this.clients = clients;
        this.proposals = proposals;
        this.journal = journal;
    }

    /** Whether nobody else could approve what this administrator proposes. */
    public boolean isOnly(Caller caller) {
        require(caller);
        return access.as(caller, () -> administrators.today(access.now()).stream()
            .allMatch(other -> other.equals(caller.person())));
    }

    /** Adds somebody who holds nothing yet, with a link to choose credentials by. */
    public Outcome add(Caller caller, String login, String name, String reason) {
        return access.asSystem(() -> {
            require(caller);
            List<Violation> wrong = new ArrayList<>(people.wrong(login, name));
            ChangeForm.wrongReason(reason).ifPresent(wrong::add);
            if (!wrong.isEmpty()) {
                return new Outcome.Invalid(wrong);
            }
            UUID person = Ids.next();
            people.add(person, login, name, caller.actor(), Administrators.BASIS, reason, access.now());
            return new Outcome.Done(invite(caller, person, Map.of("reason", reason)));
        });
    }

    /** @param form {@code type}, {@code reason} and what the type needs; anything else is not looked at */
    public Outcome submit(Caller caller, Map<String, String> form) {
        return submitted(caller, ClientForm.named(form));
    }

    private Outcome submitted(Caller caller, Map<String, String> typed) {
        return access.asSystem(() -> {
            require(caller);
            ChangeForm form = form(typed);
            Change change = form.read();
            if (change == null) {
                return new Outcome.Invalid(form.wrong);
            }
            Map<String, Object> body = new LinkedHashMap<>(form.asked());
            if (!needsASecond(change, caller)) {
                return apply(caller, change, body);
            }
            if (isOnly(caller)) {
                body.put("four-eyes", ONLY);
                return apply(caller, change, body);
            }
            return propose(caller, change, body);
        });
    }

    private ChangeForm form(Map<String, String> typed) {
        return new ChangeForm(typed, organisation, people, clients, today());
    }

    private Outcome propose(Caller caller, Change change, Map<String, Object> body) {
        UUID act = append(caller, PROPOSED, subjects(change), body);
        proposals.add(act);
        return new Outcome.Proposed(act);
    }

    public List<Waiting> waiting(Caller caller) {
        return look(caller, () -> proposals.open().stream().flatMap(id -> journal.find(id).stream())
            .map(act -> new Waiting(act.id(), act.body(), Objects.requireNonNull(act.actor().person()),
            act.at(),
                FourEyes.isOwn(act, caller.person()))).toList());
    }

    /** A second administrator agrees, or not; the first may only take it back. */
    public Outcome decide(Caller caller, UUID proposal, boolean approve) {
        return access.asSystem(() -> {
            require(caller);
            Act proposed = FourEyes.proposed(journal, proposal, PROPOSED);
            if (approve && FourEyes.isOwn(proposed, caller.person())) {
                throw Failure.forbidden("own-proposal");
            }
            if (!proposals.decide(proposal, Objects.requireNonNull(caller.person()))) {
                throw Failure.conflict("proposal-decided");
            }
            Map<String, Object> about = Map.of("proposal", proposal.toString());
            append(caller, approve ? "privilege.approved" : "privilege.refused", proposed.subjects(), about);
            return approve ? approved(caller, proposed) : new Outcome.Done("");
        });
    }

    /** Checked again as of today: what was proposed may have been overtaken. */
    private Outcome approved(Caller caller, Act proposed) {
        Map<String, String> typed = new LinkedHashMap<>();
        proposed.body().forEach((name, value) -> typed.put(name, String.valueOf(value)));
        ChangeForm form = form(typed);
        Change change = form.read();
        if (change == null) {
            throw Failure.invalid(form.wrong);
        }
        Map<String, Object> body = new LinkedHashMap<>(form.asked());
        body.put("proposal", proposed.id().toString());
        body.put("proposed-by", String.valueOf(proposed.actor().person()));
        return apply(caller, change, body);
    }

    /**
     * Giving powers does, and so does taking a second administrator away; and what happens to organs, because
     * posts and services stand or fall with them.
     */
    private boolean needsASecond(Change change, Caller caller) {
        return switch (change) {
            case Change.Appointed a -> true;
            case Change.Delegated d -> true;
            case Change.Mandated m -> true;
            case Change.Invited i -> people.canSignIn(i.person())
                || !organisation.holdings(i.person()).isEmpty();
            case Change.Deactivated d -> isOtherAdministrator(d.person(), caller);
            case Change.Left l -> isOtherAdministrator(l.person(), caller);
            case Change.Ended e -> organisation.post(e.post(), today())
                .map(Post::functions).orElse(Set.of()).contains(Administrators.FUNCTION);
            case Change.Deputised d -> true;
            case Change.Reorganised r -> true;
            case Change.ClientRegistered c -> true;
            case Change.ClientChanged c -> true;
            case Change.KeyIssued k -> false;
            case Change.KeyRevoked k -> false;
            case Change.ClientStopped c -> false;
            case Change.ClientResumed c -> true;
            case Change.KeysSet k -> true;
            case Change.ProofSet p -> true;
            case Change.ApplicationSet a -> true;
            case Change.ApplicationEnded a -> false;
            case Change.ProtocolAgreed p -> true;
            case Change.ProtocolEnded p -> false;
            case Change.Created c -> false;
            case Change.Recalled r -> false;
            case Change.Withdrawn w -> false;
        };
    }

    private boolean isOtherAdministrator(UUID person, Caller caller) {
        return !person.equals(caller.person()) && administrators.today(access.now()).contains(person);
    }

    private Outcome apply(Caller caller, Change change, Map<String, Object> body) {
        if (change instanceof Change.Invited invited) {
            return new Outcome.Done(invite(caller, invited.person(), body));
        }
        if (change instanceof Change.KeyIssued issued) {
            return issue(caller, issued, body);
        }
        UUID act = append(caller, change.type(), subjects(change), body);
        switch (change) {
            case Change.Appointed a -> appoint(a, act);
            case Change.Left l -> changed(organisation.leave(l.post(), l.person(), l.until(), act));
            case Change.Created c -> organisation.create(c.post(), c.from(), act);
            case Change.Mandated m -> organisation.change(m.post(), m.from(), act);
            case Change.Ended e -> organisation.end(e.post(), e.until(), act);
            case Change.Delegated d -> organisation.delegate(d.delegation(), act);
            case Change.Withdrawn w -> changed(organisation.endDelegation(w.delegation(), w.until(), act));
            case Change.Deactivated d -> deactivate(d.person(), act);
            case Change.Deputised d -> organisation.deputise(d.deputising(), act);
            case Change.Recalled r -> changed(organisation.endDeputising(r.deputising(), r.until(), act));
            case Change.Reorganised r -> organisation.carryOut(r.event(), act, text(body, "reason"),
                text(body, "basis"));
            case Change.ClientRegistered c -> clients.register(c.client(), act);
            case Change.ClientChanged c -> changed(clients.change(c.client(), act) ? 1 : 0);
            case Change.KeyRevoked k -> changed(clients.revoke(k.key(), act) ? 1 : 0);
            case Change.ClientStopped c -> changed(clients.stop(c.client()) ? 1 : 0);
            case Change.ClientResumed c -> changed(clients.resume(c.client()) ? 1 : 0);
            case Change.KeysSet k -> changed(clients.signWith(k.client(), k.keys()) ? 1 : 0);
            case Change.ProofSet p -> changed(clients.proveBy(p.client(), p.proof()) ? 1 : 0);
            case Change.ApplicationSet a -> clients.set(a.application(), act);
            case Change.ApplicationEnded a -> changed(clients.endApplication(a.client(), act) ? 1 : 0);
            case Change.ProtocolAgreed p -> clients.agree(p.protocol(), act);
            case Change.ProtocolEnded p -> changed(clients.end(p.protocol(), p.last(), act) ? 1 : 0);
            case Change.KeyIssued k -> throw new IllegalStateException("see above");
            case Change.Invited i -> throw new IllegalStateException("see above");
        }
        requireAnAdministrator();
        return new Outcome.Done("");
    }

    /** The act bears the key's first characters, and never the key. */
    private Outcome issue(Caller caller, Change.KeyIssued issued, Map<String, Object> body) {
        Clients.New made = clients.make(issued.client(), access.now(), issued.last(),
            issued.scopes());
        body.put("key", made.key().id().toString());
        body.put("prefix", made.key().prefix());
        clients.issue(made, append(caller, issued.type(), subjects(issued), body));
        return new Outcome.Issued(made.text());
    }

    private static String text(Map<String, Object> body, String name) {
        return String.valueOf(body.getOrDefault(name, "")).strip();
    }

    private void appoint(Change.Appointed appointed, UUID act) {
        if (appointed.moves()) {
            organisation.holdings(appointed.person()).stream().filter(h -> !h.post().equals(appointed.post()))
                .forEach(h -> organisation.leave(h.post(), h.person(), appointed.valid().from(), act));
        }
        if (!organisation.hold(appointed.post(), appointed.person(), appointed.valid(),
                appointed.acting(), act)) {
            throw Failure.conflict("holds-already");
        }
    }

    private void deactivate(UUID person, UUID act) {
        people.deactivate(person, access.now());
        organisation.holdings(person).forEach(h -> organisation.leave(h.post(), person, today(), act));
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw Failure.conflict("nothing-to-end");
        }
    }

    /** The transaction does not commit where it would leave nobody. */
    private void requireAnAdministrator() {
        if (administrators.today(access.now()).isEmpty()) {
            throw Failure.forbidden("last-administrator");
        }
    }

    private String invite(Caller caller, UUID person, Map<String, Object> body) {
        append(caller, "person.invited", List.of(person), body);
        return people.link(person, access.now());
    }

    private UUID append(Caller caller, String type, List<UUID> subjects, Map<String, Object> body) {
        return journal.append(Act.of(access.now(), caller.actor(), type, subjects, basis(body), PURPOSE,
            body));
    }

    /** A protocol names several provisions. */
    private static List<String> basis(Map<String, Object> body) {
        String basis = text(body, "basis").isEmpty() ? text(body, "provisions") : text(body, "basis");
        return basis.isEmpty() ? List.of(Administrators.BASIS) : List.of(basis.split("[\\s,]+"));
    }

    /** What ends is about both posts, like what began. */
    private List<UUID> subjects(Change change) {
        return switch (change) {
            case Change.Appointed a -> List.of(a.person(), subject(a.post()));
            case Change.Left l -> List.of(l.person(), subject(l.post()));
            case Change.Created c -> List.of(subject(c.post().id()));
            case Change.Mandated m -> List.of(subject(m.post().id()));
            case Change.Ended e -> List.of(subject(e.post()));
            case Change.Delegated d -> List.of(subject(d.delegation().fromPost()),
                subject(d.delegation().toPost()));
            case Change.Withdrawn w -> organisation.delegation(w.delegation()).map(d ->
                List.of(subject(d.id()), subject(d.fromPost()), subject(d.toPost()))).orElseThrow();
            case Change.Invited i -> List.of(i.person());
            case Change.Deactivated d -> List.of(d.person());
            case Change.Deputised d -> List.of(subject(d.deputising().post()),
                subject(d.deputising().byPost()));
            case Change.Recalled r -> organisation.deputising(r.deputising()).map(d ->
                List.of(subject(d.id()), subject(d.post()), subject(d.byPost()))).orElseThrow();
            case Change.ClientRegistered c -> List.of(c.client().id());
            case Change.ClientChanged c -> List.of(c.client().id());
            case Change.KeyIssued k -> List.of(k.client());
            case Change.KeyRevoked k -> List.of(k.client());
            case Change.ClientStopped c -> List.of(c.client());
            case Change.ClientResumed c -> List.of(c.client());
            case Change.KeysSet k -> List.of(k.client());
            case Change.ProofSet p -> List.of(p.client());
            case Change.ApplicationSet a -> List.of(a.application().client());
            case Change.ApplicationEnded a -> List.of(a.client());
            case Change.ProtocolAgreed p -> List.of(p.protocol().client(), p.protocol().id());
            case Change.ProtocolEnded p -> List.of(p.client(), p.protocol());
            case Change.Reorganised r -> r.event().numbers().stream().map(Organisation::subject).toList();
        };
    }

    /** The id under which acts are about a post: its name as a UUID (version 3). */
    static UUID subject(String post) {
        return UUID.nameUUIDFromBytes(("post " + post).getBytes(StandardCharsets.UTF_8));
    }

    /** The acts about a person or a post, the latest last. */
    public List<Act> history(Caller caller, UUID subject) {
        return look(caller, () -> journal.about(subject).stream()
            .filter(a -> a.purpose().equals(PURPOSE) && !a.type().startsWith("data.")).toList());
    }

    /**
     * What administrators see, and nobody else, and what stands under no name: acts of administration, of
     * whatever organ, and clients. Names are read as the caller.
     *
     * @throws Failure FORBIDDEN
     */
    <T> T look(Caller caller, Supplier<T> what) {
        require(caller);
        return access.asSystem(what);
    }

    private static void require(Caller caller) {
        if (!caller.may(Administrators.FUNCTION)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }
}
