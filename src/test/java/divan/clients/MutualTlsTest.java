package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import divan.administration.Administration.Outcome;
import divan.certificates.CertificateHall;
import divan.certificates.Issued;
import divan.certificates.Office;
import divan.certificates.Order;
import divan.certificates.WithCertificates;
import divan.demo.Sundial;
import divan.demo.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Programs that prove themselves by a certificate (RFC 8705), and others that try to. */
@World
class MutualTlsTest extends WithCertificates {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "C=TR,O=Deneme Kurumu,CN=api.example.gov.tr";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private Institution institution;
    private Client client;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
        institution = new Institution(program);
        client = institution.registered(1000, 10_000);
    }

    @AfterEach
    void mend() {
        HALL.office.manner(Office.Manner.PLAIN, Office.Manner.PLAIN);
    }

    private static Issued vouched() {
        return HALL.office.issue(new Order().named(NAME).alternative(
            new GeneralName(GeneralName.dNSName, "api.example.gov.tr")));
    }

    private HttpResponse<String> asked(Issued own, UUID who) {
        return HALL.with(own).post("/api/token", "grant_type", "client_credentials", "client_id",
            who.toString());
    }

    private String said(Issued own) {
        return Prover.said(asked(own, client.id()));
    }

    private String token(Issued own) {
        return JSON.readTree(asked(own, client.id()).body()).at("/access_token").asString("");
    }

    private static int own(Issued shown, String token) {
        return HALL.with(shown).get("/api/client", "Authorization", "Bearer " + token).statusCode();
    }

    @Test
    void aNameThatAnAuthorityVouchesForGetsATokenThatOpensNothingWithoutItsCertificate() {
        institution.provesBy(client, "subject", "dn:CN=api.example.gov.tr,O=Deneme Kurumu,C=TR");
        Issued own = vouched();
        var answer = JSON.readTree(asked(own, client.id()).body());
        assertThat(answer.at("/token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.at("/expires_in").asInt()).isEqualTo(300);
        assertThat(answer.at("/cnf").get("x5t#S256").asString()).hasSize(43);
        String token = answer.at("/access_token").asString();
        assertThat(own(own, token)).isEqualTo(200);
        assertThat(own(vouched(), token)).as("another certificate of the same name").isEqualTo(401);
        assertThat(own(null, token)).as("none").isEqualTo(401);
        assertThat(new divan.demo.Wire(port).get("/api/client", "Authorization", "Bearer " + token)
            .statusCode()).as("on the ordinary port").isEqualTo(401);
    }

    @Test
    void anAlternativeNameCountsAsItIsWrittenAndNoOther() {
        Issued own = vouched();
        for (String good : List.of("dns:api.example.gov.tr", "dns:API.example.gov.tr")) {
            institution.provesBy(client, "subject", good);
            assertThat(said(own)).as(good).isEqualTo("200");
        }
        for (String other : List.of("dns:example.gov.tr", "uri:api.example.gov.tr",
                "dn:CN=api.example.gov.tr",
                "email:api.example.gov.tr")) {
            institution.provesBy(client, "subject", other);
            assertThat(said(own)).as(other).isEqualTo("401 invalid_client certificate");
        }
    }

    @Test
    void whatNoAuthorityVouchesForIsRefusedWithWhatIsWrong() {
        institution.provesBy(client, "subject", "dns:api.example.gov.tr");
        Order order = new Order().named(NAME).alternative(new GeneralName(GeneralName.dNSName,
            "api.example.gov.tr"));
        assertThat(said(order.byItself())).isEqualTo("401 invalid_client self-signed");
        assertThat(said(order.byAnother())).isEqualTo("401 invalid_client other-authority");
        assertThat(said(HALL.office.issue(order.days(-9, -1)))).isEqualTo("401 invalid_client expired");
        Issued revoked = vouched();
        String before = token(revoked);
        HALL.office.revoke(revoked);
        Issued late = vouched();
        HALL.office.revoke(late);
        assertThat(said(late)).isEqualTo("401 invalid_client revoked");
        assertThat(own(revoked, before)).as("what it has ends within minutes").isEqualTo(200);
        HALL.office.manner(Office.Manner.DOWN, Office.Manner.DOWN);
        assertThat(said(vouched())).isEqualTo("401 invalid_client revocation-away");
        assertThat(said(null)).isEqualTo("401 invalid_client certificate");
    }

    @Test
    void aCertificateThatItSignedItselfIsKnownByItsKeyAndAsksNoAuthority() {
        Issued own = new Order().named("CN=kendi").byItself();
        institution.provesBy(client, "certificate", own.pem());
        HALL.office.manner(Office.Manner.DOWN, Office.Manner.DOWN);
        assertThat(said(own)).isEqualTo("200");
        assertThat(said(new Order().named("CN=kendi").byItself())).isEqualTo(
            "401 invalid_client certificate");
        Issued over = new Order().named("CN=kendi").days(-9, -1).byItself();
        institution.provesBy(client, "certificate", over.pem());
        assertThat(said(over)).isEqualTo("401 invalid_client certificate");
        assertThat(said(own)).as("replaced").isEqualTo("401 invalid_client certificate");
    }

    @Test
    void theSwitchAndAnotherCertificateEndWhatItHas() {
        Issued own = new Order().named("CN=kendi").byItself();
        institution.provesBy(client, "certificate", own.pem());
        String token = token(own);
        institution.provesBy(client, "certificate", own.pem());
        assertThat(own(own, token)).as("its tokens are over").isEqualTo(401);
        String again = token(own);
        institution.stop(client);
        assertThat(own(own, again)).isEqualTo(401);
        assertThat(said(own)).isEqualTo("401 invalid_client stopped");
    }

    @Test
    void afterItsLastDayNoCertificateHelps() {
        Issued own = new Order().named("CN=kendi").byItself();
        institution.provesBy(client, "certificate", own.pem());
        String token = token(own);
        sundial.set(client.terms().last().plusDays(1));
        assertThat(said(own)).isEqualTo("401 invalid_client over");
        assertThat(own(own, token)).isEqualTo(401);
    }

    @Test
    void aClientIsKnownByItsOwnCertificateOnly() {
        Issued own = new Order().named("CN=kendi").byItself();
        institution.provesBy(client, "certificate", own.pem());
        Client other = new Institution(program).registered(10, 10);
        assertThat(Prover.said(asked(own, other.id()))).isEqualTo("401 invalid_client certificate");
        assertThat(Prover.said(asked(own, UUID.randomUUID()))).isEqualTo("401 invalid_client certificate");
        assertThat(HALL.with(own).post("/api/token", "grant_type", "client_credentials").statusCode())
            .isEqualTo(400);
        assertThat(new divan.demo.Wire(port).get("/api/token").statusCode()).isIn(403, 404, 405);
    }

    @Test
    void aSignatureShownWithACertificateGivesABoundTokenForThatAddressAlone() {
        Prover prover = new Prover(port, client.id(), Prover.curve("a"));
        institution.signsWith(client, Prover.set(prover.key));
        Issued own = new Order().named("CN=herhangi").byItself();
        String there = prover.signed(prover.claims(sundial.instant()).audience("https://localhost:"
            + HALL.port + "/api/token").build());
        var answer = JSON.readTree(HALL.with(own).post("/api/token", "grant_type", "client_credentials",
            "client_assertion_type", Prover.TYPE, "client_assertion", there).body());
        String token = answer.at("/access_token").asString();
        assertThat(own(own, token)).isEqualTo(200);
        assertThat(own(null, token)).isEqualTo(401);
        String here = prover.signed(prover.claims(sundial.instant()).audience(CertificateHall.PAGES
            + "/api/token").build());
        assertThat(Prover.said(HALL.with(own).post("/api/token", "grant_type", "client_credentials",
            "client_assertion_type", Prover.TYPE, "client_assertion", here)))
            .isEqualTo("401 invalid_client audience");
    }

    @Test
    void aCertificateIsRegisteredByTwoAndWhatIsWrongWithItIsSaid() {
        Issued own = new Order().named("CN=kendi").byItself();
        var proposed = institution.administration.submit(institution.first, institution.typed(
            "client.certificate.set", "client", client.id().toString(), "certificate", own.pem()));
        assertThat(proposed).isInstanceOf(Outcome.Proposed.class);
        assertThat(said(own)).as("one alone is not enough").isEqualTo("401 invalid_client certificate");
        for (List<String> wrong : List.of(List.of("", "", "tls-one"), List.of("dns:a", own.pem(), "tls-one"),
                List.of("api.example.gov.tr", "", "tls-name"), List.of("dns:*.gov.tr", "", "tls-name"),
                List.of("dn:", "", "tls-name"), List.of("dn:yok", "", "tls-name"),
                List.of("", "abc", "tls-certificate"), List.of("", vouched().pem(), "tls-certificate"))) {
            Outcome refused = institution.administration.submit(institution.first, institution.typed(
                "client.certificate.set", "client", client.id().toString(), "subject", wrong.get(0),
                "certificate", wrong.get(1)));
            assertThat(((Outcome.Invalid) refused).violations()).as(wrong.toString()).extracting("code")
                .containsExactly(wrong.get(2));
        }
        assertThat(institution.access.asSystem(() -> program.getBean(ClientReconciliation.class).reconcile())
            .wrong()).isEmpty();
    }
}
