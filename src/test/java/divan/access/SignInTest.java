package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.journal.Journal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real world, from nobody to its people; and those who try to get in without being asked. */
@RealWorld
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private SetUp setUp;
    @Autowired
    private SignIn signIn;
    @Autowired
    private Links links;
    @Autowired
    private Sundial sundial;
    @Autowired
    private DataSource database;
    @LocalServerPort
    private int port;
    private Entrant entrant;
    private Browser browser;

    @BeforeEach
    void open() {
        entrant = new Entrant(program);
        browser = new Browser(port);
        sundial.set(sundial.instant().plus(Duration.ofMinutes(20)));
    }

    private Entrant.Enrolled somebody() {
        return entrant.enrolled("kisi" + NUMBER.incrementAndGet());
    }

    private long count(String of) {
        return access.asSystem(() -> jdbc.sql("select count(*) from " + of).query(Long.class).single());
    }

    @Test
    @Order(1)
    void aRealWorldBeginsWithNobodyNoTokenAndNothingOfTheDemonstration() {
        assertThat(count("access.person")).isZero();
        assertThat(count("access.session")).isZero();
        assertThat(count("registers.party")).isZero();
        assertThat(DemoTokens.mint(database, "amina", sundial.instant())).isEmpty();
        assertThat(browser.post("/sign-in/demo", "", "person", "director").statusCode()).isEqualTo(404);
        assertThat(browser.get("/tr/desk").statusCode()).isEqualTo(302);
        assertThat(browser.get("/tr/services").statusCode()).isEqualTo(200);
        assertThat(browser.get("/tr/sign-in").body()).doesNotContain("uydurma");
    }

    @Test
    @Order(2)
    void aNewSetUpLinkEndsTheOneBeforeAndAnOldOneIsNoLongerGood() {
        String first = setUp.path().orElseThrow();
        String second = setUp.path().orElseThrow();
        assertThat(browser.get(first).statusCode()).isEqualTo(404);
        assertThat(browser.get(second).statusCode()).isEqualTo(200);
        assertThat(browser.get(second).statusCode()).as("looking uses nothing up").isEqualTo(200);
        sundial.set(sundial.instant().plus(Links.SET_UP));
        assertThat(browser.get(second).statusCode()).isEqualTo(404);
        assertThat(SetUp.offer(database, sundial.instant(), false)).isInstanceOf(SetUp.Offer.Path.class);
    }

    @Test
    @Order(3)
    void theLinkMakesTheFirstAdministratorOnceTheSecondFactorStandsAndNotBefore() {
        String link = setUp.path().orElseThrow();
        var chosen = browser.submit(link, link, "name", "Ayşe Yılmaz", "login", "ayse", "password",
            Entrant.PASSWORD);
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(count("access.person")).isZero();
        assertThat(setUp.path()).as("an abandoned set-up can be begun again").isPresent();
        String again = setUp.path().orElseThrow();
        browser.submit(again, again, "name", "Ayşe Yılmaz", "login", "ayse", "password", Entrant.PASSWORD);
        String page = browser.get("/tr/welcome").body();
        assertThat(page).contains("data:image/png;base64,");
        String secret = page.replaceAll("(?s).*id=\"secret\">([A-Z2-7 ]+)<.*", "$1");
        assertThat(browser.submit("/tr/welcome", "/tr/welcome/code", "code", "000000").statusCode())
            .isEqualTo(422);
        var finished = browser.submit("/tr/welcome", "/tr/welcome/code", "code",
            Entrant.code(secret, sundial.instant()));
        assertThat(finished.statusCode()).isEqualTo(200);
        assertThat(finished.body().split("dv-code\">[a-z2-7-]{19}<")).hasSize(11);
        assertThat(browser.get("/tr/desk").statusCode()).isEqualTo(200);
        assertThat(setUp.path()).isEmpty();
        assertThat(browser.get(again).statusCode()).as("used").isEqualTo(404);
        assertThat(SetUp.offer(database, sundial.instant(), false))
            .isInstanceOf(SetUp.Offer.Administered.class);
        assertThat(SetUp.offer(database, sundial.instant(), true)).isInstanceOf(SetUp.Offer.Path.class);
        UUID person = access.asSystem(() -> jdbc.sql("select id from access.person").query(UUID.class)
            .single());
        assertThat(access.asSystem(() -> program.getBean(Journal.class).about(person))).extracting("type")
            .containsExactly("person.added", "post.taken");
    }

    @Test
    void aGuessedLinkIsNotFoundAndTheDatabaseKeepsNone() {
        String secret = entrant.link(entrant.added("davetli", "Davetli Kişi"));
        assertThat(browser.get("/tr/welcome/" + secret.substring(1) + "A").statusCode()).isEqualTo(404);
        List<String> rows = access.asSystem(() ->
            jdbc.sql("select l::text from access.link l").query(String.class).list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret));
    }

    @Test
    void oneLinkUsedFromTwoWindowsAtOnceLetsOneIn() {
        UUID person = entrant.added("iki-pencere", "İki Pencere");
        Enrolment enrolment = program.getBean(Enrolment.class);
        String link = entrant.link(person);
        List<String> entrances = List.of(enrolment.choose(link, "", "", Entrant.PASSWORD).entrance(),
            enrolment.choose(link, "", "", Entrant.PASSWORD).entrance());
        List<Boolean> in = Together.times(2, i -> {
            byte[] secret = enrolment.pending(entrances.get(i)).orElseThrow().secret();
            return enrolment.byApp(entrances.get(i), Totp.code(secret, Totp.step(sundial.instant())))
                .isPresent();
        });
        assertThat(in).containsOnlyOnce(true);
    }

    private HttpResponse<String> password(Entrant.Enrolled who, String password) {
        return browser.submit("/tr/sign-in", "/tr/sign-in", "login", who.login(), "password", password);
    }

    private HttpResponse<String> code(String code) {
        return browser.submit("/tr/sign-in/second", "/tr/sign-in/second", "code", code);
    }

    @Test
    void passwordAndCodeLetSomebodyInAndTheSameCodeNotTwice() {
        Entrant.Enrolled who = somebody();
        assertThat(password(who, Entrant.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(browser.get("/tr/account").statusCode()).as("a password alone opens nothing")
            .isEqualTo(302);
        String shown = who.code(sundial.instant(), 0);
        assertThat(code(shown).statusCode()).isEqualTo(303);
        assertThat(browser.get("/tr/account").statusCode()).isEqualTo(200);
        browser = new Browser(port);
        password(who, Entrant.PASSWORD);
        assertThat(code(shown).statusCode()).as("replayed").isEqualTo(422);
        assertThat(code(who.code(sundial.instant(), -1)).statusCode()).as("older").isEqualTo(422);
        assertThat(code(who.code(sundial.instant(), 1)).statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionOrEntrancePlantedBeforehandIsWorthNothingAfterwards() {
        Entrant.Enrolled who = somebody();
        String planted = Sessions.random(32);
        browser.plant("divan_session", planted);
        browser.plant("divan_entrance", planted);
        password(who, Entrant.PASSWORD);
        assertThat(browser.cookie("divan_entrance")).isPresent().isNotEqualTo(java.util.Optional.of(planted));
        assertThat(signIn.passed(planted)).isEmpty();
        code(who.code(sundial.instant(), 0));
        assertThat(browser.get("/tr/account").statusCode()).isEqualTo(200);
        assertThat(browser.cookie("divan_session")).isPresent().isNotEqualTo(java.util.Optional.of(planted));
        assertThat(program.getBean(Sessions.class).find(planted)).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteSignsNobodyIn() {
        Entrant.Enrolled who = somebody();
        String token = Browser.token(browser.get("/tr/sign-in").body()).orElseThrow();
        for (String wrong : List.of("", "forged", token.substring(1))) {
            assertThat(browser.post("/tr/sign-in", wrong, "login", who.login(), "password", Entrant.PASSWORD)
                .statusCode()).isIn(401, 403);
        }
        String others = Browser.token(new Browser(port).get("/tr/sign-in").body()).orElseThrow();
        assertThat(browser.post("/tr/sign-in", others, "login", who.login(), "password", Entrant.PASSWORD)
            .statusCode()).as("another visitor's token").isIn(401, 403);
        String link = "/tr/welcome/" + entrant.link(who.person());
        assertThat(browser.post(link, "", "password", Entrant.PASSWORD).statusCode()).isIn(401, 403);
    }

    @Test
    void anUnknownNameIsAnsweredLikeAWrongPasswordAfterTheSameWork() {
        Entrant.Enrolled who = somebody();
        int before = RealWorld.Counted.HASHES.get();
        HttpResponse<String> known = password(who, "yanlış ama yeterince uzun");
        int between = RealWorld.Counted.HASHES.get();
        HttpResponse<String> unknown = browser.submit("/tr/sign-in", "/tr/sign-in", "login", "kimse-yok",
            "password", "yanlış ama yeterince uzun");
        assertThat(RealWorld.Counted.HASHES.get() - between).isEqualTo(between - before).isEqualTo(1);
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(422);
        assertThat(bare(unknown.body())).isEqualTo(bare(known.body()));
        int long1 = RealWorld.Counted.HASHES.get();
        password(who, "x".repeat(200_000));
        assertThat(RealWorld.Counted.HASHES.get() - long1).as("a long one is one hash, too").isEqualTo(1);
    }

    /** Without what was typed and without the form's token. */
    private static String bare(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void guessingIsSlowedDownForTheGuesserAndNobodyIsLockedOut() {
        Entrant.Enrolled who = somebody();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.password(who.login(), "yanlış " + i, "192.0.2.7"))
                .isInstanceOf(SignIn.Step.Wrong.class);
        }
        assertThat(signIn.password(who.login(), Entrant.PASSWORD, "192.0.2.7")).as("even the right one waits")
            .isEqualTo(new SignIn.Step.Wait(1));
        assertThat(signIn.password(who.login(), Entrant.PASSWORD, "198.51.100.9")).as("elsewhere")
            .isInstanceOf(SignIn.Step.Second.class);
        int longest = 0;
        for (int i = 0; i < 40; i++) {
            longest = signIn.password(who.login(), "yanlış " + i,
                "192.0.2.7") instanceof SignIn.Step.Wait wait
                ? Math.max(longest, wait.seconds()) : longest;
            sundial.set(sundial.instant().plusSeconds(450));
        }
        assertThat(longest).isBetween(256, 900);
        sundial.set(sundial.instant().plusSeconds(900));
        assertThat(signIn.password(who.login(), Entrant.PASSWORD, "192.0.2.7")).as("never for ever")
            .isInstanceOf(SignIn.Step.Second.class);
    }

    @Test
    void aHundredGuessesAtOnceAreCountedAsAHundred() {
        Entrant.Enrolled who = somebody();
        List<Boolean> judged = Together.times(20,
            i -> signIn.password(who.login(), "yanlış " + i, "192.0.2.8") instanceof SignIn.Step.Wrong);
        assertThat(judged.stream().filter(j -> j)).hasSize(5);
    }

    @Test
    void anUnknownNameWaitsLikeAKnownOne() {
        for (int i = 0; i < 5; i++) {
            signIn.password("hic-olmadi", "yanlış", "192.0.2.9");
        }
        assertThat(signIn.password("hic-olmadi", "yanlış", "192.0.2.9")).isEqualTo(new SignIn.Step.Wait(1));
        List<String> rows = access.asSystem(() ->
            jdbc.sql("select a::text from access.attempt a").query(String.class).list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("hic-olmadi"));
    }

    @Test
    void guessingCodesFromManyAddressesEndsWithinTheHourAndRecoveryCodesStillWork() {
        Entrant.Enrolled who = somebody();
        int judged = 0;
        for (int i = 0; i < 40; i++) {
            String entrance = ((SignIn.Step.Second) signIn.password(who.login(), Entrant.PASSWORD,
                "203.0.113." + i))
                .entrance();
            judged += signIn.code(entrance, "000000", "203.0.113." + i) instanceof SignIn.Step.Wrong ? 1 : 0;
        }
        assertThat(judged).isBetween(28, 31);
        String entrance = ((SignIn.Step.Second) signIn.password(who.login(), Entrant.PASSWORD,
            "203.0.113.99"))
            .entrance();
        assertThat(signIn.code(entrance, who.recoveryCodes().getFirst(), "203.0.113.99"))
            .isInstanceOf(SignIn.Step.In.class);
    }

    @Test
    void aRecoveryCodeIsGoodOnceAlsoForTwoAtOnce() {
        Entrant.Enrolled who = somebody();
        String code = who.recoveryCodes().get(3).toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
        List<String> entrances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            entrances.add(((SignIn.Step.Second) signIn.password(who.login(), Entrant.PASSWORD, "192.0.2.10"))
                .entrance());
        }
        List<Boolean> in = Together.times(4,
            i -> signIn.code(entrances.get(i), code, "192.0.2.10") instanceof SignIn.Step.In);
        assertThat(in).containsOnlyOnce(true);
    }

    @Test
    void anotherPasswordEndsEverySessionButTheOneThatChangedIt() {
        Entrant.Enrolled who = somebody();
        Browser here = browser;
        here.plant("divan_session", who.session());
        Browser there = new Browser(port);
        there.plant("divan_session", program.getBean(Sessions.class).open(who.person(), Way.PASSWORD_APP));
        assertThat(there.get("/tr/account").statusCode()).isEqualTo(200);
        assertThat(here.submit("/tr/account", "/tr/account/password", "present", "yanlış", "password",
            "başka uzun bir parola").statusCode()).isEqualTo(422);
        assertThat(there.get("/tr/account").statusCode()).isEqualTo(200);
        assertThat(here.submit("/tr/account", "/tr/account/password", "present", Entrant.PASSWORD, "password",
            "yeni köprü mor salıncak").statusCode()).isEqualTo(303);
        assertThat(here.get("/tr/account").statusCode()).isEqualTo(200);
        assertThat(there.get("/tr/account").statusCode()).isEqualTo(302);
        assertThat(here.submit("/tr/account", "/tr/account/sessions/end").statusCode()).isEqualTo(303);
        assertThat(here.get("/tr/account").statusCode()).isEqualTo(302);
    }

    @Test
    void somebodyInvitedAgainChoosesAnewAndTheOldSessionsEnd() {
        Entrant.Enrolled who = somebody();
        String old = entrant.link(who.person());
        String link = "/tr/welcome/" + entrant.link(who.person());
        assertThat(browser.get("/tr/welcome/" + old).statusCode()).as("replaced").isEqualTo(404);
        browser.submit(link, link, "password", "yeni köprü mor salıncak", "login", "baskasi", "name",
            "Başkası");
        String secret = browser.get("/tr/welcome").body()
            .replaceAll("(?s).*id=\"secret\">([A-Z2-7 ]+)<.*", "$1");
        assertThat(program.getBean(Sessions.class).find(who.session())).isPresent();
        browser.submit("/tr/welcome", "/tr/welcome/code", "code", Entrant.code(secret, sundial.instant()));
        assertThat(program.getBean(Sessions.class).find(who.session())).isEmpty();
        assertThat(browser.get("/tr/account").body()).contains("Deneme Kişisi " + who.login());
        assertThat(signIn.password(who.login(), Entrant.PASSWORD, "192.0.2.44"))
            .isInstanceOf(SignIn.Step.Wrong.class);
    }

    @Test
    void aPasskeyResponseThatIsNoneIsRefusedWithoutAFault() {
        for (String rubbish : List.of("", "{}", "[]", "null", "{\"id\":\"x\"}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "x".repeat(100_000))) {
            Browser fresh = new Browser(port);
            assertThat(fresh.submit("/tr/sign-in", "/tr/sign-in/passkey/challenge").statusCode())
                .isEqualTo(200);
            assertThat(fresh.submit("/tr/sign-in", "/tr/sign-in/passkey", "credential", rubbish).statusCode())
                .as(rubbish.substring(0, Math.min(30, rubbish.length()))).isEqualTo(422);
        }
    }

    @Test
    void noDeviceIsAskedForANewPasskeyBeforeThePresentPasswordWasRight() {
        Entrant.Enrolled who = somebody();
        browser.plant("divan_session", who.session());
        String challenge = "/tr/account/passkeys/challenge";
        for (String present : List.of("", "yanlış", Entrant.PASSWORD + " ")) {
            HttpResponse<String> refused = browser.submit("/tr/account", challenge, "present", present);
            assertThat(refused.statusCode()).as(present).isEqualTo(422);
            assertThat(refused.body()).contains("Şimdiki parolanız yanlış").doesNotContain("rp");
        }
        assertThat(browser.submit("/tr/account", challenge).statusCode()).as("none").isEqualTo(422);
        UUID session = program.getBean(Sessions.class).find(who.session()).orElseThrow().caller().session();
        assertThat(access.asSystem(() -> program.getBean(Entrances.class).takeChallenge("session "
            + session)))
            .as("and none waits for an answer").isEmpty();
        HttpResponse<String> asked = browser.submit("/tr/account", challenge, "present", Entrant.PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("\"challenge\"", "\"pubKeyCredParams\"");
    }

    @Test
    void guessingThePasswordAtThePasskeyIsSlowedDownLikeAnywhere() {
        Entrant.Enrolled who = somebody();
        browser.plant("divan_session", who.session());
        String challenge = "/tr/account/passkeys/challenge";
        for (int i = 0; i < 5; i++) {
            assertThat(browser.submit("/tr/account", challenge, "present", "yanlış " + i).statusCode())
                .isEqualTo(422);
        }
        assertThat(browser.submit("/tr/account", challenge, "present", Entrant.PASSWORD).statusCode())
            .as("even the right one waits").isEqualTo(422);
    }
}
