package divan.clients;

import divan.database.RowIdentity;
import divan.database.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> ASKED =
        List.of("grant_type", "client_assertion_type", "client_assertion");

    private final Tokens tokens;
    private final Proof proof;
    private final Transactions transactions;
    private final Clock clock;
    private final String origin;

    TokenApi(Tokens tokens, Proof proof, Transactions transactions, Clock clock,
            @Value("${divan.origin:}") String origin) {
        this.tokens = tokens;
        this.proof = proof;
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
        if (request.getQueryString() != null
                || ASKED.stream().anyMatch(name -> Proof.once(request, name).isEmpty())) {
            return refused(400, "invalid_request", "");
        }
        if (!request.getParameter("grant_type").equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "");
        }
        return transactions.as(RowIdentity.SYSTEM, () -> switch (proof.of(request, address(request))) {
            case Proof.Proved.Known known -> answer(200, Map.of("access_token",
                tokens.issue(known.client(), clock.instant()).text(), "token_type", "Bearer", "expires_in",
                Tokens.LIFE.toSeconds()));
            case Proof.Proved.Unknown unknown -> refused(401, "invalid_client", unknown.wrong());
        });
    }

    /** Ours, whatever host the request names: what was made for somebody else is not for us. */
    private String address(HttpServletRequest request) {
        return (origin.isEmpty() ? "http://localhost:" + request.getLocalPort() : origin) + PATH;
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
