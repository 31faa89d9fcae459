package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import divan.administration.Administration.Outcome;
import divan.demo.Sundial;
import divan.demo.Wire;
import divan.demo.World;
import divan.kernel.Violation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that prove themselves with a signature, and others that try to. */
@World
class TokensTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GOOD = "200";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private Wire wire;
    private Institution institution;
    private Client client;
    private Prover prover;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
        wire = new Wire(port);
        institution = new Institution(program);
        client = institution.registered(1000, 10_000);
        prover = new Prover(port, client.id(), Prover.curve("a"));
        institution.signsWith(client, Prover.set(prover.key));
    }

    private Instant now() {
        return sundial.instant();
    }

    private JWTClaimsSet.Builder claims() {
        return prover.claims(now());
    }

    private String said(JWTClaimsSet.Builder claims) {
        return Prover.said(prover.proved(prover.signed(claims.build())));
    }

    private HttpResponse<String> own(String token) {
        return wire.get("/api/client", "Authorization", "Bearer " + token);
    }

    private Date in(long seconds) {
        return Date.from(now().plusSeconds(seconds));
    }

    @Test
    void whoSignsWithTheRegisteredKeyGetsATokenForAFewMinutesThatSaysNothing() {
        HttpResponse<String> answer = prover.proved(prover.signed(claims().build()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.at("/token_type").asString()).isEqualTo("Bearer");
        assertThat(body.at("/expires_in").asInt()).isEqualTo(300);
        String token = body.at("/access_token").asString();
        assertThat(token).matches("divan_at_[A-Za-z0-9_-]{43}");
        assertThat(JSON.readTree(own(token).body()).at("/client").asString())
            .isEqualTo(client.id().toString());
        sundial.set(now().plusSeconds(299));
        assertThat(own(token).statusCode()).isEqualTo(200);
        sundial.set(now().plusSeconds(1));
        assertThat(own(token).statusCode()).isEqualTo(401);
        assertThat(own(token).headers().firstValue("WWW-Authenticate"))
            .hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void anRsaKeyProvesByPss() {
        Prover rsa = new Prover(port, client.id(), Prover.rsa("r", 2048));
        institution.signsWith(client, Prover.set(prover.key, rsa.key).replaceAll("\\s", ""));
        assertThat(Prover.said(rsa.proved(rsa.signed(rsa.claims(now()).build())))).isEqualTo(GOOD);
        assertThat(Prover.said(rsa.proved(rsa.signed(rsa.claims(now()).build(), JWSAlgorithm.RS256))))
            .as("a weaker padding").isEqualTo("401 invalid_client signature");
        assertThat(said(claims())).isEqualTo(GOOD);
    }

    @Test
    void whatWasUsedOnceIsRefusedAlsoAfterTheProgramStartedAnew() {
        JWTClaimsSet claims = claims().build();
        String assertion = prover.signed(claims);
        assertThat(Prover.said(prover.proved(assertion))).isEqualTo(GOOD);
        assertThat(Prover.said(prover.proved(assertion))).isEqualTo("401 invalid_client used");
        assertThat(Prover.said(prover.proved(prover.signed(claims)))).as("the same name, signed anew")
            .isEqualTo("401 invalid_client used");
        Tokens anew = new Tokens(program.getBean(JdbcClient.class), program.getBean(ClientRows.class));
        assertThat(institution.access.asSystem(() -> anew.use(Assertion.read(assertion).orElseThrow(),
            now()))).isFalse();
        sundial.set(now().plusSeconds(179));
        assertThat(Prover.said(prover.proved(assertion))).isEqualTo("401 invalid_client used");
        sundial.set(now().plusSeconds(1));
        assertThat(Prover.said(prover.proved(assertion))).as("over, and forgotten only then")
            .isEqualTo("401 invalid_client expired");
    }

    @Test
    void whatManySendAtOnceIsTakenOnce() throws Exception {
        String assertion = prover.signed(claims().build());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> all = Collections.nCopies(8, () ->
                Prover.said(prover.proved(assertion)));
            List<String> answers = new ArrayList<>();
            for (Future<String> one : threads.invokeAll(all)) {
                answers.add(one.get());
            }
            assertThat(answers).filteredOn(GOOD::equals).hasSize(1);
            assertThat(answers).filteredOn("401 invalid_client used"::equals).hasSize(7);
        }
    }

    /** Made without the library that reads it. */
    @Test
    void whatAnotherProgramSignedIsUnderstood() throws Exception {
        long at = now().getEpochSecond();
        String head = "{\"typ\":\"JWT\",\"kid\":\"a\",\"alg\":\"ES256\"}";
        String claims = "{\"jti\":\"%s\",\"iss\":\"%s\",\"sub\":\"%<s\",\"aud\":\"%s\",\"exp\":%d}"
            .formatted(UUID.randomUUID(), client.id(), prover.audience(), at + 60);
        String signed = base64(head.getBytes(StandardCharsets.UTF_8)) + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(prover.key.toECKey().toECPrivateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        assertThat(Prover.said(prover.proved(signed + "." + base64(signature.sign())))).isEqualTo(GOOD);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void twoProgramsMayUseTheSameName() {
        String name = UUID.randomUUID().toString();
        Client other = institution.registered(10, 10);
        Prover second = new Prover(port, other.id(), Prover.curve("a"));
        institution.signsWith(other, Prover.set(second.key));
        assertThat(said(claims().jwtID(name))).isEqualTo(GOOD);
        assertThat(Prover.said(second.proved(second.signed(second.claims(now()).jwtID(name).build()))))
            .isEqualTo(GOOD);
    }

    @Test
    void whatWasMadeForSomebodyElseIsNotForUs() {
        assertThat(said(claims().audience("https://other.example.gov.tr/api/token")))
            .isEqualTo("401 invalid_client audience");
        assertThat(said(claims().audience(List.of(prover.audience(), "https://other.example.gov.tr"))))
            .as("another could use it too").isEqualTo("401 invalid_client audience");
        assertThat(said(claims().audience(List.of()))).isEqualTo("401 invalid_client audience");
        assertThat(said(claims().subject(UUID.randomUUID().toString())))
            .isEqualTo("401 invalid_client subject");
        Client other = institution.registered(10, 10);
        assertThat(said(claims().issuer(other.id().toString()).subject(other.id().toString())))
            .as("in the name of a client without keys").isEqualTo("401 invalid_client signature");
        assertThat(said(claims().issuer(UUID.randomUUID().toString())))
            .isEqualTo("401 invalid_client signature");
    }

    @Test
    void anAssertionIsGoodForItsTimeAndAMinuteOfAnotherClock() {
        assertThat(said(claims().expirationTime(in(-59)))).isEqualTo(GOOD);
        assertThat(said(claims().expirationTime(in(-60)))).isEqualTo("401 invalid_client expired");
        assertThat(said(claims().expirationTime(in(600)))).isEqualTo(GOOD);
        assertThat(said(claims().expirationTime(in(601)))).isEqualTo("401 invalid_client expiry");
        assertThat(said(claims().expirationTime(null))).isEqualTo("401 invalid_client expiry");
        assertThat(said(claims().issueTime(in(60)))).isEqualTo(GOOD);
        assertThat(said(claims().issueTime(in(61)))).isEqualTo("401 invalid_client not-yet");
        assertThat(said(claims().notBeforeTime(in(61)))).isEqualTo("401 invalid_client not-yet");
        assertThat(said(claims().jwtID(null))).isEqualTo("401 invalid_client assertion");
    }

    @Test
    void anotherKeyAnotherAlgorithmAndNoSignatureProveNothing() throws JOSEException {
        Prover thief = new Prover(port, client.id(), Prover.curve("a"));
        assertThat(Prover.said(thief.proved(thief.signed(claims().build()))))
            .isEqualTo("401 invalid_client signature");
        Prover unknown = new Prover(port, client.id(), Prover.curve("b"));
        assertThat(Prover.said(unknown.proved(unknown.signed(claims().build()))))
            .isEqualTo("401 invalid_client signature");
        assertThat(Prover.said(prover.proved(new PlainJWT(claims().build()).serialize())))
            .as("alg none").isEqualTo("401 invalid_client assertion");
        SignedJWT confused = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("a").build(),
            claims().build());
        confused.sign(new MACSigner(prover.key.toECKey().toPublicJWK().toJSONString()));
        assertThat(Prover.said(prover.proved(confused.serialize()))).as("the public key as a secret")
            .isEqualTo("401 invalid_client signature");
        String good = prover.signed(claims().build());
        assertThat(Prover.said(prover.proved(good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86))))
            .as("a signature of zeros").isEqualTo("401 invalid_client signature");
        List.of("", "x", "a.b.c", good + ".x", "A".repeat(5000)).forEach(text ->
            assertThat(Prover.said(prover.proved(text))).as(text).isEqualTo("401 invalid_client assertion"));
        assertThat(Prover.said(prover.proved(good))).as("nothing of it used it up").isEqualTo(GOOD);
    }

    @Test
    void aRequestThatIsNoneOfThisKindIsRefusedAsSuch() {
        String good = prover.signed(claims().build());
        assertThat(Prover.said(prover.posted("grant_type", "client_credentials")))
            .isEqualTo("400 invalid_request");
        assertThat(Prover.said(prover.posted("grant_type", "password", "client_assertion_type", Prover.TYPE,
            "client_assertion", good))).isEqualTo("400 unsupported_grant_type");
        assertThat(Prover.said(prover.posted("grant_type", "client_credentials", "client_assertion_type",
            Prover.TYPE, "client_assertion", good, "client_assertion", good)))
            .isEqualTo("400 invalid_request");
        assertThat(Prover.said(prover.posted("grant_type", "client_credentials", "client_assertion_type",
            "x", "client_assertion", good))).isEqualTo("401 invalid_client assertion");
        assertThat(Prover.said(prover.posted("grant_type", "client_credentials", "client_assertion_type",
            Prover.TYPE, "client_assertion", good, "client_id", UUID.randomUUID().toString())))
            .isEqualTo("401 invalid_client assertion");
        assertThat(Prover.said(prover.posted("grant_type", "client_credentials", "client_assertion_type",
            Prover.TYPE, "client_assertion", good, "client_id", client.id().toString()))).isEqualTo(GOOD);
    }

    @Test
    void stoppingAClientEndsItsTokensForGoodAndItGetsNoOthers() {
        String token = prover.token(now());
        assertThat(own(token).statusCode()).isEqualTo(200);
        institution.stop(client);
        assertThat(own(token).statusCode()).isEqualTo(401);
        assertThat(said(claims())).isEqualTo("401 invalid_client stopped");
        UUID proposal = institution.proposed(institution.typed("client.resumed", "client",
            client.id().toString()));
        institution.administration.decide(institution.second, proposal, true);
        assertThat(own(token).statusCode()).as("what was stolen stays worthless").isEqualTo(401);
        assertThat(own(prover.token(now())).statusCode()).isEqualTo(200);
    }

    @Test
    void otherKeysEndWhatWasProvedWithTheOnesBefore() {
        String token = prover.token(now());
        Prover next = new Prover(port, client.id(), Prover.curve("b"));
        institution.signsWith(client, Prover.set(next.key));
        assertThat(own(token).statusCode()).isEqualTo(401);
        assertThat(said(claims())).isEqualTo("401 invalid_client signature");
        assertThat(own(next.token(now())).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTheLastDayOfItsTermsAClientGetsNothing() {
        sundial.set(client.terms().last());
        String token = prover.token(now());
        assertThat(own(token).statusCode()).isEqualTo(200);
        sundial.set(client.terms().last().plusDays(1));
        assertThat(said(claims())).isEqualTo("401 invalid_client over");
        assertThat(own(token).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoTokenOpensNothingAndATokenIsNoKeyAndStandsInNoAddress() {
        String token = prover.token(now());
        List.of("divan_at_", "divan_at_" + "A".repeat(43), token + "A",
            token.substring(0, token.length() - 1)).forEach(other ->
                assertThat(own(other).statusCode()).as(other).isEqualTo(401));
        assertThat(wire.get("/api/organs/90000001", "X-Api-Key", token).statusCode()).isEqualTo(401);
        assertThat(wire.get("/api/client?access_token=" + token).statusCode()).isEqualTo(400);
        String key = institution.key(client);
        assertThat(wire.get("/api/client", "Authorization", "Bearer " + token, "X-Api-Key", key).statusCode())
            .as("both at once").isEqualTo(401);
        assertThat(wire.get("/tr/my", "Authorization", "Bearer " + token).statusCode())
            .as("it is nobody who signed in").isIn(302, 303, 401);
    }

    @Test
    void whatATokenAsksCountsAgainstTheQuotaOfItsClient() {
        client = institution.registered(2, 2);
        prover = new Prover(port, client.id(), prover.key);
        institution.signsWith(client, Prover.set(prover.key));
        String token = prover.token(now());
        assertThat(List.of(own(token).statusCode(), own(token).statusCode(), own(token).statusCode()))
            .containsExactly(200, 200, 429);
    }

    @Test
    void nothingKeepsATokenOrANameButItsHash() {
        JWTClaimsSet claims = claims().build();
        String token = JSON.readTree(prover.proved(prover.signed(claims)).body()).at("/access_token")
            .asString();
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        for (String table : List.of("token", "assertion")) {
            assertThat(institution.access.asSystem(() -> jdbc.sql("select t::text from clients." + table
                + " t").query(String.class).list())).isNotEmpty().noneMatch(row -> row.contains(
                token.substring(9)) || row.contains(claims.getJWTID()));
        }
    }

    private List<String> refused(String jwks) {
        return ((Outcome.Invalid) institution.administration.submit(institution.first, institution.typed(
            "client.keys.set", "client", client.id().toString(), "jwks", jwks))).violations().stream()
            .map(Violation::code).toList();
    }

    @Test
    void onlyPublicKeysOfTheTwoKindsAreTaken() throws JOSEException {
        ECKey good = Prover.curve("a").toPublicJWK();
        RSAKey brief = new RSAKey.Builder(Prover.rsa("s", 1024)).build();
        ECKey other = new ECKeyGenerator(Curve.P_384).keyID("p").generate().toPublicJWK();
        String secret = "{\"keys\":[" + Prover.curve("a").toJSONString() + "]}";
        assertThat(refused(secret)).containsExactly("keys-private");
        assertThat(refused("{\"keys\":[]}")).containsExactly("keys-unread");
        assertThat(refused("https://example.gov.tr/jwks.json")).containsExactly("keys-unread");
        assertThat(refused("{\"jwks_uri\":\"https://example.gov.tr/jwks.json\"}"))
            .containsExactly("keys-unread");
        assertThat(refused(Prover.set(other))).containsExactly("keys-kind");
        assertThat(refused(Prover.set(brief.toPublicJWK()))).containsExactly("keys-kind");
        assertThat(refused("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}"))
            .containsExactly("keys-private");
        assertThat(refused(Prover.set(good, Prover.curve("a").toPublicJWK()))).containsExactly("keys-ids");
        assertThat(refused(Prover.set(new ECKey.Builder(good).keyID(null).build())))
            .containsExactly("keys-ids");
        assertThat(institution.administration.history(institution.first, client.id()).toString())
            .as("a private key enters no act").doesNotContain("\"d\"");
    }

    @Test
    void oneAdministratorAloneChangesNoKeysAndTheOtherSeesTheirThumbprints() throws JOSEException {
        Prover thief = new Prover(port, client.id(), Prover.curve("t"));
        UUID proposal = institution.proposed(institution.typed("client.keys.set", "client",
            client.id().toString(), "jwks", Prover.set(thief.key)));
        assertThat(Prover.said(thief.proved(thief.signed(claims().build()))))
            .isEqualTo("401 invalid_client signature");
        String thumbprint = thief.key.computeThumbprint().toString();
        assertThat(institution.administration.waiting(institution.second))
            .filteredOn(w -> w.id().equals(proposal)).singleElement().satisfies(waiting ->
                assertThat(waiting.change()).containsEntry("thumbprints", "t " + thumbprint));
        institution.administration.decide(institution.second, proposal, true);
        assertThat(Prover.said(thief.proved(thief.signed(claims().build())))).isEqualTo(GOOD);
    }
}
