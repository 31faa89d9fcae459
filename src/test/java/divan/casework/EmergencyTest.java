package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.database.RowIdentity;
import divan.database.TestDatabase;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.messages.Messages;
import divan.web.Caller;
import divan.web.Languages;
import divan.web.Shell;
import divan.web.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An official opens in an emergency what the rules keep from them, and somebody looks at it afterwards. */
@World
class EmergencyTest {
    private static final String WORDS = "Kaza geçirdi, bilinci kapalı; yakınına ulaşılamıyor.";
    private static final String ISTANBUL = "92000034";
    private static final String PRESIDENCY = "90000002";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestDatabase database;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Emergencies emergencies;
    private EmergencyReconciliation reconciliation;
    private Caller applicant;
    private Caller stranger;
    private String no;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        emergencies = bureau.bean(Emergencies.class);
        reconciliation = bureau.bean(EmergencyReconciliation.class);
        applicant = bureau.applicant();
        no = bureau.filed(applicant);
        stranger = bureau.official("official-istanbul");
    }

    private UUID opened(Caller by) {
        return UUID.fromString(((Results.Taking.Taken) emergencies.open(by, no, "life", WORDS)).no());
    }

    private static String refused(ThrowingCallable call) {
        Failure failure = Bureau.failure(call);
        return (failure.kind() + " " + failure.violations().stream().map(Violation::code).findFirst()
            .orElse("")).strip();
    }

    private static List<String> wrong(Results.Taking taking) {
        return ((Results.Taking.Invalid) taking).violations().stream().map(v -> v.code() + " " + v.field())
            .toList();
    }

    private List<Act> acts(String type) {
        return bureau.access.asSystem(() -> bureau.journal.latest(
            Objects.requireNonNull(applicant.party()), type, null, 100));
    }

    private void later(Duration time) {
        bureau.sundial.set(bureau.sundial.instant().plus(time));
    }

    private Emergency row(UUID id) {
        return bureau.access.asSystem(() -> bureau.bean(EmergencyRows.class).find(id)).orElseThrow();
    }

    @Test
    void whatIsShutOpensForOneCaseByAnActThatNamesWhyAndOnWhatProvision() {
        assertThat(refused(() -> bureau.casework.open(stranger, no))).isEqualTo("NOT_FOUND");
        UUID id = opened(stranger);
        Emergencies.Opened shown = emergencies.read(stranger, id);
        assertThat(shown.open().state().no()).isEqualTo(no);
        assertThat(shown.open().filing()).containsKey("answers");
        Act act = acts(Emergencies.OPENED).getFirst();
        assertThat(act.actor().person()).isEqualTo(stranger.person());
        assertThat(act.basis()).containsExactly("6698/5/2-b");
        assertThat(act.body()).containsEntry("words", WORDS).containsEntry("reason", "life")
            .containsEntry("awaits", ISTANBUL);
        Act read = acts("data.read").getFirst();
        assertThat(read.purpose()).isEqualTo("emergency.access");
        assertThat(read.body()).containsEntry("emergency", id.toString());
        assertThat(refused(() -> bureau.casework.open(stranger, no))).as("the usual page stays shut")
            .isEqualTo("NOT_FOUND");
    }

    /** At the address of the organ whose turn it is; once more where nobody looked in time. */
    @Test
    void theSuperiorOrganIsToldByMailAndNothingPersonalStandsInIt() {
        JdbcClient superuser = JdbcClient.create(database.admin());
        String address = "update organisation.organ set email = :email where number = any(:organs)";
        String[] organs = {ISTANBUL, PRESIDENCY};
        superuser.sql(address).param("email", "makam@kurum.invalid").param("organs", organs).update();
        try {
            UUID id = opened(stranger);
            notices(id, 1);
            String due = String.valueOf(row(id).due());
            bureau.sundial.set(java.time.Instant.parse(due).plusSeconds(1));
            emergencies.passDeadlines(bureau.sundial.instant());
            List<Map<String, Object>> told = notices(id, 2);
            assertThat(told).extracting("organ").containsExactly(ISTANBUL, PRESIDENCY);
            assertThat(told).allSatisfy(row -> {
                assertThat(String.valueOf(row.get("said"))).isEqualTo("{\"words\":[]}");
                assertThat(row.get("page")).isEqualTo("/emergencies");
            });
            Shell shell = new Shell(program.getBean(Texts.class), Languages.TURKISH, Caller.ANYBODY, "", "",
                Sundial.FIRST_DAY, true, "", "");
            String mail = bureau.access.asSystem(() -> program.getBean(Messages.class).told(id, shell))
                .toString();
            assertThat(mail).contains("Acil durumda").doesNotContain(no, applicant.name(), WORDS, "Kaza");
        } finally {
            superuser.sql(address).param("email", "").param("organs", organs).update();
        }
    }

    private List<Map<String, Object>> notices(UUID id, int many) {
        List<Map<String, Object>> rows = List.of();
        for (int i = 0; i < 600 && rows.size() < many; i++) {
            rows = transactions.as(RowIdentity.SYSTEM, () -> jdbc.sql("""
                select organ, page, convert_from(words, 'UTF8') as said from messages.message
                where party = :id and kind = 'emergency.notice' order by asked
                """).param("id", id).query().listOfRows());
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
        }
        assertThat(rows).hasSize(many);
        return rows;
    }

    /** Of registers, the fields that they give for an emergency; no identity number, no passport. */
    @Test
    void ofRegistersItShowsWhatTheyGiveForAnEmergency() {
        Object person = ((java.util.Map<?, ?>) Objects.requireNonNull(emergencies.read(stranger,
            opened(stranger)).open().filing().get("facts"))).get("person");
        assertThat((java.util.Map<?, ?>) person).isInstanceOfSatisfying(java.util.Map.class, known ->
            assertThat(known).containsKey("name").doesNotContainKeys("identity_number", "passport_number",
                "passport_end"));
    }

    private long rows(String table, RowIdentity who) {
        return transactions.as(who, () -> jdbc.sql("select count(*) from " + table).query(Long.class)
            .single());
    }

    @Test
    void rowLevelSecurityOpensThatCaseToThatOfficialForThatTimeAndNothingElse() {
        bureau.filed(bureau.applicant());
        UUID id = opened(stranger);
        RowIdentity during = stranger.rows().during(id);
        long before = rows("casework.case_row", stranger.rows());
        for (String table : List.of("casework.case_row", "casework.filing")) {
            assertThat(rows(table, during)).as(table).isEqualTo(before + 1);
        }
        assertThat(rows("casework.upload", during)).isPositive();
        assertThat(rows("casework.task", during)).isEqualTo(rows("casework.task", stranger.rows()));
        assertThat(rows("casework.case_row", bureau.official("planner").rows().during(id)))
            .as("another official who knows its name").isZero();
        assertThat(rows("casework.case_row", stranger.rows().during(UUID.randomUUID()))).isEqualTo(before);
        RowIdentity asPerson = new RowIdentity("person", stranger.person(), ISTANBUL).during(id);
        assertThat(rows("casework.case_row", asPerson)).isZero();
        later(Duration.ofMinutes(30));
        assertThat(rows("casework.case_row", during)).as("once its time is over").isEqualTo(before);
    }

    @Test
    void itEndsByItself() {
        UUID id = opened(stranger);
        later(Duration.ofMinutes(29));
        assertThat(emergencies.read(stranger, id).open().state().no()).isEqualTo(no);
        later(Duration.ofMinutes(1));
        assertThat(refused(() -> emergencies.read(stranger, id))).isEqualTo("CONFLICT emergency-over");
        assertThat(opened(stranger)).as("opened again, by another act").isNotEqualTo(id);
        assertThat(acts(Emergencies.OPENED)).hasSize(2);
    }

    @Test
    void whatIsOpenIsNotOpenedTwice() {
        assertThat(opened(stranger)).isEqualTo(opened(stranger));
        assertThat(acts(Emergencies.OPENED)).hasSize(1);
    }

    @Test
    void withoutAReasonInWordsNothingOpensNorWhereItIsNotNeeded() {
        assertThat(wrong(emergencies.open(stranger, no, "curiosity", "x")))
            .containsExactly("required reason", "emergency-words words");
        assertThat(wrong(emergencies.open(stranger, "2026-999999", "life", WORDS)))
            .containsExactly("emergency-no-case no");
        assertThat(wrong(emergencies.open(bureau.official("official"), no, "life", WORDS)))
            .containsExactly("emergency-not-needed no");
        assertThat(acts(Emergencies.OPENED)).isEmpty();
    }

    @Test
    void nobodyOpensACaseOfARelativeInAnEmergencyEither() {
        new Colleagues(bureau).relate(Objects.requireNonNull(applicant.party()), stranger, "sibling",
            Sundial.FIRST_DAY, null);
        assertThat(refused(() -> emergencies.open(stranger, no, "life", WORDS)))
            .isEqualTo("FORBIDDEN barred-relative");
        assertThat(bureau.types(no)).contains(Standing.KEPT_OUT);
    }

    @Test
    void anothersEmergencyIsNotFound() {
        UUID id = opened(stranger);
        assertThat(refused(() -> emergencies.read(bureau.official("director-istanbul"), id)))
            .isEqualTo("NOT_FOUND");
        assertThat(refused(() -> emergencies.read(bureau.official("register-keeper"), id)))
            .isEqualTo("NOT_FOUND");
    }

    @Test
    void theSuperiorLooksAtItAndThePersonSeesTheVerdict() {
        Caller superior = bureau.official("director-istanbul");
        long before = emergencies.awaiting(superior);
        UUID id = opened(stranger);
        assertThat(emergencies.awaiting(superior)).isEqualTo(before + 1);
        assertThat(emergencies.all(superior, 1000, 0)).extracting(Emergency::id).contains(id);
        assertThat(wrong(emergencies.review(superior, id, "", " ")))
            .containsExactly("required verdict", "required answer");
        assertThat(refused(() -> emergencies.review(stranger, id, "justified", "Evet")))
            .as("whoever opened it").isEqualTo("NOT_FOUND");
        assertThat(refused(() -> emergencies.review(bureau.official("director"), id, "justified", "Evet")))
            .as("another organ").isEqualTo("NOT_FOUND");
        assertThat(emergencies.all(bureau.official("director"), 1000, 0)).extracting(Emergency::id)
            .doesNotContain(id);
        emergencies.review(superior, id, "not-justified", "Yakını aranabilirdi.");
        assertThat(emergencies.awaiting(superior)).isEqualTo(before);
        assertThat(acts(Emergencies.REVIEWED).getFirst().body()).containsEntry("verdict", "not-justified");
        assertThat(refused(() -> emergencies.review(superior, id, "justified", "Evet")))
            .isEqualTo("CONFLICT emergency-reviewed");
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    @Test
    void ofWhoeverStandsHighestInTheirOrganTheOrganAboveLooks() {
        UUID id = opened(bureau.official("director-istanbul"));
        assertThat(row(id).awaits()).isEqualTo(PRESIDENCY);
        assertThat(emergencies.all(bureau.official("migration-president"), 1000, 0))
            .extracting(Emergency::id).contains(id);
    }

    @Test
    void whatNobodyLookedAtInADayGoesOneHigherByAnActAndIsNotLost() {
        UUID id = opened(stranger);
        later(Duration.ofHours(24).minusSeconds(1));
        emergencies.passDeadlines(bureau.sundial.instant());
        assertThat(acts(Emergencies.MISSED)).isEmpty();
        later(Duration.ofSeconds(1));
        emergencies.passDeadlines(bureau.sundial.instant());
        assertThat(acts(Emergencies.MISSED)).singleElement().satisfies(act ->
            assertThat(act.body()).containsEntry("missed", ISTANBUL).containsEntry("awaits", PRESIDENCY));
        assertThat(row(id).awaits()).isEqualTo(PRESIDENCY);
        later(Duration.ofHours(24));
        emergencies.passDeadlines(bureau.sundial.instant());
        emergencies.passDeadlines(bureau.sundial.instant());
        assertThat(acts(Emergencies.MISSED)).as("nobody higher is left: once").hasSize(2);
        assertThat(row(id).due()).isNull();
        assertThat(emergencies.review(bureau.official("migration-president"), id, "justified", "Evet."))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    /** What somebody with the database changes behind the program is found. */
    @Test
    void aRowThatNoActMadeIsFound() {
        UUID id = opened(stranger);
        transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql(
            "update casework.emergency set awaits = '91000034' where id = :id").param("id", id).update());
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).singleElement()
            .satisfies(found -> assertThat(found.id()).isEqualTo(id.toString()));
        transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql(
            "update casework.emergency set awaits = :organ where id = :id").param("organ", ISTANBUL)
            .param("id", id).update());
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    private Browser signedIn(String who) {
        return Browser.signedIn(port, who);
    }

    @Test
    void onThePagesItWantsAFreshProofAndThePersonFindsItAmongWhoReadTheirData() {
        Browser browser = signedIn("official-istanbul");
        assertThat(browser.get("/tr/emergency").headers().firstValue("Location").orElse(""))
            .contains("/tr/step-up");
        browser.proveTwoFactors();
        assertThat(browser.submit("/tr/emergency", "/tr/emergency", "no", no).statusCode()).isEqualTo(422);
        HttpResponse<String> opened = browser.submit("/tr/emergency", "/tr/emergency", "no", no, "reason",
            "child", "words", WORDS);
        String page = opened.headers().firstValue("Location").orElseThrow();
        assertThat(browser.get(page).body()).contains("Deneme").contains(no);
        String upload = browser.get(page).body().replaceAll("(?s).*?(/tr/emergency/[0-9a-f-]+/uploads/"
            + "[0-9a-f-]+).*", "$1");
        assertThat(browser.get(upload).body()).startsWith("%PDF");
        assertThat(signedIn("planner").get("/tr/emergency").statusCode()).isEqualTo(403);
        assertThat(signedIn("director-istanbul").get("/tr/desk").body()).contains("/tr/emergencies");
        assertThat(signedIn("director-istanbul").get("/tr/emergencies").body()).contains(no, WORDS);
        Browser person = signedIn(bureau.login(applicant));
        assertThat(person.get("/tr/my/data").body()).contains("Acil durumda açıldı", "Göç Memuru, İstanbul");
        assertThat(person.get("/tr/cases/" + no).body()).contains("Dosyanız acil durumda açıldı.");
        bureau.journal.await("messages", acts(Emergencies.OPENED).getFirst().id(), Duration.ofSeconds(60));
        assertThat(person.get("/tr/my/messages").body()).contains("Dosyanız acil durumda açıldı");
    }
}
