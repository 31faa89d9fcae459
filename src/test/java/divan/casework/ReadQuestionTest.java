package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.kernel.Turkish;
import divan.web.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody asks why their data were read, and not whoever read answers (6698/11/1-c, 13, 14). */
@World
class ReadQuestionTest {
    private static final String SERVICE = "read-question";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;
    private Caller reader;
    private ReadReasons reasons;
    private String application;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        application = bureau.filed(applicant);
        reader = bureau.official("official");
        reasons = bureau.bean(ReadReasons.class);
    }

    /** The official opens the application. @return the act of reading */
    private Act read(Caller official) {
        bureau.casework.open(official, application);
        return bureau.access.asSystem(() -> bureau.journal.latest(
            Objects.requireNonNull(applicant.party()), "data.read", null, 1)).getFirst();
    }

    private static Matter matter(Act read) {
        return new Matter(Matter.READS, String.valueOf(read.body().get("what")), read.id());
    }

    private Results.Filing file(Caller by, Act read) {
        return bureau.filing.file(by, SERVICE, matter(read), () -> new LinkedHashMap<>(
            Map.of("why", "Bu kişiyi tanımıyorum.", "declaration", true)), null);
    }

    private String asked(Act read) {
        return ((Results.Filing.Filed) file(applicant, read)).no();
    }

    private static Verdict answered() {
        return new Verdict("grant", Map.of("lawful", "yes"), Map.of(), Bureau.details(new LinkedHashMap<>(
            Map.of("reason", "Uzatma başvurunuz incelenirken bakılmıştır."))));
    }

    private Results.Taking propose(Caller by, String no) {
        return bureau.decisions.propose(by, no, bureau.stored(no).version(), answered());
    }

    @Test
    void theQuestionIsACaseOfTheOrganThatReadAndIsDueInThirtyDays() {
        String no = asked(read(reader));
        CaseState state = bureau.stored(no).state();
        assertThat(state.organ()).isEqualTo("92000006");
        assertThat(state.deadline()).isEqualTo(Sundial.FIRST_DAY.plusDays(30));
        assertThat(bureau.act(no, CaseFold.FILED).basis()).contains("6698/11/1-c");
    }

    @Test
    void somebodyElseThanTheReaderAnswersWithReasonAndBasis() {
        String no = asked(read(reader));
        assertThat(Bureau.codes(Bureau.failure(() -> bureau.casework.open(reader, no))))
            .containsExactly("barred-reader");
        assertThat(Bureau.codes(Bureau.failure(() -> propose(reader, no)))).containsExactly("barred-reader");
        assertThat(new Colleagues(bureau).duties.candidates(bureau.official("director"), no))
            .noneMatch(candidate -> candidate.person().equals(reader.person()));
        assertThat(propose(bureau.official("colleague"), no)).isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.decide(bureau.official("director"), no, answered()))
            .isInstanceOf(Results.Taking.Taken.class);
        CaseState state = bureau.stored(no).state();
        assertThat(state.outcome()).isEqualTo("grant");
        assertThat(state.tasks()).isEmpty();
        assertThat(bureau.access.asSystem(() -> bureau.bean(Documents.class).ofCase(state.id())))
            .extracting(DocumentEntry::title).containsExactly("Sorunuzun alındığı",
                "Verinize neden bakıldığı");
    }

    @Test
    void theReaderIsAskedForTheReasonAndGivesItOnceAndSeesNothingElse() {
        String no = asked(read(reader));
        UUID id = bureau.stored(no).state().id();
        assertThat(reasons.awaited(reader)).extracting(ReadReason::no).contains(no);
        assertThat(reasons.awaited(bureau.official("colleague"))).extracting(ReadReason::no)
            .doesNotContain(no);
        assertThat(Bureau.failure(() -> reasons.open(bureau.official("colleague"), id)).kind().name())
            .isEqualTo("NOT_FOUND");
        assertThat(reasons.give(reader, id, " ")).isInstanceOf(Results.Taking.Invalid.class);
        reasons.give(reader, id, "Dosyayı incelemem istenmişti.");
        assertThat(bureau.act(no, ReadReasons.GIVEN).actor().person()).isEqualTo(reader.person());
        assertThat(Bureau.codes(Bureau.failure(() -> reasons.give(reader, id, "Başka"))))
            .containsExactly("reason-given");
        assertThat(reasons.awaited(reader)).extracting(ReadReason::no).doesNotContain(no);
        assertThat(bureau.casework.open(bureau.official("colleague"), no).acts()).extracting(Act::type)
            .contains(ReadReasons.GIVEN);
        assertThat(bureau.casework.open(applicant, no).acts()).as("within the administration")
            .extracting(Act::type).doesNotContain(ReadReasons.GIVEN);
        assertThat(bureau.access.asSystem(bureau.bean(ReadReasonReconciliation.class)::reconcile).wrong())
            .isEmpty();
    }

    @Test
    void whereNobodyElseMayAnswerThereTheOrganAboveDoes() {
        assertThat(bureau.stored(asked(read(bureau.official("director")))).state().organ())
            .isEqualTo("90000002");
    }

    @Test
    void whatIsNoReadOfOnesDataBySomebodyElseCannotBeAskedAbout() {
        bureau.casework.open(applicant, application);
        Act own = bureau.access.asSystem(() -> bureau.journal.latest(
            Objects.requireNonNull(applicant.party()), "data.read", null, 1)).getFirst();
        assertThat(own.actor().person()).isEqualTo(applicant.person());
        assertThat(file(applicant, own)).isInstanceOf(Results.Filing.Invalid.class);
        Act another = read(reader);
        assertThat(file(bureau.applicant(), another)).isInstanceOf(Results.Filing.Invalid.class);
        assertThat(asked(another)).isNotEmpty();
        assertThat(file(applicant, another)).as("twice").isInstanceOf(Results.Filing.Invalid.class);
    }

    private Browser signedIn() {
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(applicant));
        return browser;
    }

    @Test
    void unansweredItIsAnActAndThePersonIsToldHowToComplain() {
        String no = asked(read(reader));
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(30).atTime(23, 0).atZone(Turkish.ZONE).toInstant());
        bureau.casework.passDeadlines(bureau.sundial.instant());
        assertThat(bureau.types(no)).doesNotContain(CaseFold.DEADLINE_PASSED);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(31).atTime(1, 0).atZone(Turkish.ZONE).toInstant());
        bureau.casework.passDeadlines(bureau.sundial.instant());
        assertThat(bureau.types(no)).contains(CaseFold.DEADLINE_PASSED);
        assertThat(signedIn().get("/tr/cases/" + no).body()).contains("Kişisel Verileri Koruma Kurul",
            "21.01.2027", "/tr/law/6698/14/1");
    }

    @Test
    void fromItsLineOnThePageAReadIsAskedAboutAndTheLineLeadsToTheCase() {
        Act read = read(reader);
        Browser browser = signedIn();
        assertThat(browser.get("/tr/my/data").body()).contains("Bu neden yapıldı?", read.id().toString());
        String draft = browser.submit("/tr/my/data", "/tr/services/" + SERVICE + "/drafts", "register",
            Matter.READS, "field", "case", "entry", read.id().toString()).headers().firstValue("Location")
            .orElseThrow();
        assertThat(browser.get(draft).statusCode()).isEqualTo(200);
        assertThat(browser.get(draft + "/what").body()).contains("Göç Memuru", "Ankara İl Göç");
        String no = asked(read);
        assertThat(browser.get("/tr/my/data").body()).contains("Soruldu: " + no);
        assertThat(browser.get("/tr/my/registers/foreigners").body()).as("no dispute about a register")
            .doesNotContain(no);
        Browser official = new Browser(port);
        official.submit("/tr/sign-in", "/sign-in/demo", "person", "official");
        String page = "/tr/read-reasons/" + bureau.stored(no).state().id();
        assertThat(official.get("/tr/desk").body()).contains(page);
        assertThat(official.submit(page, page, "reason", "").statusCode()).isEqualTo(422);
        assertThat(official.submit(page, page, "reason", "İncelemem istenmişti.").statusCode())
            .isEqualTo(303);
        assertThat(official.get("/tr/cases/" + no).statusCode()).isEqualTo(403);
    }

    /** The second guard: the reader sees the row, whoever answers too, and nobody else. */
    @Test
    void rowLevelSecurityShowsTheQuestionToTheReaderAndToWhoeverAnswers() {
        UUID id = bureau.stored(asked(read(reader))).state().id();
        assertThat(rows(id, reader.rows())).isEqualTo(1);
        assertThat(rows(id, bureau.official("colleague").rows())).isEqualTo(1);
        assertThat(rows(id, bureau.official("official-istanbul").rows())).isZero();
        assertThat(rows(id, applicant.rows())).as("who it was by name is not theirs to see").isZero();
    }

    private long rows(UUID id, RowIdentity who) {
        return transactions.as(who, () -> jdbc.sql(
            "select count(*) from casework.read_reason where case_id = :id").param("id", id)
            .query(Long.class).single());
    }
}
