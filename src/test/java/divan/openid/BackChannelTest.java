package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import com.sun.net.httpserver.HttpServer;
import divan.access.Access;
import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Clients;
import divan.clients.Institution;
import divan.clients.Protocol;
import divan.clients.Prover;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.web.Caller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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
    @Autowired
    private Journal journal;
    private final CountDownLatch hang = new CountDownLatch(1);
    private Institution institution;
    private ECKey key;
    private Caller person;
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
        server.createContext("/hangs", exchange -> {
            try {
                hang.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Bureau bureau = Bureau.opened(program);
        institution = new Institution(program);
        key = Prover.curve("a");
        client = registered("/left");
        application = new RelyingParty(port, client, key, sundial);
        person = bureau.applicant();
        visitor = new Visitor(port, person);
    }

    @AfterEach
    void close() {
        hang.countDown();
        server.stop(0);
    }

    /** A client whose application is told of a sign-out at that path. */
    private Client registered(String path) {
        Client fresh = institution.registered(1000, 10_000);
        institution.signsWith(fresh, Prover.set(key));
        opened(fresh, path);
        return fresh;
    }

    private void opened(Client of, String path) {
        institution.opened(of, institution.agreed(of), "back-channel", "http://127.0.0.1:"
            + server.getAddress().getPort() + path);
    }

    private void leaves() {
        visitor.browser.submit("/tr/account", "/tr/sign-out");
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
        channel.turn().join();
        assertThat(told).isEmpty();
        visitor.browser.submit("/tr/account", "/tr/sign-out");
        channel.turn().join();
        channel.turn().join();
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
        channel.turn().join();
        channel.turn().join();
        assertThat(told).as("not at once").hasSize(1);
        sundial.set(sundial.instant().plus(Duration.ofMinutes(1)));
        channel.turn().join();
        assertThat(told).hasSize(2);
        status = 204;
        sundial.set(sundial.instant().plus(Duration.ofMinutes(2)));
        channel.turn().join();
        sundial.set(sundial.instant().plus(Duration.ofDays(1)));
        channel.turn().join();
        assertThat(told).hasSize(3);
    }

    @Test
    void aSessionThatWasLeftAloneIsOverThereTooAndTwoSignInsOfOneAreOne() {
        signedIn();
        signedInAgain();
        sundial.set(sundial.instant().plus(Duration.ofHours(3)));
        channel.turn().join();
        channel.turn().join();
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
        channel.turn().join();
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
        channel.turn().join();
        assertThat(told).isEmpty();
    }

    @Test
    void oneThatHangsKeepsNobodyElseWaiting() throws Exception {
        Client hanging = registered("/hangs");
        RelyingParty other = new RelyingParty(port, hanging, key, sundial);
        other.tokens(other.code(visitor.agrees(other.asks("openid", more -> { }))));
        signedIn();
        leaves();
        CompletableFuture<Void> turn = channel.turn();
        while (told.isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(tries(hanging)).as("still being waited for").isZero();
        visitor = new Visitor(port, person);
        signedInAgain();
        leaves();
        channel.turn();
        while (told.size() < 2) {
            Thread.sleep(10);
        }
        hang.countDown();
        turn.join();
        assertThat(tries(hanging)).isEqualTo(1);
    }

    private void signedInAgain() {
        application.tokens(application.code(visitor.arrives(application.asks("openid", more -> { }))));
    }

    private int tries(Client of) {
        return access.asSystem(() -> jdbc.sql("select tries from openid.login where client = :id")
            .param("id", of.id()).query(Integer.class).single());
    }

    @Test
    void whoeverDoesNotAnswerForAWeekIsGivenUpAndThePersonIsTold() {
        signedIn();
        status = 503;
        leaves();
        for (int day = 0; day < 7; day++) {
            channel.turn().join();
            sundial.set(sundial.instant().plus(Duration.ofDays(1)));
        }
        assertThat(told).hasSize(7);
        assertThat(acts()).isEmpty();
        channel.turn().join();
        assertThat(acts()).singleElement().satisfies(act -> {
            assertThat(act.body()).containsEntry("application", client.terms().name());
            assertThat(act.subjects()).contains(person.party());
        });
        status = 200;
        sundial.set(sundial.instant().plus(Duration.ofDays(1)));
        channel.turn().join();
        assertThat(told).as("not any more").hasSize(8);
        assertThat(acts()).hasSize(1);
    }

    private List<Act> acts() {
        return access.asSystem(() -> journal.latest(person.party(), BackChannel.UNTOLD, null, 10));
    }

    @Test
    void anApplicationThatWasEndedIsToldWhenItComesBack() {
        signedIn();
        institution.closed(client);
        leaves();
        channel.turn().join();
        assertThat(told).as("it is nobody to be spoken to").isEmpty();
        opened(client, "/left");
        channel.turn().join();
        assertThat(told).as("not before its time").isEmpty();
        sundial.set(sundial.instant().plus(Duration.ofMinutes(1)));
        channel.turn().join();
        assertThat(told).hasSize(1);
    }

    @Test
    void whatBeganBeforeAnApplicationWasEndedDoesNotComeBackWithIt() {
        OIDCTokenResponse before = application.tokens(application.code(visitor.agrees(
            application.asks("openid offline_access", more -> { }))));
        Protocol protocol = access.asSystem(() -> program.getBean(Clients.class).protocols(client.id()))
            .getFirst();
        institution.opened(client, protocol, "after-sign-out", "https://rp.example.gov.tr/gone");
        RefreshToken token = application.refreshes(before.getTokens().getRefreshToken())
            .toSuccessResponse().getTokens().getRefreshToken();
        institution.closed(client);
        institution.opened(client, protocol);
        assertThat(RelyingParty.error(application.refreshes(token))).isEqualTo("invalid_grant");
        assertThat(RelyingParty.error(application.refreshes(token))).isEqualTo("invalid_grant");
        assertThat(access.asSystem(() -> journal.latest(person.party(), Redeeming.MISUSED, null, 10)))
            .as("nothing was stolen").isEmpty();
        OIDCTokenResponse anew = application.tokens(application.code(visitor.arrives(
            application.asks("openid offline_access", more -> { }))));
        assertThat(application.refreshes(anew.getTokens().getRefreshToken()).indicatesSuccess()).isTrue();
    }
}
