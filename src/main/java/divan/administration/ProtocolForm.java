package divan.administration;

import divan.clients.Clients;
import divan.clients.Protocol;
import divan.kernel.Violation;
import divan.reliance.Address;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an institution may ask about people, from what somebody typed. */
final class ProtocolForm {
    static final String TYPES = "protocol.";
    static final String AGREED = "protocol.agreed";
    /** As they are shown to whoever agrees; the program's name is said by us. */
    static final List<String> FIELDS = List.of("name", "number", "provisions", "purposes", "fields",
        "per-minute", "per-day", "first", "last");
    private static final int MOST_PROVISIONS = 20;

    private final Typed typed;
    private final ClientForm form;
    private final Clients clients;
    private final LocalDate today;
    private final List<Violation> wrong;

    ProtocolForm(Typed typed, ClientForm form, Clients clients, LocalDate today, List<Violation> wrong) {
        this.typed = typed;
        this.form = form;
        this.clients = clients;
        this.today = today;
        this.wrong = wrong;
    }

    /** @return null where the type is none; what is wrong is said */
    @Nullable Change read() {
        return switch (typed.text("type")) {
            case AGREED -> new Change.ProtocolAgreed(protocol());
            case "protocol.ended" -> new Change.ProtocolEnded(form.named(), known(),
                form.day("last", today.minusDays(1)));
            default -> null;
        };
    }

    private Protocol protocol() {
        int before = wrong.size();
        LocalDate first = form.day("first", today);
        Protocol protocol = new Protocol(form.id("protocol"), form.named(), form.words("number", 3, 60),
            provisions(), typed.list("purposes"), typed.list("fields"), quota("per-minute"),
            quota("per-day"), first, form.day("last", first));
        required("purposes", protocol.purposes());
        required("fields", protocol.fields());
        if (protocol.fields().stream().anyMatch(field -> !field.matches("[a-z0-9-]+/[a-z0-9-]+"))) {
            wrong.add(Violation.of("protocol-field", "fields", ""));
        }
        if (wrong.size() == before) {
            wrong.addAll(clients.exceeded(protocol));
            overlapping(protocol);
        }
        return protocol;
    }

    private void required(String field, List<String> chosen) {
        if (chosen.isEmpty()) {
            wrong.add(Violation.of("required", field));
        }
    }

    /** Not more than the client may ask of everything together. */
    private int quota(String field) {
        return form.number(field, clients.find(form.id("client")).map(client -> field.equals("per-day")
            ? client.terms().perDay() : client.terms().perMinute()).orElse(1));
    }

    private List<String> provisions() {
        List<String> provisions = typed.list("provisions");
        if (provisions.isEmpty() || provisions.size() > MOST_PROVISIONS
                || provisions.stream().anyMatch(text -> Address.of(text).isEmpty())) {
            wrong.add(Violation.of("protocol-provisions", "provisions"));
        }
        return provisions;
    }

    /** Under one number both sides keep one protocol at a time. */
    private void overlapping(Protocol protocol) {
        if (clients.protocols(protocol.client()).stream().anyMatch(other ->
                other.number().equals(protocol.number()) && !other.last().isBefore(protocol.first())
                && !protocol.last().isBefore(other.first()) && !other.last().isBefore(other.first()))) {
            wrong.add(Violation.of("protocol-number", "number"));
        }
    }

    private UUID known() {
        UUID protocol = form.id("protocol");
        if (clients.protocols(form.id("client")).stream().noneMatch(p -> p.id().equals(protocol))) {
            wrong.add(Violation.of("unknown-protocol", ""));
        }
        return protocol;
    }
}
