package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import divan.certificates.CertificateHall;
import divan.certificates.Issued;
import divan.certificates.Office;
import divan.certificates.Order;
import divan.certificates.WithCertificates;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.web.Assurance;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Sign-in by certificate over real TLS, with an authority that answers; and whoever tries it without. */
@World
class CertificateSignInTest extends WithCertificates {
    private static final String AMINA = "99000000110";
    private static final String OLENA = "99000000288";
    private static final String STRANGER = "10000000146";
    private static final Pattern LINK =
        Pattern.compile("https://localhost:[0-9]+(/[a-z]{2}/certificate/\\S+?)\"");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Access access;
    @Autowired
    private People people;
    @Autowired
    private Journal journal;
    @Autowired
    private CertificateReconciliation reconciliation;
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

    @AfterEach
    void mend() {
        HALL.office.manner(Office.Manner.PLAIN, Office.Manner.PLAIN);
    }

    private static Order person(String number) {
        return Order.person("TCKN" + number);
    }

    /** The address on the port for certificates, of a page that leads there. */
    private static String link(HttpResponse<String> page) {
        Matcher found = LINK.matcher(page.body());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String setOut(String language, String next) {
        String page = "/" + language + "/sign-in";
        return link(browser.submit(page, page + "/certificate", "next", next));
    }

    /** Back from the port for certificates: an address of the pages, without their origin. */
    private static String shown(Issued own, String link) {
        String back = location(HALL.with(own).get(link));
        assertThat(back).startsWith(CertificateHall.PAGES + "/").doesNotContain("0000001", "0000002");
        return back.substring(CertificateHall.PAGES.length());
    }

    private static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> signedIn(Issued own) {
        return browser.get(shown(own, setOut("tr", "")));
    }

    private Sessions.Found found() {
        return sessions.find(browser.cookie("divan_session").orElseThrow()).orElseThrow();
    }

    private UUID id(String login) {
        return access.asSystem(() -> people.demo(login)).orElseThrow();
    }

    private void demo(String login) {
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", login);
    }

    /** A new official, signed in with two factors. */
    private UUID official(String login) {
        Entrant.Enrolled who = new Entrant(program).enrolled(login);
        browser.plant("divan_session", sessions.open(who.person(), Way.PASSWORD_APP));
        return who.person();
    }

    private HttpResponse<String> bound(Issued own) {
        return browser.get(shown(own, link(browser.submit("/tr/account", "/tr/account/certificates"))));
    }

    private List<Act> acts(UUID subject, String type) {
        return access.asSystem(() -> journal.about(subject)).stream().filter(act -> act.type().equals(type))
            .toList();
    }

    private static String title(HttpResponse<String> page) {
        Matcher found = Pattern.compile("<h1[^>]*>[^<]+</h1>\\s*<p[^>]*>([^<]+)").matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    @Test
    void aCardOfAnAuthorityThatProvedItsHolderOpensTheirAccountAtOnceAndTheActSaysSo() {
        Issued card = HALL.office.card(person(AMINA));
        HttpResponse<String> in = browser.get(shown(card, setOut("tr", "/tr/my/data")));
        assertThat(location(in)).isEqualTo("/tr/my/data");
        assertThat(found().caller().person()).isEqualTo(id("amina"));
        assertThat(found().way()).isEqualTo(Way.CERTIFICATE);
        assertThat(found().caller().assurance().level()).isEqualTo(3);
        assertThat(browser.get("/tr/my/data").statusCode()).isEqualTo(200);
        UUID party = found().caller().party();
        Act act = acts(party, CertificateWay.BOUND).getLast();
        assertThat(act.body()).containsEntry("by", "authority").containsEntry("issuer", "Kimlik TEST");
        assertThat(act.actor().person()).isEqualTo(id("amina"));
        assertThat(String.valueOf(act.body())).doesNotContain(AMINA);
        assertThat(browser.get("/tr/account").body()).contains("Kimlik TEST",
            "Sertifika (kimlik kartı ya da e-imza)", "Hesaba bir sertifika bağlandı");
        int before = acts(party, CertificateWay.BOUND).size();
        browser = new Browser(port);
        assertThat(location(signedIn(card))).isEqualTo("/tr/account");
        assertThat(acts(party, CertificateWay.BOUND)).as("bound once").hasSize(before);
    }

    @Test
    void whoWorksHereBindsTheirCertificateOnceAndThenSignsInWithIt() {
        UUID person = official("kartli");
        Issued own = HALL.office.issue(person(STRANGER));
        Browser before = browser;
        browser = new Browser(port);
        assertThat(title(signedIn(own))).contains("hiçbir hesaba bağlı değil");
        assertThat(browser.cookie("divan_session")).isEmpty();
        browser = before;
        assertThat(location(bound(own))).isEqualTo("/tr/account");
        assertThat(acts(person, CertificateWay.BOUND)).singleElement().satisfies(act ->
            assertThat(act.body()).containsEntry("by", "account"));
        assertThat(title(bound(own))).contains("zaten hesabınıza bağlı");
        browser = new Browser(port);
        signedIn(own);
        assertThat(found().caller().person()).isEqualTo(person);
        assertThat(found().caller().assurance().level()).isEqualTo(3);
        assertThat(access.asSystem(reconciliation::reconcile)).extracting(
            Reconciliation.Reconciled::wrong).isEqualTo(List.of());
    }

    @Test
    void aRenewedCertificateOfWhoeverProvesPeopleIsBoundByTheNumberAndAnothersNumberIsRefused() {
        UUID person = official("yenilenen");
        bound(HALL.office.card(person("99999999990")));
        assertThat(title(bound(HALL.office.issue(person("12345678950"))))).contains(
            "kimlik numarası bu hesabın sahibinin değil");
        browser = new Browser(port);
        signedIn(HALL.office.card(person("99999999990")));
        assertThat(found().caller().person()).isEqualTo(person);
    }

    /** Who only says that a number is theirs gets nobody's card led to their account. */
    @Test
    void aNumberThatNobodyProvedLeadsNowhere() {
        official("baskasi");
        assertThat(location(bound(HALL.office.issue(person("11111111110"))))).isEqualTo("/tr/account");
        browser = new Browser(port);
        assertThat(title(signedIn(HALL.office.card(person("11111111110")))))
            .contains("sizi tanıyan bir kayıt");
    }

    @Test
    void anApplicantBindsNoCertificateOfAnothersNumber() {
        demo("olena");
        browser.proveTwoFactors();
        assertThat(title(bound(HALL.office.issue(person(AMINA))))).contains(
            "kimlik numarası bu hesabın sahibinin değil");
        assertThat(location(bound(HALL.office.issue(person(OLENA))))).isEqualTo("/tr/account");
    }

    @Test
    void bindingWantsAFreshProof() {
        demo("olena");
        assertThat(location(browser.submit("/tr/account", "/tr/account/certificates")))
            .startsWith("/tr/step-up?level=2");
        browser.proveTwoFactors();
        sundial.set(sundial.instant().plus(Assurance.FINISHED));
        assertThat(location(browser.submit("/tr/account", "/tr/account/certificates")))
            .startsWith("/tr/step-up?level=2");
    }

    @Test
    void steppingUpByOnesOwnCertificateLeadsBackUnderAnotherSecret() {
        demo("amina");
        String before = browser.cookie("divan_session").orElseThrow();
        assertThat(browser.get("/tr/step-up?level=3").body()).contains("/tr/step-up/certificate");
        String link = link(browser.submit("/tr/step-up?level=3", "/tr/step-up/certificate", "next",
            "/tr/my/documents"));
        assertThat(location(browser.get(shown(HALL.office.card(person(AMINA)), link))))
            .isEqualTo("/tr/my/documents");
        assertThat(found().caller().assurance().level()).isEqualTo(3);
        assertThat(found().way()).as("how it began stays").isEqualTo(Way.DEMO);
        assertThat(sessions.find(before)).isEmpty();
    }

    @Test
    void anothersCertificateRaisesNobody() {
        Issued hers = HALL.office.card(person(OLENA));
        signedIn(hers);
        browser = new Browser(port);
        demo("amina");
        for (Issued other : List.of(hers, HALL.office.card(person(OLENA)))) {
            String link = link(browser.submit("/tr/step-up", "/tr/step-up/certificate"));
            assertThat(title(browser.get(shown(other, link)))).contains("Bu sertifika bu hesabın değil");
        }
        assertThat(found().caller().assurance().level()).isEqualTo(1);
    }

    @Test
    void aTicketAndACodeAreGoodOnceAndForWhoeverSetOut() {
        Issued card = HALL.office.card(person(AMINA));
        String link = setOut("tr", "");
        String back = shown(card, link);
        assertThat(shown(card, link)).as("a ticket used twice").isEqualTo("/tr/certificate?code=");
        Browser victim = new Browser(port);
        victim.get("/tr/sign-in");
        assertThat(title(victim.get(back))).as("somebody else's browser").contains("başka bir tarayıcıda");
        assertThat(victim.cookie("divan_session")).isEmpty();
        assertThat(title(browser.get(back))).as("and it is used up").contains("kullanılmış");
        String second = shown(card, setOut("tr", ""));
        assertThat(location(browser.get(second))).isEqualTo("/tr/account");
        assertThat(title(browser.get(second))).contains("kullanılmış");
        assertThat(title(browser.get("/tr/certificate?code=uydurma"))).contains("kullanılmış");
    }

    @Test
    void aStepUpOfOneSessionRaisesNoOther() {
        demo("amina");
        String back = shown(HALL.office.card(person(AMINA)), link(browser.submit("/tr/step-up",
            "/tr/step-up/certificate")));
        Browser other = new Browser(port);
        other.submit("/tr/sign-in", "/sign-in/demo", "person", "amina");
        assertThat(title(other.get(back))).contains("başka bir oturumda");
        assertThat(sessions.find(other.cookie("divan_session").orElseThrow()).orElseThrow().caller()
            .assurance().level()).isEqualTo(1);
    }

    @Test
    void aTicketAndACodeAreOverAfterSomeMinutes() {
        Issued card = HALL.office.card(person(AMINA));
        String link = setOut("tr", "");
        sundial.set(sundial.instant().plus(Duration.ofMinutes(10)));
        assertThat(shown(card, link)).isEqualTo("/tr/certificate?code=");
        String back = shown(card, setOut("tr", ""));
        sundial.set(sundial.instant().plus(Duration.ofMinutes(2)));
        assertThat(title(browser.get(back))).contains("eskimiş");
    }

    private Map<String, Issued> refused() {
        Issued revoked = HALL.office.card(person(AMINA));
        HALL.office.revoke(revoked);
        Map<String, Issued> refused = new LinkedHashMap<>();
        refused.put("expired", HALL.office.card(person(AMINA).days(-9, -1)));
        refused.put("not-yet", HALL.office.card(person(AMINA).days(1, 9)));
        refused.put("self-signed", person(AMINA).byItself());
        refused.put("other-authority", person(AMINA).usage(null).named("CN=x").byAnother());
        refused.put("usage", HALL.office.card(person(AMINA).usage(KeyPurposeId.id_kp_emailProtection)));
        refused.put("revoked", revoked);
        refused.put("no-number", HALL.office.card(new Order().named("CN=Numarasız")));
        refused.put("unknown", HALL.office.card(person("12345678950")));
        refused.put("unbound", HALL.office.issue(person(AMINA)));
        return refused;
    }

    @Test
    void whatIsNotInOrderIsSaidInPlainWordsInEachLanguageAndNobodyIsIn() {
        refused().forEach((code, own) -> {
            for (String language : List.of("tr", "en", "ar")) {
                browser = new Browser(port);
                HttpResponse<String> page = browser.get(shown(own, setOut(language, "")));
                assertThat(page.statusCode()).as(code).isEqualTo(403);
                assertThat(browser.cookie("divan_session")).as(code).isEmpty();
                String words = program.getBean(divan.web.Texts.class).get(
                    divan.web.Languages.find(language).orElseThrow(), "certificate.refused-" + code);
                assertThat(page.body()).as(code + " " + language).contains(words)
                    .contains("lang=\"" + language + "\"");
            }
        });
    }

    @Test
    void whoShowsNoneIsToldSoAndWhereNobodyAnswersNobodyIsBelieved() {
        assertThat(title(signedIn(null))).contains("hiçbir sertifika göstermedi");
        HALL.office.manner(Office.Manner.DOWN, Office.Manner.DOWN);
        assertThat(title(signedIn(HALL.office.card(person(AMINA))))).contains("şu anda soramıyoruz");
        assertThat(browser.cookie("divan_session")).isEmpty();
    }

    @Test
    void theSameCertificateTriedTooOftenWaits() {
        Issued over = HALL.office.card(person(AMINA).days(-9, -1));
        for (int i = 0; i < 5; i++) {
            assertThat(signedIn(over).statusCode()).isEqualTo(403);
        }
        assertThat(signedIn(over).statusCode()).isEqualTo(429);
        assertThat(signedIn(HALL.office.card(person(AMINA).days(-9, -1))).statusCode())
            .as("nobody else waits").isEqualTo(403);
    }

    @Test
    void onesOwnCertificateIsRemovedByAnActAndOpensNothingAnyMore() {
        Issued own = HALL.office.issue(person("99999999990").named("SERIALNUMBER=99999999990,CN=Kaldıran"));
        UUID person = official("kaldiran");
        bound(own);
        Browser elsewhere = browser;
        String other = elsewhere.cookie("divan_session").orElseThrow();
        browser = new Browser(port);
        signedIn(own);
        Matcher removal = Pattern.compile("/tr/account/certificates/[0-9a-f-]+/removal")
            .matcher(browser.get("/tr/account").body());
        assertThat(removal.find()).isTrue();
        Browser stranger = new Browser(port);
        stranger.submit("/tr/sign-in", "/sign-in/demo", "person", "amina");
        stranger.proveTwoFactors();
        assertThat(stranger.submit("/tr/account", removal.group()).statusCode()).isEqualTo(404);
        assertThat(location(browser.submit("/tr/account", removal.group()))).isEqualTo("/tr/account");
        assertThat(acts(person, CertificateWay.REMOVED)).hasSize(1);
        assertThat(sessions.find(other)).as("whoever is in elsewhere is out").isEmpty();
        assertThat(found().caller().person()).isEqualTo(person);
        browser = new Browser(port);
        assertThat(title(signedIn(own))).contains("hiçbir hesaba bağlı değil");
        assertThat(access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    @Test
    void whoSignsInNoMoreDoesNotByTheirCertificateEither() {
        UUID person = official("ayrilan");
        Issued own = HALL.office.issue(person("99999999990").named("SERIALNUMBER=99999999990,CN=Ayrılan"));
        bound(own);
        browser = new Browser(port);
        String back = shown(own, setOut("tr", ""));
        access.asSystem(() -> {
            people.deactivate(person, access.now());
            return true;
        });
        assertThat(title(browser.get(back))).as("judged before").contains("kullanılmış");
        browser = new Browser(port);
        assertThat(title(signedIn(own))).contains("hiçbir hesaba bağlı değil");
    }

    @Test
    void eachPortAnswersItsOwnAndNothingElse() {
        for (String path : List.of("/tr", "/tr/sign-in", "/tr/certificate", "/api/organs", "/health",
                "/sign-in/demo", "/tr/account", "/assets/../tr", "/api/token/x")) {
            assertThat(HALL.with(null).get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(HALL.with(null).get("/api/client").statusCode()).isEqualTo(401);
        assertThat(browser.get(setOut("tr", "")).statusCode()).as("on the ordinary port").isEqualTo(404);
        assertThat(location(HALL.with(null).get("/tr/certificate/uydurma"))).isEqualTo(
            CertificateHall.PAGES + "/tr/certificate?code=");
    }

    @Test
    void noAddressOfTheWayLeadsElsewhere() {
        for (String next : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            browser = new Browser(port);
            String to = location(browser.get(shown(HALL.office.card(person(AMINA)), setOut("tr", next))));
            assertThat(to).isEqualTo("/tr/account");
        }
    }
}
