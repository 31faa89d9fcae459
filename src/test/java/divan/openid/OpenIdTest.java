package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Protocol;
import divan.clients.Prover;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.access.Access;
import divan.web.Caller;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People sign in to an institution's application, which a library makes that knows nothing of us. */
@World
class OpenIdTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ALL = "openid foreigners residence-permits";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @Autowired
    private ConsentReconciliation reconciliation;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Institution institution;
    private Client client;
    private Protocol protocol;
    private RelyingParty application;
    private Caller person;
    private Visitor visitor;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        institution = new Institution(program);
        client = institution.registered(1000, 10_000);
        var key = Prover.curve("a");
        institution.signsWith(client, Prover.set(key));
        protocol = institution.agreed(client, "per-minute", "500", "per-day", "1000");
        institution.opened(client, protocol);
        application = new RelyingParty(port, client, key, sundial);
        person = bureau.applicant();
        visitor = new Visitor(port, person);
    }

    private URI asked(String scope) {
        return application.asks(scope, more -> { });
    }

    private OIDCTokenResponse signedIn(String scope) {
        return application.tokens(application.code(visitor.agrees(asked(scope))));
    }

    private List<Act> acts(String type) {
        return access.asSystem(() -> journal.latest(Objects.requireNonNull(person.party()), type, null, 50));
    }

    private int told(OIDCTokenResponse tokens) {
        return application.userinfo(tokens.getTokens().getBearerAccessToken()).getStatusCode();
    }

    @Test
    void somebodyWhoAgreesSignsInByANameThatHoldsForThatInstitutionAlone() throws Exception {
        OIDCTokenResponse tokens = signedIn(ALL);
        IDTokenClaimsSet claims = application.verified(tokens.getOIDCTokens().getIDToken(),
            application.nonce);
        assertThat(claims.getAuthenticationTime()).isEqualTo(java.util.Date.from(sundial.instant()));
        assertThat(claims.getACR()).isEqualTo(new ACR("urn:divan:assurance:1"));
        assertThat(claims.getExpirationTime()).isEqualTo(java.util.Date.from(sundial.instant()
            .plusSeconds(300)));
        assertThat(claims.getAccessTokenHash()).isEqualTo(com.nimbusds.openid.connect.sdk.claims
            .AccessTokenHash.compute(tokens.getTokens().getBearerAccessToken(),
            com.nimbusds.jose.JWSAlgorithm.ES256));
        String number = access.asSystem(() -> program.getBean(divan.registers.Registers.class)
            .identity(Objects.requireNonNull(person.party()), Sundial.FIRST_DAY)).orElseThrow();
        assertThat(tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().toString()).doesNotContain(number,
            Objects.requireNonNull(person.party()).toString(),
            Objects.requireNonNull(person.person()).toString(), "Deneme");
        Subjects subjects = program.getBean(Subjects.class);
        assertThat(claims.getSubject().getValue()).isEqualTo(subjects.of(person.party(), "90000001"))
            .isNotEqualTo(subjects.of(person.party(), "90000002"));
    }

    @Test
    void itIsToldWhatWasAgreedOfBothWaysAndEachTimeIsAnActOfItsInstitution() {
        OIDCTokenResponse tokens = signedIn("openid foreigners");
        int before = acts("data.read").size();
        var answer = application.userinfo(tokens.getTokens().getBearerAccessToken());
        assertThat(answer.getStatusCode()).isEqualTo(200);
        JsonNode said = JSON.readTree(answer.getBody());
        assertThat(said.propertyNames()).as("residence-permits was not asked for")
            .containsExactlyInAnyOrder("sub", "foreigners");
        assertThat(said.at("/foreigners/0/values").propertyNames()).containsExactly("province");
        assertThat(acts("data.read")).hasSize(before + 1);
        Act read = acts("data.read").getFirst();
        assertThat(read.actor().organ()).isEqualTo("90000001");
        assertThat(read.purpose()).isEqualTo("residence-permit.serve");
        assertThat(read.body()).containsEntry("protocol", protocol.number())
            .containsEntry("fields", List.of("province"));
        assertThat(visitor.browser.get("/tr/my/data").body()).contains(protocol.number());
    }

    @Test
    void thePageSaysToWhomWhatWhyUntilWhenAndHowToTakeItBackInThreeLanguages() {
        String page = visitor.arrives(asked(ALL + " offline_access"));
        for (String language : List.of("tr", "en", "ar")) {
            HttpResponse<String> shown = visitor.browser.get(page.replaceFirst("/tr/", "/" + language + "/"));
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).contains(client.terms().name(), protocol.number(),
                "/" + language + "/account/applications");
        }
        String page2 = visitor.browser.get(page).body();
        assertThat(page2).contains("İli", "6458/24/1", "22.11.2027", "oturumunuz kapalıyken de");
        HttpResponse<String> shown = visitor.browser.get(page);
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("frame-ancestors 'none'", "form-action 'self' https://rp.example.gov.tr")
            .doesNotContain("unsafe");
        assertThat(shown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void whatWasAgreedIsRememberedForTheSameFieldsAndNoOthers() {
        signedIn("openid foreigners");
        assertThat(acts("consent.given")).hasSize(1);
        URI again = application.asks("openid foreigners", more -> more.prompt(new Prompt(Prompt.Type.NONE)));
        assertThat(application.tokens(application.code(visitor.arrives(again)))).isNotNull();
        assertThat(acts("consent.given")).hasSize(1);
        URI others = application.asks(ALL, more -> more.prompt(new Prompt(Prompt.Type.NONE)));
        assertThat(application.error(visitor.arrives(others))).isEqualTo("consent_required");
        URI offline = application.asks("openid foreigners offline_access",
            more -> more.prompt(new Prompt(Prompt.Type.NONE)));
        assertThat(application.error(visitor.arrives(offline))).isEqualTo("consent_required");
        assertThat(visitor.arrives(asked(ALL))).startsWith("/tr/consent/");
    }

    @Test
    void whoDoesNotAgreeIsSentBackAndNothingIsTold() {
        assertThat(application.error(visitor.answers(visitor.arrives(asked(ALL)), "no")))
            .isEqualTo("access_denied");
        assertThat(acts("consent.given")).isEmpty();
    }

    @Test
    void whatWasTakenBackIsToldNoMoreAndStandsInTheAccount() {
        OIDCTokenResponse tokens = signedIn("openid foreigners offline_access");
        assertThat(told(tokens)).isEqualTo(200);
        String account = visitor.browser.get("/tr/account/applications").body();
        assertThat(account).contains(client.terms().name(), "İli");
        String form = account.substring(account.indexOf("/tr/account/applications/"));
        form = form.substring(0, form.indexOf('"'));
        Visitor other = new Visitor(port, bureau.applicant());
        assertThat(other.browser.submit("/tr/account", form).statusCode()).as("somebody else's")
            .isEqualTo(404);
        assertThat(told(tokens)).isEqualTo(200);
        assertThat(visitor.browser.submit("/tr/account/applications", form).statusCode()).isEqualTo(303);
        assertThat(told(tokens)).isEqualTo(401);
        assertThat(RelyingParty.error(application.refreshes(tokens.getTokens().getRefreshToken())))
            .isEqualTo("invalid_grant");
        assertThat(acts("consent.withdrawn")).hasSize(1);
        assertThat(visitor.arrives(asked("openid foreigners offline_access"))).startsWith("/tr/consent/");
        assertThat(access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    @Test
    void whatEndsAnApplicationEndsAllThatCameOfIt() {
        OIDCTokenResponse first = signedIn("openid foreigners offline_access");
        institution.stop(client);
        assertThat(told(first)).isEqualTo(401);
        assertThat(RelyingParty.error(application.refreshes(first.getTokens().getRefreshToken())))
            .isEqualTo("invalid_client");
        assertThat(visitor.browser.get(asked(ALL).getRawPath() + "?" + asked(ALL).getRawQuery())
            .statusCode()).isEqualTo(400);
    }

    @Test
    void anEndedApplicationOrProtocolEndsItToo() {
        OIDCTokenResponse tokens = signedIn("openid foreigners offline_access");
        institution.closed(client);
        assertThat(told(tokens)).isEqualTo(401);
        institution.opened(client, protocol);
        assertThat(told(tokens)).as("let in again, it begins anew").isEqualTo(401);
        tokens = application.tokens(application.code(visitor.arrives(asked(
            "openid foreigners offline_access"))));
        assertThat(told(tokens)).isEqualTo(200);
        institution.end(client, protocol, Sundial.FIRST_DAY.minusDays(1));
        assertThat(told(tokens)).isEqualTo(401);
        assertThat(RelyingParty.error(application.refreshes(tokens.getTokens().getRefreshToken())))
            .isEqualTo("invalid_grant");
    }

    @Test
    void tokensEndByThemselvesAndWithTheSession() {
        OIDCTokenResponse tokens = signedIn("openid foreigners");
        assertThat(tokens.getTokens().getRefreshToken()).as("not asked for").isNull();
        sundial.set(sundial.instant().plusSeconds(299));
        assertThat(told(tokens)).isEqualTo(200);
        sundial.set(sundial.instant().plusSeconds(1));
        assertThat(told(tokens)).isEqualTo(401);
        OIDCTokenResponse fresh = application.tokens(application.code(visitor.arrives(asked(
            "openid foreigners"))));
        assertThat(told(fresh)).isEqualTo(200);
        visitor.browser.submit("/tr/account", "/tr/sign-out");
        assertThat(told(fresh)).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsUsedOnceAndGoesOnAfterTheSessionUntilItsEnd() {
        OIDCTokenResponse tokens = signedIn("openid foreigners offline_access");
        visitor.browser.submit("/tr/account", "/tr/sign-out");
        RefreshToken first = tokens.getTokens().getRefreshToken();
        RefreshToken second = application.refreshes(first).toSuccessResponse().getTokens().getRefreshToken();
        assertThat(second).isNotEqualTo(first);
        sundial.set(Sundial.FIRST_DAY.plusDays(29));
        RefreshToken third = application.refreshes(second).toSuccessResponse().getTokens().getRefreshToken();
        sundial.set(Sundial.FIRST_DAY.plusDays(30));
        assertThat(RelyingParty.error(application.refreshes(third))).isEqualTo("invalid_grant");
        assertThat(acts("consent.misused")).isEmpty();
    }

    @Test
    void whatAnApplicationRevokesIsOver() {
        OIDCTokenResponse tokens = signedIn("openid foreigners offline_access");
        application.revokes(new BearerAccessToken("divan_oi_nothing-that-we-ever-gave"));
        assertThat(told(tokens)).isEqualTo(200);
        application.revokes(tokens.getTokens().getRefreshToken());
        assertThat(told(tokens)).isEqualTo(401);
        assertThat(RelyingParty.error(application.refreshes(tokens.getTokens().getRefreshToken())))
            .isEqualTo("invalid_grant");
    }

    @Test
    void moreAssuranceOrAFreshProofIsAskedForBeforeAnythingElse() throws Exception {
        URI surely = application.asks("openid foreigners",
            more -> more.acrValues(List.of(new ACR("urn:divan:assurance:2"))));
        assertThat(visitor.arrives(surely)).startsWith("/tr/step-up?level=2&next=%2Ftr%2Fconsent%2F");
        URI silently = application.asks("openid foreigners", more -> more.acrValues(
            List.of(new ACR("urn:divan:assurance:2"))).prompt(new Prompt(Prompt.Type.NONE)));
        assertThat(application.error(visitor.arrives(silently)))
            .isEqualTo("unmet_authentication_requirements");
        sundial.set(sundial.instant().plusSeconds(120));
        assertThat(visitor.arrives(application.asks("openid", more -> more.maxAge(60))))
            .startsWith("/tr/step-up");
        assertThat(visitor.arrives(application.asks("openid", more -> more.prompt(
            new Prompt(Prompt.Type.LOGIN))))).startsWith("/tr/step-up");
        URI now = application.asks("openid foreigners", more -> more.maxAge(0));
        String step = visitor.arrives(now);
        assertThat(step).startsWith("/tr/step-up");
        visitor.browser.proveTwoFactors();
        String back = java.net.URLDecoder.decode(step.replaceFirst(".*next=", ""),
            java.nio.charset.StandardCharsets.UTF_8);
        assertThat(visitor.browser.get(back).statusCode()).as("not sent round in circles").isEqualTo(200);
        URI again = application.asks("openid foreigners", more -> more.maxAge(60).acrValues(
            List.of(new ACR("urn:divan:assurance:2"))).prompt(new Prompt(Prompt.Type.LOGIN)));
        OIDCTokenResponse tokens = application.tokens(application.code(visitor.agrees(again)));
        assertThat(application.verified(tokens.getOIDCTokens().getIDToken(), application.nonce).getACR())
            .isEqualTo(new ACR("urn:divan:assurance:2"));
    }

    @Test
    void anApplicationMayAskAtLeastALevelAndWhoeverWorksHereIsNotOneOfItsPeople() {
        institution.opened(client, protocol, "level", "2");
        assertThat(visitor.arrives(asked("openid"))).startsWith("/tr/step-up?level=2");
        var official = new divan.access.Browser(port);
        official.submit("/tr/sign-in", "/sign-in/demo", "person", "official", "lang", "tr");
        String page = Visitor.location(official.get(asked("openid").getRawPath() + "?"
            + asked("openid").getRawQuery()));
        assertThat(official.get(page).statusCode()).isEqualTo(403);
        var nobody = new divan.access.Browser(port);
        assertThat(Visitor.location(nobody.get(page))).startsWith("/tr/sign-in?next=%2Ftr%2Fconsent%2F");
    }

    @Test
    void anApplicationIsLetInByTwoWithAddressesThatAreWholeAndAProtocolThatGivesSomething() {
        assertThat(institution.refused(client, protocol, "redirects", "http://rp.example.gov.tr/back"))
            .containsExactly("application-address");
        assertThat(institution.refused(client, protocol, "redirects", "https://rp.example.gov.tr/back#x"))
            .containsExactly("application-address");
        assertThat(institution.refused(client, protocol, "redirects", "https://me@rp.example.gov.tr/"))
            .containsExactly("application-address");
        assertThat(institution.refused(client, protocol, "redirects", "")).containsExactly("required");
        assertThat(institution.refused(client, protocol, "back-channel", "ftp://rp.example.gov.tr/"))
            .containsExactly("application-address");
        assertThat(institution.refused(client, protocol, "for-purpose", "own-data"))
            .containsExactly("protocol-purpose");
        assertThat(institution.refused(client, protocol, "level", "4")).containsExactly("choice");
        Client other = institution.registered(10, 10);
        assertThat(institution.refused(other, protocol)).as("another institution's protocol")
            .contains("unknown-protocol");
        assertThat(institution.history(client)).anyMatch(act -> act.type().equals("client.application.set"));
        var administrator = new divan.access.Browser(port);
        administrator.submit("/tr/sign-in", "/sign-in/demo", "person", "administrator", "lang", "tr");
        administrator.proveTwoFactors();
        String page = "/tr/admin/clients/" + client.id();
        assertThat(administrator.get(page).body()).contains("Hesapla giriş",
            "https://rp.example.gov.tr/back");
        HttpResponse<String> wrong = administrator.submit(page, page, "type", "client.application.set",
            "protocol", protocol.id().toString(), "for-purpose", "residence-permit.serve", "redirects",
            "http://elsewhere.example/", "level", "1", "reason", "Deneme");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Bu adres kabul edilmez: http://elsewhere.example/");
        HttpResponse<String> keys = administrator.submit(page, page, "type", "client.keys.set", "jwks",
            large(4), "reason", "Deneme");
        assertThat(keys.statusCode()).as("four keys of 4096 bits, longer than 2,000 letters").isEqualTo(303);
        HttpResponse<String> many = administrator.submit(page, page, "type", "client.keys.set", "jwks",
            large(80), "reason", "Deneme");
        assertThat(many.statusCode()).isEqualTo(422);
        assertThat(many.body()).contains("50.000");
        HttpResponse<String> talkative = administrator.submit(page, page, "type", "client.stopped", "reason",
            "Deneme ".repeat(300));
        assertThat(talkative.body()).as("said, and not that it is missing").contains("2.000");
    }

    /** A set of keys as large as they may be; nobody holds what belongs to them. */
    private static String large(int many) {
        List<JWK> keys = new java.util.ArrayList<>();
        for (int i = 0; i < many; i++) {
            keys.add(new RSAKey.Builder(Base64URL.encode(BigInteger.TWO.pow(4095).add(BigInteger.valueOf(
                2L * i + 1))), Base64URL.encode(BigInteger.valueOf(65_537))).keyID("k" + i).build());
        }
        return new JWKSet(keys).toString();
    }
}
