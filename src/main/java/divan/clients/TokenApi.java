package divan.clients;

import divan.certificates.Certificates;
import divan.certificates.Judgement;
import divan.certificates.Shown;
import divan.database.RowIdentity;
import divan.database.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
    private static final String INVALID = "invalid_client";
    private static final List<String> SIGNED =
        List.of("grant_type", "client_assertion_type", "client_assertion");
    private static final List<String> SHOWN = List.of("grant_type", "client_id");

    private final Tokens tokens;
    private final ClientRows clients;
    private final Proof proof;
    private final Certificates certificates;
    private final Transactions transactions;
    private final Clock clock;
    private final String origin;

    TokenApi(Tokens tokens, ClientRows clients, Proof proof, Certificates certificates,
            Transactions transactions, Clock clock, @Value("${divan.origin:}") String origin) {
        this.clients = clients;
        this.certificates = certificates;
        this.tokens = tokens;
        this.proof = proof;
        this.transactions = transactions;
        this.clock = clock;
        this.origin = origin;
    }

    /**
     * {@code grant_type=client_credentials} with a {@code client_assertion} (RFC 7523) signed by a key that
     * the institution registered, ES256 or PS256, whose {@code aud} is this address alone and whose {@code
     * jti} was not used before; or, on the port for certificates, with {@code client_id} and the certificate
     * that was registered (RFC 8705). What is issued there is bound to the certificate that was shown.
     *
     * @return 200 with {@code access_token}, {@code token_type}, {@code expires_in} (seconds) and, where it
     * is bound, {@code cnf}; else, as RFC 6749 (5.2) says it, {@code error} and what of the proof is wrong
     */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> issue(HttpServletRequest request) {
        Optional<Shown> shown = certificates.shown(request);
        boolean signed = request.getParameter("client_assertion") != null || !certificates.isHere(request);
        List<String> asked = signed ? SIGNED : SHOWN;
        if (request.getQueryString() != null
                || asked.stream().anyMatch(name -> Proof.once(request, name).isEmpty())) {
            return refused(400, "invalid_request", "");
        }
        if (!request.getParameter("grant_type").equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "");
        }
        return signed ? transactions.as(RowIdentity.SYSTEM, () -> bySignature(request, shown))
            : byCertificate(request, shown);
    }

    private ResponseEntity<Map<String, Object>> bySignature(HttpServletRequest request,
            Optional<Shown> shown) {
        return switch (proof.of(request, address(request))) {
            case Proof.Proved.Known known -> issued(known.client(), shown);
            case Proof.Proved.Unknown unknown -> refused(401, INVALID, unknown.wrong());
        };
    }

    /** The handshake proved that the key is held now; authorities are asked outside any transaction. */
    private ResponseEntity<Map<String, Object>> byCertificate(HttpServletRequest request,
            Optional<Shown> shown) {
        UUID client = id(request.getParameter("client_id"));
        TlsProof proved = transactions.as(RowIdentity.SYSTEM, () -> clients.tlsProof(client));
        if (shown.filter(s -> proved.isOf(s.certificate(), certificates.now())).isEmpty()) {
            return refused(401, INVALID, "certificate");
        }
        String wrong = proved.isOfAnAuthority()
            && certificates.program(shown.get()) instanceof Judgement.Refused refused ? refused.code() : "";
        return !wrong.isEmpty() ? refused(401, INVALID, wrong)
            : transactions.as(RowIdentity.SYSTEM, () -> issued(client, proved, shown));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** Ours, whatever host the request names: what was made for somebody else is not for us. */
    private String address(HttpServletRequest request) {
        return (certificates.isHere(request) ? certificates.origin()
            : origin.isEmpty() ? "http://localhost:" + request.getLocalPort() : origin) + PATH;
    }

    /** A certificate that was replaced since it was looked at is none. */
    private ResponseEntity<Map<String, Object>> issued(UUID client, TlsProof proved, Optional<Shown> shown) {
        Optional<Client> found = clients.find(client).filter(_ -> clients.tlsProof(client).equals(proved));
        if (found.isEmpty()) {
            return refused(401, INVALID, "certificate");
        }
        return Tokens.mayAsk(found.get(), clock.instant()) ? issued(found.get(), shown)
            : refused(401, INVALID, found.get().isStopped() ? "stopped" : "over");
    }

    private ResponseEntity<Map<String, Object>> issued(Client client, Optional<Shown> shown) {
        byte[] bound = shown.map(Shown::fingerprint).orElse(null);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("access_token", tokens.issue(client, bound, clock.instant()).text());
        said.put("token_type", "Bearer");
        said.put("expires_in", Tokens.LIFE.toSeconds());
        if (bound != null) {
            said.put("cnf", Map.of("x5t#S256", Shown.thumbprint(bound)));
        }
        return answer(200, said);
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
