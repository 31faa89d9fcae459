package divan.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.access.Access;
import divan.access.Browser;
import divan.casework.Answering;
import divan.casework.Bureau;
import divan.database.TestDatabase;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Extent;
import divan.journal.FourEyes.Verdict;
import divan.journal.Hindrance;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.portal.OwnData;
import divan.registers.Registers;
import divan.web.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the law keeps is not erased, and nothing is by one official alone. */
@World
class KeptTest {
    private static final LocalDate DAY = Sundial.FIRST_DAY;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Erasure erasure;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @Autowired
    private Registers registers;
    @Autowired
    private TestDatabase database;
    @Value("${divan.data}")
    private Path data;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
    }

    private Caller proposer() {
        return bureau.official("data-protection-officer");
    }

    private Caller approver() {
        return bureau.official("migration-president");
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.party());
    }

    private String identity() {
        return access.asSystem(() -> registers.identity(party(), DAY)).orElseThrow();
    }

    private Outcome propose(Extent.Kind kind, String called, Ground ground) {
        return erasure.propose(proposer(), new Wish(kind, List.of(called), ground, "2026/1"));
    }

    private List<Tuple> why(Outcome outcome) {
        return ((Outcome.Kept) outcome).why().stream().map(one -> Tuple.tuple(one.code(), one.until()))
            .toList();
    }

    private UUID proposed(Extent.Kind kind, String called, Ground ground) {
        return ((Outcome.Done) propose(kind, called, ground)).act();
    }

    private static Failure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(Failure.class, call));
    }

    private Act act(UUID id) {
        return access.asSystem(() -> journal.find(id)).orElseThrow();
    }

    @Test
    void aCaseThatGoesOnIsNotErasedByAnybodysOrder() {
        String no = bureau.filed(applicant);
        for (Ground ground : Ground.values()) {
            assertThat(why(propose(Extent.Kind.CASE, no, ground))).as(ground.code())
                .containsExactly(Tuple.tuple("case-open", null));
            assertThat(why(propose(Extent.Kind.PARTY, identity(), ground))).as(ground.code())
                .contains(Tuple.tuple("case-open", null));
        }
    }

    @Test
    void aDecidedCaseIsKeptForTheCourtForTheFilePlanAndForTheArchives() {
        String no = bureau.served(applicant);
        LocalDate court = DAY.plusDays(61);
        LocalDate archive = LocalDate.of(2067, 1, 1);
        assertThat(why(propose(Extent.Kind.CASE, no, Ground.RETENTION))).containsExactly(
            Tuple.tuple("remedy", court), Tuple.tuple("archive", archive),
            Tuple.tuple(Hindrance.HAND_OVER, null));
        bureau.sundial.set(court.minusDays(1));
        assertThat(why(propose(Extent.Kind.CASE, no, Ground.HANDED_OVER))).extracting(Tuple::toArray)
            .extracting(one -> one[0]).containsExactly("remedy", "archive");
        bureau.sundial.set(court);
        assertThat(why(propose(Extent.Kind.CASE, no, Ground.HANDED_OVER)))
            .containsExactly(Tuple.tuple("archive", archive));
        bureau.sundial.set(archive.minusDays(1));
        assertThat(why(propose(Extent.Kind.CASE, no, Ground.RETENTION))).hasSize(2);
        bureau.sundial.set(archive);
        assertThat(why(propose(Extent.Kind.CASE, no, Ground.RETENTION)))
            .containsExactly(Tuple.tuple(Hindrance.HAND_OVER, null));
        assertThat(propose(Extent.Kind.CASE, no, Ground.HANDED_OVER)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anOrderGoesBeforeTheTimesForKeepingAndErasesTheCaseAndNothingElse() {
        String no = bureau.served(applicant);
        UUID filed = bureau.actOf(no, "case.filed");
        UUID proposal = proposed(Extent.Kind.CASE, no, Ground.ORDER);
        assertThat(erasure.decide(approver(), proposal, Verdict.APPROVED, ""))
            .isInstanceOf(Outcome.Done.class);
        Outcome done = erasure.carryOut(proposal);
        assertThat(erasure.carryOut(proposal)).as("once").isEqualTo(done);
        assertThat(act(filed).erased()).isTrue();
        assertThat(access.asSystem(() -> registers.identity(party(), bureau.sundial.today()))).isPresent();
        assertThat(access.asSystem(() -> registers.history("residence-permits", party()))).hasSize(2);
        Act told = act(((Outcome.Done) done).act());
        assertThat(told.body()).containsEntry("reference", "2026/1").containsKey("gone");
        assertThat(told.basis()).containsExactly("6698/7/1");
        assertThat(why(propose(Extent.Kind.PARTY, identity(), Ground.REQUEST)))
            .as("rows hold and are kept ten and forty years")
            .containsExactly(Tuple.tuple("row-standing", LocalDate.of(2039, 1, 2)),
                Tuple.tuple("row-standing", LocalDate.of(2067, 12, 16)));
        bureau.sundial.set(LocalDate.of(2040, 1, 1));
        assertThat(why(propose(Extent.Kind.PARTY, identity(), Ground.REQUEST)))
            .containsExactly(Tuple.tuple("row-kept", LocalDate.of(2067, 12, 16)));
    }

    @Test
    void whoeverProposedDoesNotApproveAndNothingGoesBeforeTheApproval() {
        String no = bureau.served(applicant);
        UUID filed = bureau.actOf(no, "case.filed");
        UUID proposal = proposed(Extent.Kind.CASE, no, Ground.ORDER);
        assertThat(failure(() -> erasure.carryOut(proposal)).kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(failure(() -> erasure.decide(proposer(), proposal, Verdict.APPROVED, "")).kind())
            .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(failure(() -> erasure.propose(bureau.official("director"), new Wish(Extent.Kind.CASE,
            List.of(no), Ground.ORDER, "1"))).kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(failure(() -> erasure.decide(approver(), proposal, Verdict.RETURNED, "weil")).kind())
            .as("no words of one's own").isEqualTo(Failure.Kind.INVALID);
        erasure.decide(approver(), proposal, Verdict.RETURNED, "mistaken");
        assertThat(failure(() -> erasure.carryOut(proposal)).kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(failure(() -> erasure.decide(approver(), proposal, Verdict.APPROVED, "")).kind())
            .isEqualTo(Failure.Kind.CONFLICT);
        assertThat(act(filed).erased()).isFalse();
        assertThat(failure(() -> propose(Extent.Kind.CASE, "2026-99999", Ground.ORDER)).kind())
            .isEqualTo(Failure.Kind.INVALID);
    }

    @Test
    void singleActsGoByThemselvesUnlessACaseOrARegisterRestsOnThem() {
        String no = bureau.served(applicant);
        new OwnData(program).export(applicant);
        UUID exported = access.asSystem(() -> journal.latest(party(), "data.exported", null, 1)).getFirst()
            .id();
        assertThat(why(propose(Extent.Kind.ACT, bureau.actOf(no, "case.served").toString(), Ground.ORDER)))
            .containsExactly(Tuple.tuple("act-of-case", null));
        UUID entered = access.asSystem(() -> registers.history("foreigners", party())).getFirst().madeBy();
        assertThat(why(propose(Extent.Kind.ACT, entered.toString(), Ground.ORDER)))
            .contains(Tuple.tuple("act-of-register", null));
        UUID proposal = proposed(Extent.Kind.ACT, exported.toString(), Ground.ORDER);
        erasure.decide(approver(), proposal, Verdict.APPROVED, "");
        erasure.carryOut(proposal);
        assertThat(act(exported).erased()).isTrue();
        assertThat(act(bureau.actOf(no, "case.served")).erased()).isFalse();
    }

    /** As an older backup has it: the case that was erased once goes on in it. */
    @Test
    void whatTheLawKeepsIsNotErasedAgainUntilItIsKeptNoMore() throws Exception {
        String no = bureau.filed(applicant);
        UUID filed = bureau.actOf(no, "case.filed");
        UUID proposal = Ids.next();
        Path file = data.resolve("erasures/list");
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        try {
            new ErasureList(data).add(List.of(new ErasureList.Line(proposal, "90000002", Extent.Kind.CASE,
                List.of(Answering.caseId(bureau, no)), Ground.ORDER, access.now())));
            assertThat(erasure.again().kept().get(proposal)).extracting(Hindrance::code)
                .containsExactly("case-open");
            assertThat(act(filed).erased()).isFalse();
            Answering.withdrawn(bureau, no);
            bureau.awaitAll(no);
            assertThat(erasure.again().kept()).doesNotContainKey(proposal);
            assertThat(act(filed).erased()).isTrue();
            assertThat(erasure.again().done()).as("once").isZero();
        } finally {
            Files.write(file, before);
        }
    }

    /** Otherwise an erasure would seal what somebody changed behind the program. */
    @Test
    void rowsThatAreNotAsTheyWereSealedAreNotErasedAndNothingElseIsEither() {
        JdbcClient superuser = JdbcClient.create(database.admin());
        String no = bureau.served(applicant);
        UUID filed = bureau.actOf(no, "case.filed");
        UUID proposal = proposed(Extent.Kind.PARTY, identity(), Ground.ORDER);
        erasure.decide(approver(), proposal, Verdict.APPROVED, "");
        String change = "update registers.entry set series = :to where party = :party and register = "
            + "'foreigners'";
        superuser.sql(change).param("to", "x").param("party", party()).update();
        Failure stopped = failure(() -> erasure.carryOut(proposal));
        assertThat(stopped.violations().getFirst().code()).isEqualTo("erasure-rows-differ");
        assertThat(act(filed).erased()).isFalse();
        superuser.sql(change).param("to", "").param("party", party()).update();
        assertThat(erasure.carryOut(proposal)).isInstanceOf(Outcome.Done.class);
        assertThat(act(filed).erased()).isTrue();
    }

    @Test
    void theNumberOfAPaperIsNoPlaceForWordsOrIdentityNumbers() {
        Map<String, String> typed = new java.util.HashMap<>(Map.of("kind", "case", "called", "2026-1",
            "ground", "order", "reference", "E-90000002-622.03-17"));
        assertThat(Wish.read(typed).wish()).isPresent();
        for (String bad : List.of("", "Amina Örnek", "99000000110", "A99000000110B", "x y")) {
            typed.put("reference", bad);
            assertThat(Wish.read(typed).wrong()).as(bad).hasSize(1);
        }
        typed.put("ground", "retention");
        typed.put("reference", "");
        assertThat(Wish.read(typed).wish()).isPresent();
        assertThat(Wish.read(Map.of()).wrong()).hasSize(3);
    }

    @Test
    void thePageSaysWhatKeepsItAndLeadsFromProposalToApproval() {
        String no = bureau.filed(applicant);
        String page = "/tr/desk/erasures";
        Browser officer = browser("data-protection-officer");
        Browser president = browser("migration-president");
        var kept = officer.submit(page, page, "kind", "case", "called", no, "ground", "order", "reference",
            "2026/9");
        assertThat(kept.statusCode()).isEqualTo(422);
        assertThat(kept.body()).contains(no + " sayılı dosya sürüyor");
        bureau.sundial.set(DAY);
        String served = bureau.served(bureau.applicant());
        var done = officer.submit(page, page, "kind", "case", "called", served, "ground", "order",
            "reference", "2026/9");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        String one = done.headers().firstValue("Location").orElseThrow();
        assertThat(one).startsWith(page + "/").doesNotContain(served);
        assertThat(officer.submit(one, one + "/decision", "verdict", "approved").statusCode()).isEqualTo(403);
        assertThat(president.get(page).body()).contains("bekliyor");
        assertThat(president.submit(one, one + "/decision", "verdict", "returned").statusCode())
            .isEqualTo(422);
        assertThat(president.submit(one, one + "/decision", "verdict", "approved").statusCode())
            .isEqualTo(303);
        assertThat(president.get(one).body()).contains("onaylandı");
        assertThat(browser("director").get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void everybodyIsToldHowLongWhatIsKept() {
        Browser amina = browser("amina");
        assertThat(amina.get("/tr/my").body()).contains("/tr/kept");
        assertThat(new Browser(port).get("/tr/kept").body()).contains("Sağlık sigortası",
            "Satırın son gününden sonra 10 yıl", "Hakkınızdaki son dosya saklandığı sürece", "6698/7/1",
            "622.03", "115.02");
        assertThat(new Browser(port).get("/en/kept").body())
            .contains("10 years after the last day of the row");
    }

    private Browser browser(String person) {
        Browser browser = Browser.signedIn(port, person);
        browser.proveTwoFactors();
        return browser;
    }
}
