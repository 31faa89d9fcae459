package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.erasure.Erasure;
import divan.erasure.Outcome;
import divan.journal.Act;
import divan.journal.FourEyes;
import divan.kernel.Failure;
import divan.web.Caller;
import java.time.LocalDate;
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

/** Somebody asks that files of theirs be erased (6698/7/1, 11/1-e, 13, 14). */
@World
class AskedErasureTest {
    private static final String SERVICE = "erasure-request";
    /** A request to correct a register that was answered in 2026 is kept until then. */
    private static final LocalDate OVER = LocalDate.of(2032, 1, 1);

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Erasure erasure;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
    }

    private UUID id(String no) {
        return bureau.stored(no).state().id();
    }

    private Results.Filing file(Caller by, String field, UUID entry) {
        return bureau.filing.file(by, SERVICE, new Matter(Matter.FILES, field, entry), () ->
            new LinkedHashMap<>(Map.of("declaration", true)), null);
    }

    private String asked(String field, UUID entry) {
        return ((Results.Filing.Filed) file(applicant, field, entry)).no();
    }

    private static Verdict verdict(String outcome) {
        Map<String, Object> details = new LinkedHashMap<>(Map.of("reason",
            "Saklama süresi ve nedeni incelenmiştir."));
        if (outcome.equals("refuse")) {
            details.put("provisions", List.of("6698/5/2-ç"));
        }
        return new Verdict(outcome, Map.of("needed", outcome.equals("grant") ? "no" : "yes", "needed-note",
            "Dosya planı"), Map.of(), Bureau.details(details));
    }

    private Caller officer() {
        return bureau.official("data-protection-officer");
    }

    private Caller president() {
        return bureau.official("migration-president");
    }

    private Results.Taking answered(String no, String outcome) {
        Caller examiner = bureau.official("legislation-officer");
        assertThat(bureau.decisions.propose(examiner, no, bureau.stored(no).version(), verdict(outcome)))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(Bureau.failure(() -> bureau.decide(examiner, no, verdict(outcome))).kind())
            .isEqualTo(Failure.Kind.FORBIDDEN);
        return bureau.decide(officer(), no, verdict(outcome));
    }

    private List<String> titles(String no) {
        return bureau.access.asSystem(() -> bureau.bean(Documents.class).ofCase(id(no))).stream()
            .map(DocumentEntry::title).toList();
    }

    private static Map<?, ?> files(Map<String, Object> filing) {
        return (Map<?, ?>) ((Map<?, ?>) filing.get("facts")).get("files");
    }

    private Map<?, ?> files(String no) {
        return files(bureau.access.asSystem(() -> bureau.cases.filing(id(no))));
    }

    private UUID proposal(UUID about) {
        return bureau.access.asSystem(() -> bureau.journal.latest(about, "erasure.proposed", null, 1))
            .getFirst().id();
    }

    private List<Act> told(String no, String type) {
        return bureau.access.asSystem(() -> bureau.journal.latest(id(no), type, null, 9));
    }

    @Test
    void whatTheLawKeepsIsRefusedWithTheReasonTheDayAndTheWayToComplain() {
        String permit = bureau.served(applicant);
        String no = asked(Matter.FILE, id(permit));
        CaseState state = bureau.stored(no).state();
        assertThat(state.organ()).as("the controller").isEqualTo("90000002");
        assertThat(state.deadline()).isEqualTo(Sundial.FIRST_DAY.plusDays(30));
        assertThat(bureau.act(no, CaseFold.FILED).basis()).contains("6698/7/1", "6698/11/1-e");
        assertThat(files(no).get("state")).isEqualTo("kept");
        assertThat(String.valueOf(files(no).get("kept"))).contains(permit, "01.01.2067");
        assertThat(answered(no, "grant")).as("it cannot be granted").isEqualTo(
            new Results.Taking.Invalid(List.of(divan.kernel.Violation.of("erasure-all-kept", "outcome")
                .citing("6698/7/1"))));
        assertThat(bureau.stored(no).state().outcome()).isNull();
        assertThat(bureau.decide(officer(), no, verdict("refuse"))).isInstanceOf(Results.Taking.Taken.class);
        assertThat(titles(no)).containsExactly("Silme isteğinizin alındığı", "Verilerinizin silinmeyeceği");
        assertThat(bureau.outcome(permit)).isEqualTo("grant");
    }

    /** A case answered here, years later. */
    private String over() {
        String old = Answering.refused(bureau, applicant, "Doğrusu", "Belgemde başka yazıyor.",
            "Kütükteki bilgi doğrudur ve tamdır.");
        bureau.sundial.set(OVER);
        return old;
    }

    @Test
    void whatNothingKeepsIsProposedAndErasedOnceAnotherOfficialApproves() {
        String old = over();
        UUID oldId = id(old);
        UUID first = bureau.actOf(old, CaseFold.FILED);
        String no = asked(Matter.FILE, oldId);
        assertThat(files(no).get("state")).isEqualTo("free");
        assertThat(files(no).get("kept")).isNull();
        assertThat(answered(no, "grant")).isInstanceOf(Results.Taking.Taken.class);
        assertThat(titles(no)).contains("Verilerinizin silineceği");
        UUID proposal = proposal(oldId);
        assertThat(bureau.bean(OwnFiles.class).of(applicant).files()).anySatisfy(file -> {
            assertThat(file.no()).isEqualTo(old);
            assertThat(file.proposed()).isTrue();
            assertThat(file.asked()).isEqualTo(no);
        });
        assertThat(Bureau.failure(() -> erasure.carryOut(proposal)).kind()).as("nobody approved")
            .isEqualTo(Failure.Kind.CONFLICT);
        assertThat(bureau.access.asSystem(() -> new CaseConflictsOf(bureau).between(officer(), id(no))))
            .as("whoever answered does not approve").containsExactly("had-part");
        assertThat(erasure.decide(president(), proposal, FourEyes.Verdict.APPROVED, ""))
            .isInstanceOf(Outcome.Done.class);
        assertThat(erasure.carryOut(proposal)).isInstanceOf(Outcome.Done.class);
        assertThat(bureau.access.asSystem(() -> bureau.cases.find(oldId))).isEmpty();
        assertThat(bureau.access.asSystem(() -> bureau.journal.find(first)).orElseThrow().erased()).isTrue();
        assertThat(told(no, "erasure.fulfilled")).singleElement().satisfies(act -> {
            assertThat(act.subjects()).contains(applicant.party());
            assertThat(act.body()).containsEntry("no", no).containsEntry("files", 1);
        });
        assertThat(bureau.casework.open(applicant, no).state().outcome()).as("the request stays")
            .isEqualTo("grant");
        assertThat(bureau.bean(OwnFiles.class).of(applicant).files()).extracting(OwnFiles.OwnFile::no)
            .doesNotContain(old).contains(no);
    }

    @Test
    void ofAllFilesThoseThatAreKeptStayAndWhereItIsNotApprovedThePersonIsTold() {
        String permit = bureau.served(applicant);
        String old = over();
        String no = asked(Matter.ALL_FILES, Objects.requireNonNull(applicant.party()));
        assertThat(files(no).get("state")).isEqualTo("some");
        assertThat(String.valueOf(files(no).get("what"))).contains(permit, old);
        assertThat(answered(no, "grant")).isInstanceOf(Results.Taking.Taken.class);
        UUID proposal = proposal(id(old));
        assertThat(bureau.access.asSystem(() -> bureau.journal.find(proposal)).orElseThrow().subjects())
            .containsExactly(id(old));
        erasure.decide(president(), proposal, FourEyes.Verdict.RETURNED, "kept");
        assertThat(told(no, "erasure.not-fulfilled")).singleElement().satisfies(act ->
            assertThat(act.body()).containsEntry("answer", "kept"));
        assertThat(told(no, "erasure.fulfilled")).isEmpty();
        assertThat(bureau.stored(old).state().outcome()).isEqualTo("refuse");
    }

    @Test
    void onlyClosedFilesOfOnesOwnCanBeAskedAboutAndEachOnceAtATime() {
        String open = bureau.filed(applicant);
        assertThat(file(applicant, Matter.FILE, id(open))).isInstanceOf(Results.Filing.Invalid.class);
        String closed = bureau.served(bureau.applicant());
        assertThat(file(applicant, Matter.FILE, id(closed))).as("another's")
            .isInstanceOf(Results.Filing.Invalid.class);
        assertThat(file(applicant, Matter.ALL_FILES, bureau.stored(closed).state().party()))
            .isInstanceOf(Results.Filing.Invalid.class);
        applicant = bureau.owner(closed);
        assertThat(file(applicant, Matter.FILE, id(closed))).isInstanceOf(Results.Filing.Filed.class);
        assertThat(file(applicant, Matter.FILE, id(closed))).isInstanceOf(Results.Filing.Invalid.class);
    }

    @Test
    void thePageShowsWhatIsKeptUntilWhenAndLeadsToTheRequest() {
        String permit = bureau.served(applicant);
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(applicant));
        String page = browser.get("/tr/my/erasures").body();
        assertThat(page).contains(permit, "01.01.2067", "6698/7/1", "Kişisel Verileri Koruma Kurul");
        assertThat(browser.get("/ar/my/erasures").body()).contains("محو بياناتي", permit);
        assertThat(browser.get("/tr/my/data").body()).contains("/tr/my/erasures");
        assertThat(browser.get("/tr/kept").body()).contains("/tr/my/erasures", "30 gün", "60 gün");
        String draft = browser.submit("/tr/my/erasures", "/tr/services/" + SERVICE + "/drafts", "register",
            Matter.FILES, "field", Matter.FILE, "entry", id(permit).toString()).headers()
            .firstValue("Location").orElseThrow();
        assertThat(browser.get(draft).statusCode()).isEqualTo(200);
        assertThat(browser.get(draft + "/what").body()).contains(permit, "01.01.2067");
        String no = asked(Matter.FILE, id(permit));
        assertThat(browser.get("/tr/my/erasures").body()).contains("Silinmesi istendi: " + no);
        assertThat(browser.get("/tr/my/registers/foreigners").body()).as("no dispute about a register")
            .doesNotContain(no);
        assertThat(browser.get("/api/erasures").body()).contains("\"no\":\"" + permit + "\"",
            "\"until\":\"2067-01-01\"", "\"asked\":\"" + no + "\"");
    }
}
