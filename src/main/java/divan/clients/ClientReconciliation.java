package divan.clients;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Clients, their keys and their protocols, each value against what the acts about the client say. Of a key
 * the acts know neither secret nor hash.
 */
@Component
class ClientReconciliation implements Reconciliation {
    private static final Set<String> TERMS = Set.of("client.registered", "client.changed");
    private static final Set<String> TURNS = Set.of("client.stopped", "client.resumed");
    private static final Set<String> APPLICATION =
        Set.of("client.application.set", "client.application.ended");
    private static final List<String> APPLIED =
        List.of("protocol", "for-purpose", "redirects", "after-sign-out", "back-channel", "level");
    private static final String KEYS = "client.keys.set";
    private static final String PROOF = "client.certificate.set";

    private final ClientRows clients;
    private final Protocols protocols;
    private final RegisteredApplications applications;
    private final Journal journal;

    ClientReconciliation(ClientRows clients, Protocols protocols, RegisteredApplications applications,
            Journal journal) {
        this.clients = clients;
        this.protocols = protocols;
        this.applications = applications;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "clients";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        long uncheckable = 0;
        List<Client> all = clients.all();
        for (Client client : all) {
            List<Act> acts = journal.about(client.id());
            if (acts.stream().anyMatch(Act::erased)) {
                uncheckable++;
            } else {
                reconcile(client, acts, wrong);
            }
        }
        return new Reconciled(all.size(), uncheckable, wrong);
    }

    private void reconcile(Client client, List<Act> acts, List<Discrepancy> wrong) {
        if (!saysTerms(client.terms(), last(acts, TERMS)) || client.turn() != turn(acts)
                || !clients.signingKeys(client.id()).text().equals(signingKeys(acts))
                || !clients.tlsProof(client.id()).text().equals(text(last(acts, Set.of(PROOF)), "proof"))) {
            wrong.add(Discrepancy.of("row-differs", "clients.client", client.id(), null));
        }
        clients.keys(client.id()).stream().filter(key -> !isIssued(key, acts)).forEach(key ->
            wrong.add(Discrepancy.of("row-differs", "clients.key", key.id(), null)));
        if (!saysApplication(applications.of(client.id()), last(acts, APPLICATION))
                || !saysLetIn(applications.letIn(client.id()), acts)) {
            wrong.add(Discrepancy.of("row-differs", "clients.application", client.id(), null));
        }
        List<Protocol> standing = protocols.of(client.id());
        standing.stream().filter(protocol -> !isAgreed(protocol, acts)).forEach(protocol ->
            wrong.add(Discrepancy.of("row-differs", "clients.protocol", protocol.id(), null)));
        of(acts, Set.of("protocol.agreed")).filter(act -> standing.stream().noneMatch(protocol ->
                protocol.id().toString().equals(text(act, "protocol"))))
            .forEach(act -> wrong.add(Discrepancy.of("row-gone", "clients.protocol", text(act, "protocol"),
                act.id())));
    }

    private static Stream<Act> of(List<Act> acts, Set<String> types) {
        return acts.stream().filter(act -> types.contains(act.type()));
    }

    private static Map<String, Object> last(List<Act> acts, Set<String> types) {
        return of(acts, types).reduce((before, after) -> after).map(Act::body).orElse(Map.of());
    }

    private static String text(Act act, String field) {
        return text(act.body(), field);
    }

    private static String text(Map<String, Object> body, String field) {
        return String.valueOf(body.getOrDefault(field, "")).strip();
    }

    private static List<String> list(Act act, String field) {
        return List.copyOf(new TreeSet<>(List.of(text(act, field).split("[\\s,]+"))));
    }

    private static boolean saysTerms(Terms terms, Map<String, Object> said) {
        return List.of(terms.name(), terms.organ(), terms.contact(), terms.purpose(),
            String.valueOf(terms.perMinute()), String.valueOf(terms.perDay()), terms.last().toString())
            .equals(Stream.of("name", "organ", "contact", "purpose", "per-minute", "per-day", "last")
                .map(field -> text(said, field)).toList());
    }

    /** None where the last that an act says of it is that it was ended. */
    private static boolean saysApplication(Optional<Application> kept, Map<String, Object> said) {
        return kept.map(a -> List.of(a.protocol().toString(), a.purpose(),
                String.join(" ", a.redirects()), String.join(" ", a.afterSignOut()), a.backChannel(),
                String.valueOf(a.level())).equals(APPLIED.stream().map(field ->
                    text(said, field).replaceAll("[\\s,]+", " ")).toList()))
            .orElse(!said.containsKey("redirects"));
    }

    /** No act after the one that let it in ended it. */
    private static boolean saysLetIn(Optional<UUID> letIn, List<Act> acts) {
        List<String> from = of(acts, APPLICATION).dropWhile(act -> !letIn.equals(Optional.of(act.id())))
            .map(Act::type).toList();
        return letIn.isEmpty() || !from.isEmpty() && !from.contains("client.application.ended");
    }

    private static int turn(List<Act> acts) {
        return Math.toIntExact(of(acts, TURNS).count() + 2 * of(acts, Set.of(KEYS, PROOF)).count());
    }

    private static String signingKeys(List<Act> acts) {
        String said = text(last(acts, Set.of(KEYS)), "jwks");
        return (said.isEmpty() ? SigningKeys.none() : SigningKeys.read(said)).text();
    }

    private static boolean isIssued(IssuedKey key, List<Act> acts) {
        boolean issued = of(acts, Set.of("client.key.issued")).anyMatch(act ->
            text(act, "key").equals(key.id().toString()) && text(act, "prefix").equals(key.prefix())
            && text(act, "last").equals(key.last().toString())
            && Scope.all(Stream.of(text(act, "scopes").split("\\s+")).filter(s -> !s.isEmpty()).toList())
                .filter(key.scopes()::equals).isPresent());
        return issued && key.revoked() == of(acts, Set.of("client.key.revoked"))
            .anyMatch(act -> text(act, "key").equals(key.id().toString()));
    }

    private static boolean isAgreed(Protocol protocol, List<Act> acts) {
        return of(acts, Set.of("protocol.agreed")).filter(act -> isOf(act, protocol)).anyMatch(act ->
            List.of(protocol.number(), String.valueOf(protocol.perMinute()),
                String.valueOf(protocol.perDay()), protocol.first().toString()).equals(
                Stream.of("number", "per-minute", "per-day", "first").map(f -> text(act, f)).toList())
            && sorted(protocol.provisions()).equals(list(act, "provisions"))
            && sorted(protocol.purposes()).equals(list(act, "purposes"))
            && sorted(protocol.fields()).equals(list(act, "fields"))
            && protocol.last().toString().equals(lastDay(act, protocol, acts)));
    }

    /** Days in ISO text are in order as text. */
    private static String lastDay(Act agreed, Protocol protocol, List<Act> acts) {
        return Stream.concat(Stream.of(agreed), of(acts, Set.of("protocol.ended"))
            .filter(act -> isOf(act, protocol))).map(act -> text(act, "last"))
            .min(String::compareTo).orElseThrow();
    }

    private static boolean isOf(Act act, Protocol protocol) {
        return text(act, "protocol").equals(protocol.id().toString());
    }

    private static List<String> sorted(List<String> texts) {
        return List.copyOf(new TreeSet<>(texts));
    }
}
