package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import com.sun.net.httpserver.HttpServer;
import divan.access.Access;
import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Prover;
import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RegisteredApplications are told when somebody is no longer signed in here. */
@World
class BackChannelTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @Autowired
    private BackChannel channel;
    @LocalServerPort
    private int port;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    @Autowired
    private Access access;
    @Autowired
    private JdbcClient jdbc;
    private Client client;
    private RelyingParty application;
    private Visitor visitor;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/left", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        Bureau bureau = Bureau.opened(program);
        Institution institution = new Institution(program);
        client = institution.registered(1000, 10_000);
        ECKey key = Prover.curve("a");
        institution.signsWith(client, Prover.set(key));
        institution.opened(client, institution.agreed(client), "back-channel", "http://127.0.0.1:"
            + server.getAddress().getPort() + "/left");
        application = new RelyingParty(port, client, key, sundial);
        Caller person = bureau.applicant();
        visitor = new Visitor(port, person);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private OIDCTokenResponse signedIn() {
        return application.tokens(application.code(visitor.agrees(application.asks("openid", more -> { }))));
    }

    private LogoutTokenClaimsSet verified(String form) throws Exception {
        assertThat(form).startsWith("logout_token=");
        SignedJWT token = SignedJWT.parse(form.substring("logout_token=".length()));
        assertThat(token.getHeader().getType()).isEqualTo(LogoutTokenValidator.TYPE);
        assertThat(token.verify(new ECDSAVerifier(application.keys().getKeyByKeyId(
            token.getHeader().getKeyID()).toECKey()))).isTrue();
        LogoutTokenClaimsSet claims = new LogoutTokenClaimsSet(token.getJWTClaimsSet());
        assertThat(claims.getIssuer()).isEqualTo(application.provider.getIssuer());
        assertThat(claims.getAudience()).containsExactly(new Audience(application.id));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(sundial.instant().plusSeconds(120)));
        return claims;
    }

    @Test
    void whoSignsOutHereIsSignedOutThereByATokenThatALibraryAccepts() throws Exception {
        OIDCTokenResponse tokens = signedIn();
        var claims = tokens.getOIDCTokens().getIDToken().getJWTClaimsSet();
        channel.turn();
        assertThat(told).isEmpty();
        visitor.browser.submit("/tr/account", "/tr/sign-out");
        channel.turn();
        channel.turn();
        assertThat(told).hasSize(1);
        LogoutTokenClaimsSet logout = verified(told.getFirst());
        assertThat(logout.getSubject().getValue()).isEqualTo(claims.getSubject());
        assertThat(logout.getSessionID().getValue()).isEqualTo(claims.getStringClaim("sid"));
    }

    @Test
    void whoIsNotReachedIsToldAgainUntilTheyAnswer() {
        signedIn();
        status = 503;
        visitor.browser.submit("/tr/account", "/tr/sign-out");
        channel.turn();
        channel.turn();
        assertThat(told).as("not at once").hasSize(1);
        sundial.set(sundial.instant().plus(Duration.ofMinutes(1)));
        channel.turn();
        assertThat(told).hasSize(2);
        status = 204;
        sundial.set(sundial.instant().plus(Duration.ofMinutes(2)));
        channel.turn();
        sundial.set(sundial.instant().plus(Duration.ofDays(1)));
        channel.turn();
        assertThat(told).hasSize(3);
    }

    @Test
    void aSessionThatWasLeftAloneIsOverThereTooAndTwoSignInsOfOneAreOne() {
        signedIn();
        application.tokens(application.code(visitor.arrives(application.asks("openid", more -> { }))));
        sundial.set(sundial.instant().plus(Duration.ofHours(3)));
        channel.turn();
        channel.turn();
        assertThat(told).hasSize(1);
    }

    @Test
    void whatNobodyCanUseAnyMoreIsForgottenAndAStolenRefreshTokenIsRememberedUntilThen() {
        OIDCTokenResponse tokens = application.tokens(application.code(visitor.agrees(
            application.asks("openid offline_access", more -> { }))));
        var first = tokens.getTokens().getRefreshToken();
        application.refreshes(first);
        sundial.set(sundial.instant().plus(Duration.ofDays(20)));
        channel.forget();
        assertThat(logins(client)).isEqualTo(1);
        assertThat(RelyingParty.error(application.refreshes(first))).isEqualTo("invalid_grant");
        sundial.set(sundial.instant().plus(Duration.ofDays(20)));
        channel.turn();
        channel.forget();
        assertThat(logins(client)).isZero();
    }

    private long logins(Client of) {
        return access.asSystem(() -> jdbc.sql("select count(*) from openid.login where client = :id")
            .param("id", of.id()).query(Long.class).single());
    }

    @Test
    void nothingIsToldOfACodeThatNobodyRedeemed() {
        visitor.agrees(application.asks("openid", more -> { }));
        visitor.browser.submit("/tr/account", "/tr/sign-out");
        channel.turn();
        assertThat(told).isEmpty();
    }
}
