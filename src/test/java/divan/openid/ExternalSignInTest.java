package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;
import divan.SundialSetup;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import divan.Divan;
import divan.access.Access;
import divan.access.Browser;
import divan.database.TestCluster;
import divan.demo.Sundial;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.IdentityNumber;
import divan.registers.Registers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.util.ReflectionTestUtils;

/** The public signs in to a real world by accounts elsewhere, and a provider that cannot be trusted. */
@SpringBootTest(classes = {Divan.class, SundialSetup.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestCluster.InContext.class, ExternalSignInTest.InFolder.class})
class ExternalSignInTest {
    private static final Elsewhere PROVIDER = new Elsewhere();
    private static final ECKey OURS = Elsewhere.key("ours");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A real world whose operator named the provider. */
    static final class InFolder implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            try {
                Path data = Files.createTempDirectory(Path.of("target"), "external").toAbsolutePath();
                Path file = data.resolve("provider.yaml");
                Files.writeString(file, """
                    issuer: %s
                    client: divan
                    key: key.json
                    scope: openid identity
                    claim: identity_number
                    levels: {"urn:two": 2, "urn:three": 3}
                    name: {tr: "Deneme Kapısı", en: "Trial Gate"}
                    after-sign-out: true
                    """.formatted(PROVIDER.issuer()));
                Files.writeString(data.resolve("key.json"), OURS.toJSONString());
                Files.setPosixFilePermissions(data.resolve("key.json"),
                    PosixFilePermissions.fromString("rw-------"));
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("world", Map.of(
                    "divan.data", data.toString(), "divan.pack-dir", Path.of("packs").toAbsolutePath()
                    .toString(), "divan.demo", "false", "divan.oidc", file.toString())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Autowired
    private Access access;
    @Autowired
    private Registers registers;
    @Autowired
    private Journal journal;
    @Autowired
    private Sundial sundial;
    @Autowired
    private ExternalSignIn external;
    @Autowired
    private ProviderTalk talk;
    @LocalServerPort
    private int port;
    private Browser browser;
    private UUID party;

    /** The library judges by the machine's own clock. What was known of the provider is forgotten. */
    @BeforeEach
    void open() {
        sundial.set(Instant.now());
        ReflectionTestUtils.setField(talk, "kept", null);
        ReflectionTestUtils.setField(talk, "silent", Instant.MIN);
        browser = new Browser(port);
        PROVIDER.status = 200;
        PROVIDER.slow = new CountDownLatch(0);
        PROVIDER.lie = UnaryOperator.identity();
        PROVIDER.signed = UnaryOperator.identity();
        PROVIDER.inUserinfo = false;
        PROVIDER.acr = "urn:two";
        PROVIDER.subject = "account-" + UUID.randomUUID();
        PROVIDER.number = number();
        party = entered(PROVIDER.number);
    }

    private static String number() {
        return IdentityNumber.withCheckDigits("997" + String.format("%06d", NUMBER.incrementAndGet()));
    }

    private UUID entered(String number) {
        return access.asSystem(() -> registers.mint("identity-number", number, LocalDate.of(2020, 1, 1), true,
            journal.append(Act.of(access.now(), Actor.system(), "party.entered", List.of(), List.of(),
                "demonstration", Map.of("synthetic", true)))));
    }

    private String way(String query) {
        HttpResponse<String> sent = browser.get("/tr/sign-in/external" + query);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> signIn(String query) {
        return browser.get(PROVIDER.agreed(way(query)));
    }

    private String refused() {
        HttpResponse<String> answer = signIn("");
        assertThat(browser.get("/tr/my").statusCode()).as("no session").isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("divan_session"));
        String title = answer.body().replaceAll("(?s).*<h1[^>]*>([^<]*)</h1>.*", "$1");
        return answer.statusCode() + " " + title;
    }

    @Test
    void somebodyWhomTheRegistersKnowSignsInAndTheBindingIsAnAct() {
        assertThat(browser.get("/tr/sign-in").body()).contains("Deneme Kapısı ile giriş yap");
        HttpResponse<String> in = signIn("?next=/tr/my/data");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/tr/my/data");
        assertThat(browser.get("/tr/my").statusCode()).isEqualTo(200);
        assertThat(browser.get("/tr/account").body()).contains("Güven düzeyi 2", "Başka bir kurumdaki");
        assertThat(acts("account.bound")).singleElement().satisfies(act -> {
            assertThat(act.body()).containsExactlyEntriesOf(Map.of("issuer", PROVIDER.issuer()));
            assertThat(act.actor().person()).isNotNull();
        });
        browser = new Browser(port);
        assertThat(signIn("").statusCode()).isEqualTo(303);
        assertThat(acts("account.bound")).as("once").hasSize(1);
        Map<String, String> redeemed = PROVIDER.redeemed.getLast();
        assertThat(redeemed.get("client_assertion_type")).endsWith("jwt-bearer");
        assertThat(redeemed.get("code_verifier")).hasSize(43);
    }

    private List<Act> acts(String type) {
        return access.asSystem(() -> journal.latest(party, type, null, 10));
    }

    @Test
    void theNumberMayStandInUserinfoAndIsNeededOnceOnly() {
        PROVIDER.inUserinfo = true;
        assertThat(signIn("").statusCode()).isEqualTo(303);
        browser = new Browser(port);
        PROVIDER.lie = claims -> claims.subject("somebody-else");
        assertThat(refused()).as("userinfo of another account").startsWith("502");
    }

    @Test
    void whoIsUnknownHereIsToldWhatToDo() {
        PROVIDER.number = number();
        assertThat(refused()).isEqualTo("403 Sizi burada tanımıyoruz");
        PROVIDER.number = "12345678901";
        assertThat(refused()).as("no number at all").isEqualTo("403 Sizi burada tanımıyoruz");
    }

    @Test
    void anAccountThatTurnsOutToBeSomebodyElsesIsNotLetIn() {
        assertThat(signIn("").statusCode()).isEqualTo(303);
        browser = new Browser(port);
        PROVIDER.number = number();
        entered(PROVIDER.number);
        assertThat(refused()).isEqualTo("403 Bu hesap başka birinin kaydına bağlı");
    }

    @Test
    void aLevelIsWhatTheOperatorSaysOfIt() {
        PROVIDER.acr = "urn:nobody-named-this";
        assertThat(signIn("").statusCode()).isEqualTo(303);
        assertThat(browser.get("/tr/account").body()).contains("Güven düzeyi 1");
        PROVIDER.acr = "urn:three";
        assertThat(browser.get("/tr/step-up?level=3&next=/tr/my").body())
            .contains("/tr/sign-in/external?level=3&amp;next=%2Ftr%2Fmy");
        String way = way("?level=3&next=/tr/my");
        assertThat(Elsewhere.pairs(way.substring(way.indexOf('?') + 1))).containsEntry("max_age", "0")
            .containsEntry("acr_values", "urn:three");
        assertThat(browser.get(PROVIDER.agreed(way)).statusCode()).isEqualTo(303);
        assertThat(browser.get("/tr/account").body()).contains("Güven düzeyi 3");
    }

    @Test
    void whoWasSentToProveItAnewHasToHaveDoneSo() {
        PROVIDER.lie = claims -> claims.claim("auth_time", new Date().getTime() / 1000 - 3600);
        HttpResponse<String> answer = signIn("?level=2");
        assertThat(answer.statusCode()).isEqualTo(502);
    }

    @Test
    void aProviderThatLiesLetsNobodyIn() throws Exception {
        String lying = "502 Giriş tamamlanamadı";
        PROVIDER.lie = claims -> claims.issuer("https://another.example");
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = claims -> claims.audience("another");
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = claims -> claims.audience(List.of("divan", "another"));
        assertThat(refused()).as("for others too, and not authorised for us").isEqualTo(lying);
        PROVIDER.lie = claims -> claims.claim("nonce", "another");
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = claims -> claims.claim("nonce", null);
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = claims -> claims.expirationTime(new Date(System.currentTimeMillis() - 3_600_000));
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = claims -> claims.issueTime(new Date(System.currentTimeMillis() + 3_600_000));
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = claims -> claims.subject(null);
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.lie = UnaryOperator.identity();
        PROVIDER.signed = Elsewhere::unsigned;
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.signed = PROVIDER::asIfASecret;
        assertThat(refused()).isEqualTo(lying);
        ECKey forged = Elsewhere.key(PROVIDER.key.getKeyID());
        PROVIDER.signed = token -> {
            try {
                return Elsewhere.sign(SignedJWT.parse(token).getJWTClaimsSet(), forged);
            } catch (java.text.ParseException e) {
                throw new AssertionError(e);
            }
        };
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.signed = token -> "no token";
        assertThat(refused()).isEqualTo(lying);
        PROVIDER.signed = UnaryOperator.identity();
        assertThat(signIn("").statusCode()).isEqualTo(303);
    }

    @Test
    void otherKeysAreTakenUpWhenTheProviderTurnsThem() {
        assertThat(signIn("").statusCode()).isEqualTo(303);
        browser = new Browser(port);
        PROVIDER.key = Elsewhere.key("k" + UUID.randomUUID());
        sundial.set(Instant.now().plus(Duration.ofSeconds(40)));
        assertThat(signIn("").statusCode()).isEqualTo(303);
    }

    @Test
    void aProviderThatIsDownOrSlowIsSaidToBeSo() {
        assertThat(browser.get("/tr/sign-in/external").statusCode()).isEqualTo(303);
        PROVIDER.status = 500;
        assertThat(refused()).isEqualTo("503 Giriş hizmeti yanıt vermiyor");
        sundial.set(Instant.now().plus(Duration.ofMinutes(11)));
        assertThat(browser.get("/tr/sign-in/external").statusCode()).as("not even asked").isEqualTo(503);
        PROVIDER.status = 200;
        assertThat(browser.get("/tr/sign-in/external").statusCode()).as("left alone").isEqualTo(503);
        PROVIDER.slow = new CountDownLatch(1);
        sundial.set(sundial.instant().plusSeconds(10));
        assertThat(browser.get("/tr/sign-in/external").statusCode()).isEqualTo(503);
        PROVIDER.slow.countDown();
        sundial.set(sundial.instant().plusSeconds(10));
        assertThat(browser.get("/tr/sign-in/external").statusCode()).isEqualTo(303);
    }

    @Test
    void whileItHangsAFewWaitAndEverybodyElseIsAnsweredAtOnce() throws Exception {
        List<Browser> people = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i <= ProviderTalk.AT_ONCE; i++) {
            browser = new Browser(port);
            people.add(browser);
            answers.add(PROVIDER.agreed(way("")));
        }
        PROVIDER.slow = new CountDownLatch(1);
        PROVIDER.redeemed.clear();
        List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ProviderTalk.AT_ONCE; i++) {
                Browser one = people.get(i);
                String answer = answers.get(i);
                waiting.add(each.submit(() -> one.get(answer)));
            }
            while (PROVIDER.redeemed.size() < ProviderTalk.AT_ONCE) {
                Thread.sleep(10);
            }
            HttpResponse<String> late = people.getLast().get(answers.getLast());
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(PROVIDER.redeemed).as("it was not asked").hasSize(ProviderTalk.AT_ONCE);
            assertThat(new Browser(port).get("/tr").statusCode()).isEqualTo(200);
            PROVIDER.slow.countDown();
            for (Future<HttpResponse<String>> one : waiting) {
                assertThat(one.get().statusCode()).isEqualTo(303);
            }
        }
        assertThat(people.getLast().get(answers.getLast()).statusCode()).as("again").isEqualTo(303);
    }

    @Test
    void nobodyComesBackWithWhatAnotherBrowserWentFor() {
        String answer = PROVIDER.agreed(way(""));
        Browser victim = new Browser(port);
        victim.get("/tr/sign-in");
        assertThat(victim.get(answer).statusCode()).as("signed in as the attacker").isEqualTo(400);
        assertThat(victim.get("/tr/my").statusCode()).isEqualTo(302);
        assertThat(new Browser(port).get(answer).statusCode()).as("without any cookie").isEqualTo(400);
        String forged = answer.replaceFirst("state=[A-Za-z0-9_-]{8}", "state=AAAAAAAA");
        assertThat(browser.get(forged).statusCode()).isEqualTo(400);
        assertThat(browser.get(answer + "&iss=https%3A%2F%2Fanother.example").statusCode()).as("mix-up")
            .isEqualTo(502);
        assertThat(browser.get(answer.replaceFirst("code=[^&]*", "error=access_denied")).statusCode())
            .isEqualTo(403);
        assertThat(browser.get(answer).statusCode()).isEqualTo(303);
        assertThat(browser.get(answer).statusCode()).as("a second time").isEqualTo(400);
        sundial.set(Instant.now());
        browser = new Browser(port);
        String late = PROVIDER.agreed(way(""));
        sundial.set(Instant.now().plus(Duration.ofMinutes(16)));
        assertThat(browser.get(late).statusCode()).isEqualTo(400);
    }

    @Test
    void oneGoesOnOnlyToAnAddressOfOurs() {
        for (String evil : List.of("//evil.example", "https%3A%2F%2Fevil.example",
                "/tr/%5C%5Cevil.example")) {
            browser = new Browser(port);
            assertThat(signIn("?next=" + evil).headers().firstValue("Location")).as(evil).hasValue("/tr/my");
        }
    }

    @Test
    void whoSignsOutHereIsToldThatTheyMayStillBeSignedInThere() {
        assertThat(signIn("").statusCode()).isEqualTo(303);
        HttpResponse<String> out = browser.submit("/tr/account", "/tr/sign-out");
        assertThat(out.headers().firstValue("Location")).hasValue("/tr/sign-out/external");
        assertThat(browser.get("/tr/sign-out/external").body()).contains("Deneme Kapısı", PROVIDER.issuer()
            + "/out?client_id=divan&amp;post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A" + port
            + "%2Ftr&amp;ui_locales=tr");
        assertThat(browser.get("/tr/my").statusCode()).isEqualTo(302);
        assertThat(external.named()).get().hasToString(PROVIDER.issuer());
    }
}
