package divan.openid;

import divan.access.Disclosure;
import divan.clients.Client;
import divan.clients.Proof;
import divan.clients.Protocol;
import divan.clients.ProtocolUse;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.Turkish;
import divan.policy.Rulebook;
import divan.registers.Registers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What applications ask us themselves: who we are, tokens, and what they may be told. */
@RestController
class OpenIdApi {
    private static final String BEARER = "Bearer ";

    private final Issuer issuer;
    private final IdTokenKeys keys;
    private final IdTokens tokens;
    private final Redeeming redeeming;
    private final Proof proof;
    private final ProtocolUse use;
    private final Disclosure disclosure;
    private final Registers registers;
    private final Transactions transactions;
    private final Clock clock;

    OpenIdApi(Issuer issuer, IdTokenKeys keys, IdTokens tokens, Redeeming redeeming, Proof proof,
            ProtocolUse use, Disclosure disclosure, Registers registers, Transactions transactions,
            Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.tokens = tokens;
        this.redeeming = redeeming;
        this.proof = proof;
        this.use = use;
        this.disclosure = disclosure;
        this.registers = registers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** OpenID Connect Discovery 1.0. */
    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Map<String, Object>> described(HttpServletRequest request) {
        return ResponseEntity.ok().body(issuer.described(request));
    }

    /** A JWK set (RFC 7517); whoever does not find a key in it asks again. */
    @GetMapping(Issuer.KEYS)
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().body(keys.published(clock.instant()).toJSONObject(true));
    }

    /**
     * {@code authorization_code} with {@code redirect_uri} and {@code code_verifier}, or {@code
     * refresh_token}; with an assertion whose {@code aud} is this address.
     *
     * @return 200 with the tokens; else, as RFC 6749 (5.2) says it, {@code error}
     */
    @PostMapping(path = Issuer.TOKEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        return switch (once(request, "grant_type")) {
            case "authorization_code" -> proved(request, client -> redeeming.code(client,
                once(request, "code"), once(request, "redirect_uri"), once(request, "code_verifier")));
            case "refresh_token" -> proved(request, client -> request.getParameter("scope") != null
                ? Optional.empty() : redeeming.refresh(client, once(request, "refresh_token")));
            default -> refused(400, "unsupported_grant_type", "");
        };
    }

    /** RFC 7009: what is no token of the application's is revoked alike. */
    @PostMapping(path = Issuer.REVOCATION, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> revoke(HttpServletRequest request) {
        return proved(request, client -> {
            redeeming.revoke(client, once(request, "token"));
            return Optional.of(Map.of());
        });
    }

    private static String once(HttpServletRequest request, String name) {
        return Proof.once(request, name).orElse("");
    }

    /** What is over by what was shown stays over: that commits, whatever is answered. */
    private ResponseEntity<Map<String, Object>> proved(HttpServletRequest request,
            Function<Client, Optional<Map<String, Object>>> then) {
        if (request.getQueryString() != null) {
            return refused(400, "invalid_request", "");
        }
        String address = issuer.of(request) + Issuer.TOKEN;
        return transactions.as(RowIdentity.SYSTEM, () -> switch (proof.of(request, address)) {
            case Proof.Proved.Known known -> then.apply(known.client()).map(said -> answer(200, said))
                .orElseGet(() -> refused(400, "invalid_grant", ""));
            case Proof.Proved.Unknown unknown -> refused(401, "invalid_client", unknown.wrong());
        });
    }

    /**
     * {@code sub}, and by the name of each register what of it the protocol gives and the person agreed to:
     * rows in force today.
     */
    @GetMapping(Issuer.USERINFO)
    ResponseEntity<Map<String, Object>> userinfo(HttpServletRequest request) {
        return told(request);
    }

    @PostMapping(Issuer.USERINFO)
    ResponseEntity<Map<String, Object>> userinfoPosted(HttpServletRequest request) {
        return told(request);
    }

    private ResponseEntity<Map<String, Object>> told(HttpServletRequest request) {
        String sent = Optional.ofNullable(request.getHeader("Authorization"))
            .filter(value -> value.startsWith(BEARER)).map(value -> value.substring(BEARER.length()).strip())
            .orElse("");
        return transactions.as(RowIdentity.SYSTEM, () -> redeeming.access(sent)
            .map(good -> answer(200, about(good))).orElseGet(() -> ResponseEntity.status(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .cacheControl(CacheControl.noStore()).body(Map.of("error", "invalid_token"))));
    }

    /** Each register that is told of is an act of its own, which the person finds. */
    private Map<String, Object> about(Redeeming.Good good) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        Protocol protocol = good.standing().protocol();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("sub", tokens.subject(good.login(), good.standing().client().terms().organ()));
        use.take(protocol, now);
        for (String register : protocol.registers().keySet()) {
            Set<String> fields = new TreeSet<>(use.given(protocol, register, good.consent().purpose()));
            fields.removeIf(field -> !good.login().fields().contains(register + "/" + field));
            if (!fields.isEmpty()) {
                said.put(register, rows(good, register, fields, today));
                use.count(protocol, good.consent().purpose(), today, true);
            }
        }
        return said;
    }

    private List<Map<String, Object>> rows(Redeeming.Good good, String register, Set<String> fields,
            LocalDate today) {
        Client client = good.standing().client();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("client", client.id().toString());
        told.put("protocol", good.standing().protocol().number());
        told.put("register", register);
        told.put("fields", List.copyOf(fields));
        told.put("consent", good.consent().id().toString());
        return disclosure.of(good.login().party(), Rulebook.register(register),
            new Disclosure.To(client.terms().organ(), good.consent().purpose(),
                good.standing().protocol().provisions(), told),
            () -> registers.on(register, good.login().party(), today).stream()
                .map(row -> row.only(fields).told()).toList()).value();
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String error, String wrong) {
        return answer(status, wrong.isEmpty() ? Map.of("error", error)
            : Map.of("error", error, "error_description", wrong));
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }
}
