package divan.administration;

import divan.clients.Client;
import divan.clients.Clients;
import divan.clients.IssuedKey;
import divan.clients.Scope;
import divan.clients.SigningKeys;
import divan.clients.Terms;
import divan.clients.TlsProof;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Institutions' programs and their keys, from what somebody typed. */
final class ClientForm {
    static final String TYPES = "client.";
    /** The terms, in the order of the form. */
    static final List<String> FIELDS =
        List.of("name", "organ", "contact", "purpose", "per-minute", "per-day", "last");
    /** What whoever agrees is shown: the terms, the thumbprints of keys, a certificate. */
    static final List<String> SHOWN =
        Stream.concat(FIELDS.stream(), Stream.concat(Stream.of("thumbprints", "proof"),
            ApplicationForm.FIELDS.stream())).toList();
    /** Nobody is let in for longer without being asked again. */
    static final int YEARS = 3;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Typed typed;
    private final Organisation organisation;
    private final Clients clients;
    private final LocalDate today;
    private final List<Violation> wrong;

    ClientForm(Typed typed, Organisation organisation, Clients clients, LocalDate today,
            List<Violation> wrong) {
        this.typed = typed;
        this.organisation = organisation;
        this.clients = clients;
        this.today = today;
        this.wrong = wrong;
    }

    /** A new client or protocol has its id from when it is proposed; nobody chooses it. */
    static Map<String, String> named(Map<String, String> typed) {
        String made = switch (typed.getOrDefault("type", "")) {
            case "client.registered" -> "client";
            case ProtocolForm.AGREED -> "protocol";
            default -> "";
        };
        Map<String, String> named = new LinkedHashMap<>(typed);
        if (!made.isEmpty()) {
            named.put(made, Ids.next().toString());
        }
        return named;
    }

    /** The terms as the form shows them. */
    static Map<String, String> write(Terms terms) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", terms.name());
        fields.put("organ", terms.organ());
        fields.put("contact", terms.contact());
        fields.put("purpose", terms.purpose());
        fields.put("per-minute", String.valueOf(terms.perMinute()));
        fields.put("per-day", String.valueOf(terms.perDay()));
        fields.put("last", terms.last().toString());
        return fields;
    }

    /** @return null where the type is none; what is wrong is said */
    @Nullable Change read() {
        return switch (text("type")) {
            case "client.registered" -> new Change.ClientRegistered(new Client(id("client"), terms()));
            case "client.changed" -> new Change.ClientChanged(changed());
            case "client.key.issued" -> new Change.KeyIssued(known(), last(), scopes());
            case "client.key.revoked" -> new Change.KeyRevoked(known(), key());
            case "client.stopped" -> new Change.ClientStopped(known());
            case "client.resumed" -> new Change.ClientResumed(stopped());
            case "client.keys.set" -> new Change.KeysSet(named(), signingKeys());
            case "client.certificate.set" -> new Change.ProofSet(named(), proof());
            case ApplicationForm.SET, ApplicationForm.ENDED ->
                new ApplicationForm(typed, this, clients, today, wrong).read();
            default -> new ProtocolForm(typed, this, clients, today, wrong).read();
        };
    }

    /** A protocol is agreed with an institution, and does not go over to another with the program. */
    private Client changed() {
        Client client = new Client(known(), terms());
        boolean moves = clients.find(client.id())
            .filter(before -> !before.terms().organ().equals(client.terms().organ())).isPresent();
        if (moves && clients.protocols(client.id()).stream().anyMatch(p -> !p.last().isBefore(today))) {
            wrong.add(Violation.of("client-protocols", "organ"));
        }
        return client;
    }

    private Terms terms() {
        String organ = text("organ");
        if (!Organ.isNumber(organ) || organisation.organ(organ, today).isEmpty()) {
            wrong.add(Violation.of("unknown-organ", "organ"));
        }
        int perMinute = number("per-minute", Terms.MOST_PER_MINUTE);
        int perDay = number("per-day", Terms.MOST_PER_DAY);
        if (wrong.isEmpty() && perDay < perMinute) {
            wrong.add(Violation.of("client-day-less", "per-day"));
        }
        return new Terms(words("name", 3, 120), organ, words("contact", 3, 200), words("purpose", 10, 500),
            perMinute, perDay, last());
    }

    String words(String field, int least, int most) {
        if (text(field).length() < least || text(field).length() > most) {
            wrong.add(Violation.of("client-words", field, least, most));
        }
        return text(field);
    }

    int number(String field, int most) {
        if (!text(field).matches("[1-9][0-9]{0,9}") || Long.parseLong(text(field)) > most) {
            wrong.add(Violation.of("client-number", field, most));
            return 1;
        }
        return Integer.parseInt(text(field));
    }

    private LocalDate last() {
        return day("last", today);
    }

    /** At most so many years from today. */
    LocalDate day(String field, LocalDate earliest) {
        try {
            LocalDate day = LocalDate.parse(text(field));
            if (day.isBefore(earliest)) {
                wrong.add(Violation.of("in-past", field, earliest));
            } else if (day.isAfter(today.plusYears(YEARS))) {
                wrong.add(Violation.of("in-future", field, today.plusYears(YEARS)));
            }
            return day;
        } catch (DateTimeException e) {
            wrong.add(Violation.of("date", field));
            return today;
        }
    }

    /** Codes with blanks between them; nothing: all that a key can ask. */
    private Set<Scope> scopes() {
        List<String> codes = text("scopes").isEmpty() ? List.of() : List.of(text("scopes").split("\\s+"));
        Optional<Set<Scope>> scopes = Scope.all(codes);
        if (scopes.isEmpty()) {
            wrong.add(Violation.of("client-scopes", "scopes"));
        }
        return scopes.orElse(Set.of());
    }

    /** One that is there; what it is called is said to whoever agrees. */
    UUID named() {
        UUID client = known();
        clients.find(client).ifPresent(found -> typed.said("name", found.terms().name()));
        return client;
    }

    /**
     * A program that is stopped, and by the stop that whoever proposed knew of: who agreed to let it ask
     * again did not agree about a later one.
     */
    private UUID stopped() {
        UUID client = named();
        String before = text("turn");
        int turn = clients.find(client).map(Client::turn).orElse(0);
        if (!Client.isStopped(turn) || !before.isEmpty() && !before.equals(String.valueOf(turn))) {
            wrong.add(Violation.of("client-not-stopped", ""));
        }
        typed.said("turn", String.valueOf(turn));
        return client;
    }

    UUID known() {
        UUID client = id("client");
        if (clients.find(client).isEmpty()) {
            wrong.add(Violation.of("unknown-client", ""));
        }
        return client;
    }

    /** What is wrong with them may be that they are no public ones: nothing of them is kept then. */
    private SigningKeys signingKeys() {
        try {
            SigningKeys keys = SigningKeys.read(text("jwks"));
            typed.said("thumbprints", keys.thumbprints());
            return keys;
        } catch (IllegalArgumentException e) {
            wrong.add(Violation.of(String.valueOf(e.getMessage()), "jwks"));
            return SigningKeys.none();
        }
    }

    private TlsProof proof() {
        try {
            TlsProof proof = TlsProof.read(text("subject"), text("certificate"));
            typed.said("proof", proof.text());
            return proof;
        } catch (IllegalArgumentException e) {
            wrong.add(Violation.of(String.valueOf(e.getMessage()), "subject"));
            return TlsProof.none();
        }
    }

    private UUID key() {
        UUID key = id("key");
        if (clients.keys(id("client")).stream().map(IssuedKey::id).noneMatch(key::equals)) {
            wrong.add(Violation.of("unknown-client", ""));
        }
        return key;
    }

    UUID id(String field) {
        try {
            return UUID.fromString(text(field));
        } catch (IllegalArgumentException e) {
            return NOBODY;
        }
    }

    private String text(String name) {
        return typed.text(name);
    }
}
