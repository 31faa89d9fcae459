package divan.clients;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.organisation.Hearing;
import divan.organisation.Kept;
import divan.organisation.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Protocols as anybody may know them: what institutions may ask is no secret, how they are reached is. */
@Component
public class Agreements {
    /**
     * A protocol, and with whom.
     *
     * @param organ number of the institution
     * @param program what its program is called
     */
    public record Agreement(Protocol protocol, String organ, String program) {
    }

    /**
     * For what a field is given.
     *
     * @param purposes never empty
     */
    public record Given(Agreement agreement, List<String> purposes) {
    }

    /** Bytes that one takes, roughly. */
    private static final int AGREEMENT = 1000;
    /** Of the memory that the program may take. */
    private static final int PART = 256;

    private final Protocols protocols;
    private final ClientRows clients;
    private final Offer offer;
    private final Transactions transactions;
    private final Kept<LocalDate, List<Agreement>> kept;

    Agreements(Protocols protocols, ClientRows clients, Offer offer, Transactions transactions,
            Hearing hearing) {
        this.protocols = protocols;
        this.clients = clients;
        this.offer = offer;
        this.transactions = transactions;
        this.kept = hearing.keep(Topic.PROTOCOLS, Runtime.getRuntime().maxMemory() / PART,
            agreements -> AGREEMENT * (1 + agreements.size()));
    }

    /** Those that hold on the day or begin later. */
    public List<Agreement> standing(LocalDate day) {
        return kept.get(day, this::read);
    }

    private List<Agreement> read(LocalDate day) {
        return transactions.as(RowIdentity.SYSTEM, () -> {
            List<Protocol> standing = protocols.standing(day);
            Map<UUID, Client> known = standing.isEmpty() ? Map.of()
                : clients.all().stream().collect(Collectors.toMap(Client::id, Function.identity()));
            return standing.stream().flatMap(protocol -> Stream.ofNullable(known.get(protocol.client()))
                .map(client -> new Agreement(protocol, client.terms().organ(), client.terms().name())))
                .toList();
        });
    }

    /** By which a field of a register is given on the day. */
    public List<Given> on(String register, String field, LocalDate day) {
        return standing(day).stream().filter(agreement -> agreement.protocol().holds(day))
            .map(agreement -> new Given(agreement, agreement.protocol().purposes().stream()
                .filter(purpose -> offer.given(agreement.protocol(), register, purpose).contains(field))
                .toList()))
            .filter(given -> !given.purposes().isEmpty()).toList();
    }
}
