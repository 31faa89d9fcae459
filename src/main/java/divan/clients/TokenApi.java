package divan.clients;

import divan.database.RowIdentity;
import divan.database.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a client proves itself and gets a token for a few minutes (RFC 6749, 4.4). */
@RestController
class TokenApi {
    private static final String PATH = "/api/token";
    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final List<String> ASKED =
        List.of("grant_type", "client_assertion_type", "client_assertion");

    private final Tokens tokens;
    private final ClientRows clients;
    private final Transactions transactions;
    private final Clock clock;
    private final String origin;

    TokenApi(Tokens tokens, ClientRows clients, Transactions transactions, Clock clock,
            @Value("${divan.origin:}") String origin) {
        this.tokens = tokens;
        this.clients = clients;
        this.transactions = transactions;
        this.clock = clock;
        this.origin = origin;
    }

    /**
     * {@code grant_type=client_credentials} with a {@code client_assertion} (RFC 7523) signed by a key that
     * the institution registered, ES256 or PS256, whose {@code aud} is this address alone and whose {@code
     * jti} was not used before.
     *
     * @return 200 with {@code access_token}, {@code token_type} and {@code expires_in} (seconds); else, as
     * RFC 6749 (5.2) says it, {@code error} and what of the assertion is wrong
     */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> issue(HttpServletRequest request) {
        if (request.getQueryString() != null || ASKED.stream().anyMatch(name -> !isOnce(request, name))) {
            return refused(400, "invalid_request", "");
        }
        if (!request.getParameter("grant_type").equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "");
        }
        Optional<Assertion> assertion = request.getParameter("client_assertion_type").equals(BEARER)
            ? Assertion.read(request.getParameter("client_assertion")) : Optional.empty();
        return assertion.filter(read -> isNamed(read.client(), request))
            .map(read -> transactions.as(RowIdentity.SYSTEM, () -> issued(read, address(request))))
            .orElseGet(() -> refused(401, "invalid_client", "assertion"));
    }

    private static boolean isOnce(HttpServletRequest request, String name) {
        String[] sent = request.getParameterValues(name);
        return sent != null && sent.length == 1;
    }

    /** {@code client_id} may be left out. */
    private static boolean isNamed(UUID client, HttpServletRequest request) {
        String named = request.getParameter("client_id");
        return named == null || named.equals(client.toString());
    }

    /** Ours, whatever host the request names: what was made for somebody else is not for us. */
    private String address(HttpServletRequest request) {
        return (origin.isEmpty() ? "http://localhost:" + request.getLocalPort() : origin) + PATH;
    }

    private ResponseEntity<Map<String, Object>> issued(Assertion assertion, String address) {
        Instant now = clock.instant();
        // before its keys: where they are changed meanwhile, the token is of the turn that ended
        Optional<Client> named = clients.find(assertion.client());
        String wrong = assertion.wrong(clients.signingKeys(assertion.client()), address, now);
        if (!wrong.isEmpty() || named.isEmpty()) {
            return refused(401, "invalid_client", wrong.isEmpty() ? "signature" : wrong);
        }
        Client client = named.get();
        if (!Tokens.mayAsk(client, now)) {
            return refused(401, "invalid_client", client.isStopped() ? "stopped" : "over");
        }
        return tokens.use(assertion, now) ? answer(200, Map.of("access_token",
            tokens.issue(client, now).text(), "token_type", "Bearer", "expires_in", Tokens.LIFE.toSeconds()))
            : refused(401, "invalid_client", "used");
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String error, String wrong) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("error", error);
        if (!wrong.isEmpty()) {
            said.put("error_description", wrong);
        }
        return answer(status, said);
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }
}
