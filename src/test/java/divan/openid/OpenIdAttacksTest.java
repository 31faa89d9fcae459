package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import divan.access.Access;
import divan.access.Browser;
import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Protocol;
import divan.clients.Prover;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.web.Caller;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What somebody tries who wants to be signed in as another, or to have what another was given. */
@World
class OpenIdAttacksTest {
    private static final String SCOPE = "openid foreigners offline_access";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Institution institution;
    private Client client;
    private RelyingParty application;
    private Caller person;
    private Visitor visitor;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        institution = new Institution(program);
        client = institution.registered(1000, 10_000);
        application = application(client);
        person = bureau.applicant();
        visitor = new Visitor(port, person);
    }

    private RelyingParty application(Client of) {
        ECKey key = Prover.curve("a");
        institution.signsWith(of, Prover.set(key));
        Protocol protocol = institution.agreed(of, "per-minute", "5", "per-day", "5");
        institution.opened(of, protocol);
        return new RelyingParty(port, of, key, sundial);
    }

    private URI asked() {
        return application.asks(SCOPE, more -> { });
    }

    private AuthorizationCode code() {
        return application.code(visitor.agrees(asked()));
    }

    private List<Act> acts(String type) {
        return access.asSystem(() -> journal.latest(Objects.requireNonNull(person.party()), type, null, 50));
    }

    private int told(OIDCTokenResponse tokens) {
        return application.userinfo(tokens.getTokens().getBearerAccessToken()).getStatusCode();
    }

    @Test
    void aCodeThatComesTwiceEndsAllThatCameOfItAndThePersonIsTold() {
        AuthorizationCode code = code();
        OIDCTokenResponse tokens = application.tokens(code);
        assertThat(told(tokens)).isEqualTo(200);
        assertThat(RelyingParty.error(application.redeems(code))).isEqualTo("invalid_grant");
        assertThat(told(tokens)).isEqualTo(401);
        assertThat(RelyingParty.error(application.refreshes(tokens.getTokens().getRefreshToken())))
            .isEqualTo("invalid_grant");
        assertThat(acts("consent.misused")).singleElement().satisfies(act ->
            assertThat(act.body()).containsEntry("application", client.terms().name()));
    }

    @Test
    void aStolenRefreshTokenEndsWithTheTrueOne() {
        OIDCTokenResponse tokens = application.tokens(code());
        RefreshToken stolen = tokens.getTokens().getRefreshToken();
        RefreshToken next = application.refreshes(stolen).toSuccessResponse().getTokens().getRefreshToken();
        assertThat(RelyingParty.error(application.refreshes(stolen))).isEqualTo("invalid_grant");
        assertThat(RelyingParty.error(application.refreshes(next))).isEqualTo("invalid_grant");
        assertThat(told(tokens)).isEqualTo(401);
        assertThat(acts("consent.misused")).hasSize(1);
    }

    @Test
    void aCodeIsNothingWithoutItsVerifierItsAddressAndItsMinute() {
        AuthorizationCode one = code();
        assertThat(RelyingParty.error(application.redeems(new AuthorizationCodeGrant(one, RelyingParty.BACK,
            new CodeVerifier())))).isEqualTo("invalid_grant");
        assertThat(RelyingParty.error(application.redeems(one))).as("tried once is used").isEqualTo(
            "invalid_grant");
        AuthorizationCode two = application.code(visitor.arrives(asked()));
        assertThat(RelyingParty.error(application.redeems(new AuthorizationCodeGrant(two,
            URI.create("https://rp.example.gov.tr/other"), application.verifier)))).isEqualTo(
            "invalid_grant");
        AuthorizationCode three = application.code(visitor.arrives(asked()));
        assertThat(RelyingParty.error(application.redeems(new AuthorizationCodeGrant(three,
            RelyingParty.BACK)))).as("no verifier at all").isEqualTo("invalid_grant");
        AuthorizationCode four = application.code(visitor.arrives(asked()));
        sundial.set(sundial.instant().plusSeconds(60));
        assertThat(RelyingParty.error(application.redeems(four))).isEqualTo("invalid_grant");
        assertThat(application.tokens(application.code(visitor.arrives(asked())))).isNotNull();
    }

    @Test
    void whatOneApplicationWasGivenIsNothingInTheHandsOfAnother() {
        RelyingParty other = application(institution.registered(1000, 10_000));
        AuthorizationCode code = code();
        other.verifier = application.verifier;
        assertThat(RelyingParty.error(other.redeems(code))).isEqualTo("invalid_grant");
        assertThat(RelyingParty.error(application.redeems(code))).as("it is out").isEqualTo("invalid_grant");
        OIDCTokenResponse tokens = application.tokens(application.code(visitor.arrives(asked())));
        other.revokes(tokens.getTokens().getRefreshToken());
        assertThat(told(tokens)).as("not the other's to revoke").isEqualTo(200);
        assertThat(RelyingParty.error(other.refreshes(tokens.getTokens().getRefreshToken())))
            .isEqualTo("invalid_grant");
        assertThat(told(tokens)).isEqualTo(401);
        assertThatThrownBy(() -> other.verified(tokens.getOIDCTokens().getIDToken(), application.nonce))
            .isInstanceOf(GeneralException.class);
    }

    @Test
    void nobodyIsSentToAnAddressThatWasNotRegisteredLetterByLetter() {
        for (String address : List.of("https://rp.example.gov.tr/back/", "https://rp.example.gov.tr/back?x=1",
                "https://rp.example.gov.tr/Back", "http://rp.example.gov.tr/back",
                "https://rp.example.gov.tr:443/back", "https://rp.example.gov.tr.evil.example/back",
                "https://rp.example.gov.tr/back/../evil", "https://rp.example.gov.tr@evil.example/back",
                "//evil.example", "javascript:alert(1)", "https://rp.example.gov.tr/back#", "")) {
            String asked = asked().getRawQuery().replaceFirst("redirect_uri=[^&]*", "redirect_uri="
                + URLEncoder.encode(address, StandardCharsets.UTF_8));
            HttpResponse<String> answer = visitor.browser.get("/openid/authorize?" + asked);
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).as(address).isEmpty();
        }
        String twice = asked().getRawQuery() + "&redirect_uri=https%3A%2F%2Fevil.example";
        assertThat(visitor.browser.get("/openid/authorize?" + twice).statusCode()).isEqualTo(400);
    }

    /** Also by the address of the page, which somebody may write themselves. */
    @Test
    void thePageThatAsksBelievesItsAddressNoMoreThanTheFirstRequest() {
        String evil = Asked.packed(java.util.Map.of("client_id", List.of(client.id().toString()),
            "redirect_uri", List.of("https://evil.example/"), "response_type", List.of("code"), "scope",
            List.of("openid")), sundial.instant());
        assertThat(visitor.browser.get("/tr/consent/" + evil).statusCode()).isEqualTo(400);
        assertThat(visitor.browser.get("/tr/consent/AAAA").statusCode()).isEqualTo(400);
        assertThat(visitor.browser.submit("/tr/account", "/tr/consent/" + evil, "answer", "yes", "shown", "")
            .statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsAskedInAWayThatWeDoNotAnswerIsSaidToTheApplicationUnderOurName() {
        String good = asked().getRawQuery();
        assertThat(refusal(good.replace("S256", "plain"))).isEqualTo("invalid_request");
        assertThat(refusal(good.replaceFirst("code_challenge=[^&]*&?", ""))).isEqualTo("invalid_request");
        assertThat(refusal(good.replace("response_type=code", "response_type=id_token")))
            .isEqualTo("unsupported_response_type");
        assertThat(refusal(good.replace("response_type=code", "response_type=code+token")))
            .isEqualTo("unsupported_response_type");
        assertThat(refusal(good + "&response_mode=form_post")).isEqualTo("invalid_request");
        assertThat(refusal(good + "&request=e30.e30.")).isEqualTo("request_not_supported");
        assertThat(refusal(good + "&request_uri=https%3A%2F%2Finside.example%2F"))
            .isEqualTo("request_uri_not_supported");
        assertThat(refusal(good.replace("openid+", ""))).isEqualTo("invalid_scope");
        assertThat(refusal(good + "&prompt=none+login")).isEqualTo("invalid_request");
        assertThat(refusal(good + "&scope=openid")).as("twice").isEqualTo("invalid_request");
    }

    private String refusal(String query) {
        return application.error(Visitor.location(visitor.browser.get("/openid/authorize?" + query)));
    }

    @Test
    void aConsentIsNotGivenByAFormOfAnotherSiteNorUnderAFrame() {
        String page = visitor.arrives(asked());
        HttpResponse<String> shown = visitor.browser.get(page);
        assertThat(shown.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("frame-ancestors 'none'");
        HttpResponse<String> forged = visitor.browser.submit("/assets/nothing", page, "answer", "yes",
            "shown", "foreigners/province offline");
        assertThat(forged.statusCode()).isEqualTo(403);
        Browser nobody = new Browser(port);
        assertThat(nobody.submit("/tr/sign-in", page, "answer", "yes").statusCode()).isIn(401, 403);
        assertThat(acts("consent.given")).isEmpty();
    }

    /** Fields that came to the protocol while the page was read are not agreed to unseen. */
    @Test
    void nobodyAgreesToWhatTheyWereNotShown() {
        String page = visitor.arrives(asked());
        HttpResponse<String> answer = visitor.browser.submit(page, page, "answer", "yes", "shown",
            "foreigners/province");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(acts("consent.given")).isEmpty();
    }

    @Test
    void anIdTokenIsForOneNonceAndNobodySignsOneForUs() throws Exception {
        OIDCTokenResponse tokens = application.tokens(code());
        JWT token = tokens.getOIDCTokens().getIDToken();
        assertThat(application.verified(token, application.nonce)).isNotNull();
        assertThatThrownBy(() -> application.verified(token, new Nonce()))
            .isInstanceOf(GeneralException.class);
        JWTClaimsSet claims = token.getJWTClaimsSet();
        ECKey published = application.keys().getKeys().getFirst().toECKey();
        assertThat(published.isPrivate()).isFalse();
        SignedJWT mac = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(published.getKeyID())
            .build(), claims);
        mac.sign(new MACSigner(published.toJSONString().getBytes(StandardCharsets.UTF_8)));
        IdTokens ours = program.getBean(IdTokens.class);
        assertThat(ours.audience(token.serialize(), sundial.instant())).contains(client.id().toString());
        assertThat(ours.audience(mac.serialize(), sundial.instant())).isEmpty();
        assertThat(ours.audience(new PlainJWT(claims).serialize(), sundial.instant())).isEmpty();
        assertThat(ours.audience(new Prover(port, client.id(), Prover.curve(published.getKeyID()))
            .signed(claims), sundial.instant())).as("another's key under our name").isEmpty();
    }

    @Test
    void aSignOutLeadsOnlyWhereTheApplicationMayLead() {
        OIDCTokenResponse tokens = application.tokens(code());
        String hint = tokens.getOIDCTokens().getIDTokenString();
        for (String evil : List.of("?post_logout_redirect_uri=https%3A%2F%2Fevil.example&client_id="
                + client.id(), "?post_logout_redirect_uri=https%3A%2F%2Frp.example.gov.tr%2Fbye",
                "?post_logout_redirect_uri=https%3A%2F%2Frp.example.gov.tr%2Fbye&id_token_hint=e30.e30.",
                "?post_logout_redirect_uri=https%3A%2F%2Frp.example.gov.tr%2Fbye&id_token_hint=" + hint
                    + "&client_id=" + new java.util.UUID(0, 1))) {
            assertThat(Visitor.location(visitor.browser.get("/openid/sign-out" + evil))).as(evil)
                .isEqualTo("/tr/signing-out/-");
        }
        String page = Visitor.location(visitor.browser.get(
            "/openid/sign-out?post_logout_redirect_uri=https%3A%2F%2Frp.example.gov.tr%2Fbye&state=s1"
            + "&id_token_hint=" + hint));
        assertThat(page).doesNotContain(hint);
        assertThat(visitor.browser.get(page).statusCode()).isEqualTo(200);
        assertThat(told(tokens)).as("looking at the page ends nothing").isEqualTo(200);
        assertThat(visitor.browser.submit("/assets/nothing", page).statusCode()).isEqualTo(403);
        assertThat(Visitor.location(visitor.browser.submit(page, page)))
            .isEqualTo("https://rp.example.gov.tr/bye?state=s1");
        assertThat(visitor.browser.get("/tr/my").statusCode()).isEqualTo(302);
    }
}
