package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Sessions as their owner sees them: told apart, ended one by one, and by nobody else. */
@World
class SessionsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sessions sessions;
    @Autowired
    private SignIn signIn;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private Entrant entrant;
    private Entrant.Enrolled who;

    @BeforeEach
    void enrol() {
        entrant = new Entrant(program);
        sundial.set(sundial.instant().plus(Duration.ofMinutes(20)));
        who = entrant.enrolled("oturum" + NUMBER.incrementAndGet());
    }

    private Browser with(String session) {
        Browser browser = new Browser(port);
        browser.plant("divan_session", session);
        return browser;
    }

    private UUID id(String session) {
        return sessions.find(session).map(found -> found.caller().session()).orElseThrow();
    }

    private static String end(UUID session) {
        return "/tr/account/sessions/" + session + "/end";
    }

    @Test
    void twoSessionsAreToldApartAndOneIsEndedWhileTheOtherLives() {
        String second = sessions.open(who.person(), Way.PASSKEY);
        Browser here = with(who.session());
        assertThat(here.get("/tr/account").body()).contains("Parola ve doğrulama uygulaması",
            "Geçiş anahtarı", "Güven düzeyi 2", end(id(second)))
            .as("one's own session is ended by signing out").doesNotContain(end(id(who.session())));
        assertThat(here.submit("/tr/account", end(id(second))).statusCode()).isEqualTo(303);
        assertThat(sessions.find(second)).isEmpty();
        assertThat(here.get("/tr/account").statusCode()).isEqualTo(200);
        assertThat(here.get("/tr/account").body()).contains("Bir oturum kapatıldı");
    }

    @Test
    void endingASessionTwiceIsEndingItOnce() {
        UUID second = id(sessions.open(who.person(), Way.PASSKEY));
        Browser here = with(who.session());
        assertThat(here.submit("/tr/account", end(second)).statusCode()).isEqualTo(303);
        assertThat(here.submit("/tr/account", end(second)).statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionOfSomebodyElseIsNotFoundAndLivesOn() {
        Entrant.Enrolled other = entrant.enrolled("oteki" + NUMBER.incrementAndGet());
        Browser here = with(who.session());
        assertThat(here.submit("/tr/account", end(id(other.session()))).statusCode()).isEqualTo(404);
        assertThat(here.submit("/tr/account", end(UUID.randomUUID())).statusCode()).isEqualTo(404);
        assertThat(here.submit("/tr/account", "/tr/account/sessions/others/end").statusCode()).isEqualTo(303);
        assertThat(sessions.find(other.session())).isPresent();
    }

    @Test
    void everySessionButThisOneEndsAtOnce() {
        String second = sessions.open(who.person(), Way.PASSKEY);
        String third = sessions.open(who.person(), Way.PASSWORD_CODE);
        Browser here = with(who.session());
        assertThat(here.submit("/tr/account", "/tr/account/sessions/others/end").statusCode()).isEqualTo(303);
        assertThat(sessions.find(second)).isEmpty();
        assertThat(sessions.find(third)).isEmpty();
        assertThat(here.get("/tr/account").body()).contains("Öteki bütün oturumlar kapatıldı")
            .doesNotContain("/account/sessions/others/end");
    }

    @Test
    void aSessionThatIsUsedLivesAndOneThatIsLeftAloneEnds() {
        String idle = sessions.open(who.person(), Way.PASSKEY);
        Duration almost = Sessions.IDLE_AT_WORK.minusMinutes(5);
        sundial.set(sundial.instant().plus(almost));
        assertThat(sessions.find(who.session())).isPresent();
        sundial.set(sundial.instant().plus(almost));
        assertThat(sessions.find(who.session())).as("used meanwhile").isPresent();
        assertThat(sessions.find(idle)).as("left alone").isEmpty();
        assertThat(with(who.session()).get("/tr/account").body()).doesNotContain("Geçiş anahtarı</strong>");
    }

    @Test
    void noSessionLivesLongerForBeingUsed() {
        for (Duration passed = Duration.ZERO; passed.compareTo(Sessions.BROWSER) < 0;
                passed = passed.plusMinutes(30)) {
            assertThat(sessions.find(who.session())).as(passed.toString()).isPresent();
            sundial.set(sundial.instant().plusSeconds(1800));
        }
        assertThat(sessions.find(who.session())).isEmpty();
    }

    @Test
    void aRecoveryCodeLetsInButProvesLessThanTheSecondFactorThatItReplaces() {
        String entrance = ((SignIn.Step.Second) signIn.password(who.login(), Entrant.PASSWORD, "192.0.2.60"))
            .entrance();
        var in = (SignIn.Step.In) signIn.code(entrance, who.recoveryCodes().get(1), "192.0.2.60");
        Caller caller = sessions.find(in.session()).orElseThrow().caller();
        assertThat(caller.assurance().level()).isEqualTo(1);
        assertThat(sessions.find(who.session()).orElseThrow().caller().assurance().level()).isEqualTo(2);
    }
}
