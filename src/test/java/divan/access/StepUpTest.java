package divan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.demo.Sundial;
import divan.demo.World;
import divan.kernel.Failure;
import divan.web.Assurance;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Proving more surely who one is; and those who would like to have it proved by somebody else. */
@World
class StepUpTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String ADMIN = "/tr/admin";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sessions sessions;
    @Autowired
    private SignIn signIn;
    @Autowired
    private Access access;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private Browser browser;

    @BeforeEach
    void open() {
        sundial.set(sundial.instant().plus(Duration.ofMinutes(20)));
        browser = new Browser(port);
    }

    /** Somebody real, with a password and an app, whom a session of this way is opened for. */
    private Entrant.Enrolled somebody(Way way) {
        Entrant.Enrolled who = new Entrant(program).enrolled("kanit" + NUMBER.incrementAndGet());
        browser.plant("divan_session", sessions.open(who.person(), way));
        return who;
    }

    private void demo(String person) {
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", person);
    }

    private String session() {
        return browser.cookie("divan_session").orElseThrow();
    }

    private int level() {
        return sessions.find(session()).orElseThrow().caller().assurance().level();
    }

    private static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> prove(String... fields) {
        return browser.submit("/tr/step-up", "/tr/step-up", fields);
    }

    @Test
    void whoIsKnownTooLittleIsLedToProveItAndComesBackUnderAnotherSecret() {
        demo("administrator");
        String before = session();
        assertThat(location(browser.get(ADMIN))).isEqualTo("/tr/step-up?level=2&next=%2Ftr%2Fadmin");
        assertThat(browser.get("/tr/step-up?level=2&next=%2Ftr%2Fadmin").body()).contains("DENEME")
            .contains("name=\"next\" value=\"/tr/admin\"");
        HttpResponse<String> proved = browser.submit("/tr/step-up", "/tr/step-up/simulation", "level", "2",
            "next", ADMIN);
        assertThat(location(proved)).isEqualTo(ADMIN);
        assertThat(session()).as("rotated").isNotEqualTo(before);
        assertThat(sessions.find(before)).as("whoever had it before has nothing").isEmpty();
        assertThat(browser.get(ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasProvedLongAgoIsAskedAgainButAFormBegunInTimeIsTaken() {
        demo("administrator");
        browser.proveTwoFactors();
        String token = Browser.token(browser.get(ADMIN).body()).orElseThrow();
        sundial.set(sundial.instant().plus(Assurance.FRESH));
        assertThat(location(browser.get(ADMIN))).startsWith("/tr/step-up");
        assertThat(browser.post(ADMIN, token, "q", "Defne").statusCode()).isEqualTo(200);
        sundial.set(sundial.instant().plus(Assurance.FINISHED));
        assertThat(location(browser.post(ADMIN, token, "q", "Defne"))).startsWith("/tr/step-up");
        browser.proveTwoFactors();
        assertThat(browser.post(ADMIN, token, "q", "Defne").statusCode())
            .as("forms of other windows stay good: nothing is known more surely than before").isEqualTo(200);
    }

    @Test
    void aFormSentTooEarlyLeadsBackToThePageThatItStandsOn() {
        demo("administrator");
        HttpResponse<String> sent = browser.submit("/tr/account", "/tr/admin/changes", "type", "post.left");
        assertThat(location(sent)).endsWith("next=%2Ftr%2Fadmin");
        assertThat(browser.submit("/tr/account", "/tr/account/recovery-codes", "present", "x").headers()
            .firstValue("Location").orElse("")).endsWith("next=%2Ftr%2Faccount");
    }

    @Test
    void whoMayNotIsRefusedAndNotAskedToProveAnything() {
        demo("director");
        assertThat(browser.get(ADMIN).statusCode()).isEqualTo(403);
        assertThat(browser.get("/tr/desk/registers").statusCode()).isEqualTo(403);
    }

    @Test
    void anotherSecretMakesTheFormsOfALowerLevelWorthless() {
        demo("administrator");
        String token = Browser.token(browser.get("/tr/account").body()).orElseThrow();
        browser.proveTwoFactors();
        assertThat(browser.post(ADMIN, token, "q", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void aCodeOfTheAppProvesTwoFactorsWhereAPasswordWasThereAlreadyAndOnlyOnce() {
        Entrant.Enrolled who = somebody(Way.PASSWORD_CODE);
        assertThat(level()).isEqualTo(1);
        String code = who.code(sundial.instant(), 0);
        assertThat(prove("code", "000000").statusCode()).isEqualTo(422);
        assertThat(location(prove("code", code.substring(0, 3) + " " + code.substring(3)))).isEqualTo(
            "/tr/account");
        assertThat(level()).isEqualTo(2);
        assertThat(prove("code", code).statusCode()).as("replayed").isEqualTo(422);
        assertThat(browser.get("/tr/account").body()).contains("Kim olduğunuz yeniden kanıtlandı");
    }

    @Test
    void aRecoveryCodeIsNoWayUpAndItsSessionChangesNoKeys() {
        Entrant.Enrolled who = somebody(Way.PASSWORD_CODE);
        assertThat(prove("code", who.recoveryCodes().get(2)).statusCode()).isEqualTo(422);
        assertThat(level()).isEqualTo(1);
        for (String change : List.of("password", "recovery-codes", "passkeys", "passkeys/challenge",
                "passkeys/removal")) {
            assertThat(location(browser.submit("/tr/account", "/tr/account/" + change, "present",
                Entrant.PASSWORD, "password", "yeni köprü mor salıncak"))).as(change)
                .startsWith("/tr/step-up");
        }
        assertThat(browser.get("/tr/account").body()).contains("/tr/step-up?next=")
            .doesNotContain("/tr/account/password");
        assertThat(signIn.password(who.login(), Entrant.PASSWORD, "192.0.2.70"))
            .as("the password is as it was").isInstanceOf(SignIn.Step.Second.class);
    }

    @Test
    void aCodeOfTheAppIsOneFactorWhereANameAloneWasThereBefore() {
        Entrant.Enrolled who = somebody(Way.DEMO);
        assertThat(browser.get("/tr/step-up").body()).doesNotContain("name=\"code\"");
        assertThat(prove("code", who.code(sundial.instant(), 0)).statusCode()).isEqualTo(422);
        assertThat(level()).isEqualTo(1);
    }

    @Test
    void whoSignedInAsPeopleDoIsNeverLetUpByTheDemonstration() {
        somebody(Way.PASSWORD_CODE);
        assertThat(browser.get("/tr/step-up").body()).doesNotContain("/step-up/simulation");
        assertThat(browser.submit("/tr/step-up", "/tr/step-up/simulation").statusCode()).isEqualTo(404);
        assertThat(level()).isEqualTo(1);
    }

    @Test
    void guessesAtSignInAndAtStepUpCountTogetherAndElsewhereNobodyWaits() {
        Entrant.Enrolled who = somebody(Way.PASSWORD_APP);
        String entrance = entrance(who, "127.0.0.1");
        for (int i = 0; i < 4; i++) {
            signIn.code(entrance, "000000", "127.0.0.1");
        }
        assertThat(prove("code", "000000").statusCode()).isEqualTo(422);
        assertThat(prove("code", who.code(sundial.instant(), 0)).statusCode()).as("even the right one")
            .isEqualTo(429);
        assertThat(signIn.code(entrance(who, "198.51.100.7"), who.code(sundial.instant(), 0), "198.51.100.7"))
            .isInstanceOf(SignIn.Step.In.class);
    }

    private String entrance(Entrant.Enrolled who, String address) {
        return ((SignIn.Step.Second) signIn.password(who.login(), Entrant.PASSWORD, address)).entrance();
    }

    @Test
    void aFormOfAnotherSiteProvesNothing() {
        demo("administrator");
        String others = Browser.token(new Browser(port).get("/tr/sign-in").body()).orElseThrow();
        for (String wrong : List.of("", "forged", others)) {
            for (String path : List.of("", "/simulation", "/passkey", "/passkey/challenge")) {
                assertThat(browser.post("/tr/step-up" + path, wrong, "code", "123456", "credential", "{}")
                    .statusCode()).as(path).isEqualTo(403);
            }
        }
        assertThat(level()).isEqualTo(1);
    }

    @Test
    void aPasskeyResponseThatIsNoneIsRefusedWithoutAFault() {
        somebody(Way.PASSWORD_APP);
        assertThat(browser.submit("/tr/step-up", "/tr/step-up/passkey/challenge").body())
            .contains("\"challenge\"");
        for (String rubbish : List.of("", "{}", "[]", "{\"id\":\"AA\",\"rawId\":\"AA\",\"response\":{}}")) {
            assertThat(browser.submit("/tr/step-up", "/tr/step-up/passkey", "credential", rubbish)
                .statusCode()).as(rubbish).isEqualTo(422);
        }
    }

    @Test
    void nobodyIsLedToAnotherPlaceThanOurs() {
        demo("administrator");
        for (String next : List.of("https://evil.example", "//evil.example", "/\\evil.example",
                "/tr/\r\nX: y", "javascript:alert(1)", "/tr@evil.example")) {
            assertThat(location(browser.submit("/tr/step-up", "/tr/step-up/simulation", "next", next)))
                .as(next).isEqualTo("/tr/account");
        }
    }

    @Test
    void aSessionThatHasEndedIsNotRaised() {
        demo("administrator");
        var found = sessions.find(session()).orElseThrow();
        access.asSystem(() -> {
            sessions.close(found.caller());
            return true;
        });
        assertThat(browser.post("/tr/step-up/simulation", found.csrf()).statusCode()).isIn(401, 403);
        assertThatThrownBy(() -> access.asSystem(() -> sessions.raise(found.caller(), 2)))
            .isInstanceOfSatisfying(Failure.class, failure ->
                assertThat(failure.kind()).isEqualTo(Failure.Kind.SIGN_IN));
    }
}
