package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Running cases go over to a new version by a mapping that two officials answer for, or stay. */
@World
class MigrationTest {
    private static final String FOLDER = "services/" + Bureau.SERVICE + "/";
    private static final Map<String, String> MAPPING = Map.of("examination", "looking-into");
    private static final String REASON = "Yeni sürümde inceleme yeniden adlandırıldı.";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Packs packs;
    @Autowired
    private Migrations migrations;
    @Autowired
    private CaseReconciliation reconciliation;
    @Autowired
    private Refolding refolding;
    @Autowired
    private Rebuild rebuild;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Pack good;
    private Caller officer;
    private Caller president;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        good = packs.active("migration").orElseThrow();
        officer = bureau.official("legislation-officer");
        president = bureau.official("migration-president");
    }

    /** What waits is taken back, so that the next test may propose; the packs are as they were. */
    @AfterEach
    void asItWas() {
        Migration.open(migrations.of(Bureau.SERVICE)).ifPresent(open ->
            migrations.decide(officer, Bureau.SERVICE, open.act(), Verdict.TAKEN_BACK, ""));
        if (!packs.active("migration").orElseThrow().equals(good)) {
            assertThat(packs.activate(good)).isEmpty();
        }
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    private Pack with(Map<String, String> changes, String file) {
        String text = new String(good.need(FOLDER + file), StandardCharsets.UTF_8);
        for (var change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        Map<String, byte[]> files = new TreeMap<>(good.files());
        files.put(FOLDER + file, text.getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    /** The same service, its sub-process under another id; a version of each test's own. */
    private Pack renamed() {
        Pack pack = with(Map.of("\"examination\"", "\"looking-into\""), "process.bpmn");
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put("README.md", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    private Pack inForce(Pack pack) {
        assertThat(packs.activate(pack)).isEmpty();
        return pack;
    }

    private UUID approved(Map<String, String> mapping) {
        UUID proposal = migrations.propose(officer, Bureau.SERVICE, mapping, REASON);
        migrations.decide(president, Bureau.SERVICE, proposal, Verdict.APPROVED, "");
        migrations.carryOut();
        return proposal;
    }

    private Migration told(UUID proposal) {
        return migrations.of(Bureau.SERVICE).stream().filter(one -> one.act().equals(proposal)).findFirst()
            .orElseThrow();
    }

    /** Row for row, and as {@code verify --data} does. */
    private void isProvedByActs(String... numbers) {
        List<UUID> ids = List.of(numbers).stream().map(no -> bureau.stored(no).state().id()).toList();
        assertThat(refolding.latest(500).different()).doesNotContainAnyElementsOf(ids);
        var wrong = bureau.access.asSystem(reconciliation::reconcile).wrong();
        assertThat(wrong.stream().filter(one -> ids.stream().anyMatch(id -> one.toString()
            .contains(id.toString())))).isEmpty();
    }

    @Test
    void whatRunsGoesOverByTheMappingAndIsDecidedByTheNewVersion() {
        Caller applicant = bureau.applicant();
        String review = bureau.filed(applicant);
        String decide = bureau.filed(bureau.applicant());
        bureau.propose(decide, bureau.grant(decide, "2027-12-15"));
        Map<String, CaseState> before = new LinkedHashMap<>();
        List.of(review, decide).forEach(no -> before.put(no, bureau.stored(no).state()));
        Map<String, Object> filing = filing(review);
        Pack later = inForce(renamed());

        UUID proposal = approved(MAPPING);

        for (String no : before.keySet()) {
            CaseState was = before.get(no);
            CaseState now = bureau.stored(no).state();
            assertThat(now.pack()).isEqualTo(later.version());
            assertThat(now.filedUnder()).isEqualTo(good.version());
            assertThat(now.tasks()).as("the same step, of the same official").isEqualTo(was.tasks());
            assertThat(now.timers()).as("law by date: no period begins anew").isEqualTo(was.timers());
            assertThat(now.deadline()).isEqualTo(was.deadline());
            assertThat(now.proposal()).isEqualTo(was.proposal());
            assertThat(now.process().toString()).contains("looking-into").doesNotContain("examination");
        }
        assertThat(filing(review)).as("what was filed").isEqualTo(filing);
        Act act = bureau.act(review, CaseFold.MIGRATED);
        assertThat(act.body()).containsEntry("from", good.version()).containsEntry("to", later.version())
            .containsEntry("mapping", MAPPING).containsEntry("proposal", proposal.toString());
        assertThat(act.basis()).isNotEmpty();
        assertThat(told(proposal).moved()).isGreaterThanOrEqualTo(2);
        isProvedByActs(review, decide);

        bureau.propose(review, bureau.grant(review, "2027-12-15"));
        for (String no : List.of(review, decide)) {
            bureau.decide(bureau.official("director"), no, bureau.grant(no, "2027-12-15"));
            assertThat(bureau.outcome(no)).isEqualTo("grant");
            bureau.serve(no, Sundial.FIRST_DAY.toString());
        }
        assertThat(bureau.permits(before.get(review).party())).hasSize(2);
        isProvedByActs(review, decide);
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(applicant));
        assertThat(browser.get("/tr/cases/" + review + "/process").body()).as("the way so far, drawn")
            .contains("<svg");
        assertThat(browser.get("/tr/cases/" + review).body())
            .contains("Başvurunuz bundan sonra hizmetin yenilenmiş işleyişiyle sürüyor.");
    }

    private Map<String, Object> filing(String no) {
        UUID id = bureau.stored(no).state().id();
        return bureau.access.asSystem(() -> bureau.cases.filing(id));
    }

    @Test
    void allRowsComeBackFromTheActsThoughTheDefinitionChangesMidWay() {
        String no = bureau.filed(bureau.applicant());
        inForce(renamed());
        approved(MAPPING);
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        var state = bureau.stored(no);
        var before = row(no);
        rebuild.all();
        assertThat(row(no)).isEqualTo(before);
        assertThat(bureau.stored(no)).isEqualTo(state);
    }

    private List<Map<String, Object>> row(String no) {
        return bureau.access.asSystem(() -> jdbc.sql("""
            select c::text as a, t::text as b, m::text as d from casework.case_row c
            left join casework.task t on t.case_id = c.id left join casework.timer m on m.case_id = c.id
            where c.no = :no order by 1, 2, 3
            """).param("no", no).query().listOfRows());
    }

    @Test
    void theTimeToDecidePassesOnItsDayAlsoAfterwards() {
        String no = bureau.filed(bureau.applicant());
        LocalDate deadline = bureau.stored(no).state().deadline();
        inForce(renamed());
        approved(MAPPING);
        bureau.sundial.set(deadline);
        bureau.casework.passDeadlines(bureau.sundial.instant());
        assertThat(bureau.stored(no).state().deadlinePassed()).isFalse();
        bureau.sundial.set(deadline.plusDays(1));
        while (bureau.casework.passDeadlines(bureau.sundial.instant()) > 0) {
            assertThat(bureau.types(no)).isNotEmpty();
        }
        assertThat(bureau.stored(no).state().deadlinePassed()).isTrue();
        isProvedByActs(no);
    }

    @Test
    void whoHasNoPlaceInTheNewVersionStaysWithTheReason() {
        String no = bureau.filed(bureau.applicant());
        CaseState before = bureau.stored(no).state();
        inForce(renamed());
        UUID proposal = approved(Map.of());
        assertThat(bureau.stored(no).state()).isEqualTo(before);
        assertThat(told(proposal).stayed()).isPositive();
        assertThat(bureau.types(no)).doesNotContain(CaseFold.MIGRATED);
        assertThat(staying(proposal, no)).contains(new Migration.Stay("gone", "examination"));
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        bureau.decide(bureau.official("director"), no, bureau.grant(no, "2027-12-15"));
        assertThat(bureau.outcome(no)).as("it goes on as it began").isEqualTo("grant");
    }

    private List<Migration.Stay> staying(UUID proposal, String no) {
        return migrations.staying(told(proposal)).stream().filter(one -> one.no().equals(no))
            .flatMap(one -> one.why().stream()).toList();
    }

    @Test
    void whoWasNeverAskedWhatTheNewFormWantsStays() {
        String no = bureau.filed(bureau.applicant());
        Pack asking = inForce(with(Map.of("show-if: 'permit.ground = \"e\"'",
            "show-if: 'permit.ground = \"b\"'"), "form.yaml"));
        UUID proposal = approved(Map.of());
        assertThat(bureau.stored(no).state().pack()).isEqualTo(good.version())
            .isNotEqualTo(asking.version());
        assertThat(staying(proposal, no)).containsExactly(new Migration.Stay("answer", "travel-plan"));
    }

    @Test
    void aWrittenProposalStaysWhereTheOfficialsPartIsAnother() {
        String proposed = bureau.filed(bureau.applicant());
        bureau.propose(proposed, bureau.grant(proposed, "2027-12-15"));
        String reviewed = bureau.filed(bureau.applicant());
        CaseState state = bureau.stored(proposed).state();
        Definition now = bureau.bean(Definitions.class).pinned(Bureau.SERVICE, good.version());
        Form.Official less = new Form.Official(List.of(), now.form().official().weighing(), List.of(),
            now.form().official().grant(), now.form().official().refuse(), now.form().official().both());
        Definition to = new Definition(now.service(), new Form(now.form().pages(), less, List.of()),
            now.model(), now.interpreter(), now.rules(), now.pack());
        assertThat(new MigrationCheck(state, now, now, to).stays(filing(proposed), Map.of()))
            .containsExactly(new Migration.Stay("official", ""));
        assertThat(new MigrationCheck(bureau.stored(reviewed).state(), now, now, to)
            .stays(filing(reviewed), Map.of())).isEmpty();
    }

    @Test
    void nobodyApprovesTheirOwnProposalAndNobodyElseMayPropose() {
        inForce(renamed());
        bureau.filed(bureau.applicant());
        assertThat(Bureau.failure(() -> migrations.propose(bureau.official("director"), Bureau.SERVICE,
            MAPPING, REASON)).kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        UUID proposal = migrations.propose(officer, Bureau.SERVICE, Map.of(), REASON);
        assertThat(Bureau.failure(() -> migrations.decide(officer, Bureau.SERVICE, proposal,
            Verdict.APPROVED, "")).kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(Bureau.failure(() -> migrations.propose(president, Bureau.SERVICE, Map.of(), REASON))
            .violations().getFirst().code()).isEqualTo("migration-open");
        migrations.carryOut();
        assertThat(told(proposal).isOpen()).as("nothing happens without the second").isTrue();
        assertThat(Bureau.codes(Bureau.failure(() -> migrations.decide(president, Bureau.SERVICE, proposal,
            Verdict.RETURNED, "")))).containsExactly("norm-reason");
        migrations.decide(president, Bureau.SERVICE, proposal, Verdict.RETURNED, "Karşılık seçilmemiş.");
        assertThat(Bureau.failure(() -> migrations.decide(president, Bureau.SERVICE, proposal,
            Verdict.APPROVED, "")).violations().getFirst().code()).isEqualTo("norm-decided");
    }

    @Test
    void anApprovalIsOfTheVersionThatWasProposed() {
        inForce(renamed());
        UUID proposal = migrations.propose(officer, Bureau.SERVICE, Map.of(), REASON);
        inForce(renamed());
        assertThat(Bureau.failure(() -> migrations.decide(president, Bureau.SERVICE, proposal,
            Verdict.APPROVED, "")).violations().getFirst().code()).isEqualTo("migration-version");
    }

    @Test
    void aMappingNamesPlacesOfBothVersions() {
        bureau.filed(bureau.applicant());
        inForce(renamed());
        assertThat(Bureau.codes(Bureau.failure(() -> migrations.propose(officer, Bureau.SERVICE,
            Map.of("examination", "nowhere"), REASON)))).containsExactly("migration-place");
        assertThat(Bureau.codes(Bureau.failure(() -> migrations.propose(officer, Bureau.SERVICE,
            Map.of("review", "decide"), "")))).containsExactly("migration-place", "norm-reason");
    }

    @Test
    void officialsSeeWhereCasesStandAndTwoOfThemLeadThemOver() {
        String no = bureau.filed(bureau.applicant());
        Pack later = inForce(renamed());
        String page = "/tr/desk/migrations/" + Bureau.SERVICE;
        Browser first = signedIn("legislation-officer");
        assertThat(first.get("/tr/desk").body()).contains("/tr/desk/migrations");
        assertThat(first.get("/tr/desk/migrations").body()).contains(page);
        assertThat(first.get(page).body()).contains(later.version().substring(0, 12),
            good.version().substring(0, 12), "<code>examination</code>", "to-examination",
            "İncele ve teklif et");
        assertThat(first.submit(page, page, "to-examination", "nowhere", "reason", REASON).statusCode())
            .isEqualTo(422);
        assertThat(first.submit(page, page, "to-examination", "looking-into", "reason", REASON).statusCode())
            .isEqualTo(303);
        String proposal = Migration.open(migrations.of(Bureau.SERVICE)).orElseThrow().act().toString();
        assertThat(first.submit(page, page + "/decision", "proposal", proposal, "verdict", "approved")
            .statusCode()).isEqualTo(403);
        Browser second = signedIn("migration-president");
        assertThat(second.get(page).body()).contains("looking-into", REASON);
        assertThat(second.submit(page, page + "/decision", "proposal", proposal, "verdict", "approved")
            .statusCode()).isEqualTo(303);
        migrations.carryOut();
        assertThat(bureau.stored(no).state().pack()).isEqualTo(later.version());
        assertThat(second.get(page).body()).contains("dosya geçti");
        assertThat(signedIn("director").get(page).statusCode()).isEqualTo(403);
    }

    private Browser signedIn(String person) {
        return Browser.signedIn(port, person);
    }
}
