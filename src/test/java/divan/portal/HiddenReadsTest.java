package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.access.Browser;
import divan.access.Disclosure;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.web.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A read that a law hides: nowhere to be found until the hiding ends, and everywhere afterwards. */
@World
class HiddenReadsTest {
    private static final String PURPOSE = "crime.investigation";
    private static final LocalDate SHOWN = Sundial.FIRST_DAY.plusDays(90);
    /** Stands in the hidden read and nowhere else. */
    private static final String REFERENCE = "Sor. 2026/4711";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;
    private UUID party;
    private UUID hidden;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        party = Objects.requireNonNull(applicant.party());
        hidden = read(PURPOSE);
    }

    private UUID read(String purpose) {
        return program.getBean(Disclosure.class).of(party, "register:foreigners", new Disclosure.To(
            "90000001", purpose, List.of("6698/28/2-a"), Map.of("reference", REFERENCE, "protocol", "2026/9",
            "register", "foreigners", "fields", List.of("address"))), () -> "").act();
    }

    private Browser person() {
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person",
            "applicant-" + applicant.name().substring("Deneme ".length()));
        return browser;
    }

    private boolean isSeen() {
        return access.as(applicant, () -> journal.find(hidden)).isPresent();
    }

    private boolean isOnThePage() {
        return person().get("/tr/my/data").body().contains("2026/9");
    }

    private boolean isInTheApi() {
        return person().get("/api/reads").body().contains(hidden.toString());
    }

    /** Whether any file of the export of everything has it. */
    private boolean isInTheExport() throws IOException, InterruptedException {
        Browser browser = person();
        byte[] zip = browser.download("/tr/my/export", "/tr/my/export");
        boolean found = false;
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                String text = new String(files.readAllBytes(), StandardCharsets.UTF_8);
                found |= text.contains(hidden.toString()) || text.contains(REFERENCE);
            }
        }
        return found;
    }

    private String receipt() {
        return String.valueOf(person().get("/api/acts/" + hidden + "/receipt").statusCode());
    }

    private List<Boolean> everywhere() throws IOException, InterruptedException {
        return List.of(isSeen(), isOnThePage(), isInTheApi(), isInTheExport());
    }

    @Test
    void itIsAnActAsAlwaysAndIsAbsentUntilItsDayAndPresentFromThenOn() throws Exception {
        Act act = access.asSystem(() -> journal.find(hidden)).orElseThrow();
        assertThat(act.subjects()).containsExactly(party);
        assertThat(act.body()).containsEntry("hiddenUntil", SHOWN.toString());
        assertThat(everywhere()).containsOnly(false);
        assertThat(receipt()).isEqualTo("404");
        bureau.sundial.set(SHOWN.minusDays(1));
        assertThat(everywhere()).containsOnly(false);
        bureau.sundial.set(SHOWN);
        assertThat(everywhere()).containsOnly(true);
    }

    /** Neither the choices of the page nor any number tell that something is missing. */
    @Test
    void countsAndChoicesDoNotBetrayIt() {
        String page = person().get("/tr/my/data?organ=others").body();
        assertThat(page).doesNotContain("90000001", PURPOSE);
        assertThat(access.as(applicant, () -> journal.latest(party, "data.read", null, 1000)))
            .noneMatch(act -> act.id().equals(hidden));
        assertThat(access.as(applicant, () -> jdbc.sql("""
            select count(*) from journal.act_subject where act = :act""").param("act", hidden)
            .query(Long.class).single())).isZero();
        assertThat(access.as(applicant, () -> jdbc.sql("select count(*) from access.hidden_read")
            .query(Long.class).single())).isZero();
    }

    @Test
    void aReadForAnotherPurposeIsShownAtOnce() {
        UUID open = read("residence-permit.serve");
        assertThat(access.as(applicant, () -> journal.find(open))).isPresent();
    }

    private Browser official(String who) {
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", who);
        browser.proveTwoFactors();
        return browser;
    }

    private HttpResponse<String> post(String who, String what, String... fields) {
        return official(who).submit("/tr/hidden-reads", "/tr/hidden-reads/" + hidden + "/" + what, fields);
    }

    @Test
    void theAuthorisedOfficialEndsTheHidingWithAReason() {
        assertThat(official("official").get("/tr/hidden-reads").statusCode()).isEqualTo(403);
        assertThat(official("migration-president").get("/tr/hidden-reads").body())
            .contains(hidden.toString()).doesNotContain(party.toString());
        assertThat(post("migration-president", "end", "reason", "").statusCode()).isEqualTo(422);
        assertThat(isSeen()).isFalse();
        assertThat(post("migration-president", "end", "reason", "Soruşturma bitti.").statusCode())
            .isEqualTo(303);
        assertThat(isSeen()).isTrue();
        assertThat(isOnThePage()).isTrue();
        assertThat(reconciled()).isEmpty();
    }

    @Test
    void extendingTakesAReasonAndASecondOfficialAndEndsWhereTheLawSays() {
        String later = SHOWN.plusDays(30).toString();
        assertThat(post("migration-president", "extension", "until", Sundial.FIRST_DAY.plusDays(366)
            .toString(), "reason", "Sürüyor.").statusCode()).as("beyond the longest").isEqualTo(422);
        assertThat(post("migration-president", "extension", "until", later, "reason", "Sürüyor.")
            .statusCode()).isEqualTo(303);
        assertThat(post("migration-president", "decision", "verdict", "approve", "reason", "Evet.")
            .statusCode()).as("one's own proposal").isEqualTo(403);
        assertThat(post("head-entry-bans", "decision", "verdict", "approve", "reason", "").statusCode())
            .isEqualTo(422);
        bureau.sundial.set(SHOWN.minusDays(1));
        assertThat(post("head-entry-bans", "decision", "verdict", "approve", "reason", "Sürüyor.")
            .statusCode()).isEqualTo(303);
        bureau.sundial.set(SHOWN.plusDays(29));
        assertThat(isSeen()).isFalse();
        bureau.sundial.set(SHOWN.plusDays(30));
        assertThat(isSeen()).isTrue();
        assertThat(reconciled()).isEmpty();
    }

    private List<?> reconciled() {
        Reconciliation found = program.getBeansOfType(Reconciliation.class).values().stream()
            .filter(r -> r.part().equals("hidden-reads")).findFirst().orElseThrow();
        return access.asSystem(found::reconcile).wrong();
    }

    /** Taking the row away would show the read, pushing it out would hide it for longer: both are found. */
    @Test
    void whatIsChangedBehindTheProgramIsFound() {
        change("update access.hidden_read set until = until + 400 where act = :act");
        assertThat(reconciled()).hasSize(1);
        change("update access.hidden_read set until = until - 400 where act = :act");
        assertThat(reconciled()).isEmpty();
    }

    private void change(String sql) {
        transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql(sql).param("act", hidden).update());
    }
}
