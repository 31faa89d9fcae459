package divan.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether a request comes from the client that it names: by an assertion that it signed (private_key_jwt,
 * RFC 7523) for the address asked, and that was not used before. As the system.
 */
@Component
public class Proof {
    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** Who it is, or what is wrong with what they show. */
    public sealed interface Proved {
        /** @param client as it was before its keys were read: of the turn that they prove */
        record Known(Client client) implements Proved {
        }

        /** @param wrong a code; {@code assertion} where there is none that could be read */
        record Unknown(String wrong) implements Proved {
        }
    }

    private final Tokens tokens;
    private final ClientRows clients;
    private final Clock clock;

    Proof(Tokens tokens, ClientRows clients, Clock clock) {
        this.tokens = tokens;
        this.clients = clients;
        this.clock = clock;
    }

    /** @param address for which it must have been signed, whatever host the request names */
    public Proved of(HttpServletRequest request, String address) {
        Optional<Assertion> sent = once(request, "client_assertion_type").filter(BEARER::equals)
            .flatMap(type -> once(request, "client_assertion")).flatMap(Assertion::read)
            .filter(read -> isNamed(read.client(), request));
        return sent.isEmpty() ? new Proved.Unknown("assertion") : proved(sent.get(), address);
    }

    /** A parameter that was sent exactly once. */
    public static Optional<String> once(HttpServletRequest request, String name) {
        String[] sent = request.getParameterValues(name);
        return sent != null && sent.length == 1 ? Optional.of(sent[0]) : Optional.empty();
    }

    /** {@code client_id} may be left out. */
    private static boolean isNamed(UUID client, HttpServletRequest request) {
        String named = request.getParameter("client_id");
        return named == null || named.equals(client.toString());
    }

    private Proved proved(Assertion assertion, String address) {
        Instant now = clock.instant();
        // before its keys: where they are changed meanwhile, what is given is of the turn that ended
        Optional<Client> named = clients.find(assertion.client());
        String wrong = assertion.wrong(clients.signingKeys(assertion.client()), address, now);
        if (!wrong.isEmpty() || named.isEmpty()) {
            return new Proved.Unknown(wrong.isEmpty() ? "signature" : wrong);
        }
        Client client = named.get();
        if (!Tokens.mayAsk(client, now)) {
            return new Proved.Unknown(client.isStopped() ? "stopped" : "over");
        }
        return tokens.use(assertion, now) ? new Proved.Known(client) : new Proved.Unknown("used");
    }
}
