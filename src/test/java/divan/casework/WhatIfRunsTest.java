package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.packs.Packs;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decided cases are asked by a draft; who asks sees figures of many of them. */
@World
class WhatIfRunsTest {
    private static final byte[] NONE = new byte[0];
    @Autowired
    private ApplicationContext program;
    @Autowired
    private WhatIfRuns runs;
    @Autowired
    private Packs packs;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller planner;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        planner = bureau.official("legislation-officer");
        for (int i = 0; i < 3; i++) {
            bureau.granted();
            bureau.refused();
        }
    }

    private WhatIfRun run(Map<String, String> values, byte[] dmn) {
        return runs.find(planner, runs.run(planner, Bureau.SERVICE, values, dmn));
    }

    private static long told(WhatIfRun run, String group, String key, String effect) {
        Long many = run.tables().get(group).stream().filter(row -> row.key().equals(key)).findFirst()
            .orElseThrow().effects().get(effect);
        assertThat(many).as(effect + " " + run.tables()).isNotNull();
        return many;
    }

    /** The permit of everybody here ends in 23 days: who may apply ten days before cannot yet. */
    @Test
    void plantedDifferencesAreSeenByOutcomeOrganAndGroup() {
        Map<String, String> draft = Map.of("early_days", "10");
        WhatIfRun before = run(draft, NONE);
        for (int i = 0; i < 3; i++) {
            bureau.granted();
        }
        WhatIfRun after = run(draft, NONE);
        assertThat(after.replayed()).isEqualTo(before.replayed() + 3).isLessThanOrEqualTo(after.bound());
        assertThat(told(after, "all", "", "stricter")).isEqualTo(told(before, "all", "", "stricter") + 3);
        assertThat(told(after, "outcome", "grant", "stricter"))
            .isEqualTo(told(before, "outcome", "grant", "stricter") + 3);
        assertThat(told(after, "outcome", "refuse", "stricter"))
            .isEqualTo(told(before, "outcome", "refuse", "stricter"));
        assertThat(told(after, "organ", "92000006", "stricter"))
            .isEqualTo(told(before, "organ", "92000006", "stricter") + 3);
        assertThat(after.tables().get("age")).isNotEmpty().allSatisfy(row ->
            assertThat(row.cases()).isGreaterThanOrEqualTo(after.least()));
    }

    @Test
    void aDraftThatSaysTheSameDiffersForNobody() {
        WhatIfRun run = run(Map.of("early_days", "60"), NONE);
        assertThat(told(run, "all", "", "same")).isEqualTo(run.replayed() - run.unanswered());
        assertThat(told(run, "all", "", "stricter")).isZero();
    }

    @Test
    void aDraftOfTheRulesIsAskedAndNotKept() {
        String dmn = new String(packs.active("migration").orElseThrow()
            .need("services/" + Bureau.SERVICE + "/eligibility.dmn"), StandardCharsets.UTF_8);
        int row = dmn.indexOf("<rule id=\"insurance-known\">");
        String draft = dmn.substring(0, row) + dmn.substring(row).replaceFirst("\"satisfied\"", "\"unmet\"");
        assertThat(draft).isNotEqualTo(dmn);
        WhatIfRun run = run(Map.of(), draft.getBytes(StandardCharsets.UTF_8));
        assertThat(run.rules()).hasSize(64);
        assertThat(told(run, "all", "", "stricter")).isGreaterThanOrEqualTo(6);
        String asked = bureau.filed(bureau.applicant());
        assertThat(Filings.assessment(bureau.access.asSystem(() -> bureau.cases.filing(bureau.stored(asked)
            .state().id()))).isAllSatisfied()).as("nothing came into force by it").isTrue();
        WhatIfRun same = run(Map.of(), dmn.getBytes(StandardCharsets.UTF_8));
        assertThat(told(same, "all", "", "same")).isEqualTo(same.replayed() - same.unanswered());
    }

    @Test
    void theActSaysWhatWasAskedAndNobodysData() {
        WhatIfRun run = run(Map.of("early_days", "10"), NONE);
        Act act = bureau.access.asSystem(() -> bureau.journal.find(run.act()).orElseThrow());
        assertThat(act.type()).isEqualTo("what-if.run");
        assertThat(act.body()).containsEntry("parameters", Map.of("early_days", "10"))
            .containsEntry("replayed", run.replayed());
        assertThat(act.body().toString()).doesNotContain("Deneme").doesNotContainPattern("20[0-9]{2}-[0-9]+")
            .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
        assertThat(runs.of(planner, Bureau.SERVICE)).first().isEqualTo(run);
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        assertThat(codes(Map.of(), NONE)).containsExactly("what-if-nothing");
        assertThat(codes(Map.of("early_days", "many"), NONE)).containsExactly("what-if-value");
        assertThat(codes(Map.of("nothing_of_it", "1"), NONE)).containsExactly("what-if-value");
        assertThat(codes(Map.of(), "<x/>".getBytes(StandardCharsets.UTF_8))).containsExactly("what-if-rules");
        assertThat(codes(Map.of(), "function() external {java: {}}".getBytes(StandardCharsets.UTF_8)))
            .containsExactly("what-if-rules");
        assertThat(Bureau.failure(() -> runs.run(bureau.official("director"), Bureau.SERVICE,
            Map.of("early_days", "10"), NONE)).kind()).isEqualTo(Failure.Kind.FORBIDDEN);
    }

    private List<String> codes(Map<String, String> values, byte[] dmn) {
        return Bureau.codes(Bureau.failure(() -> runs.run(planner, Bureau.SERVICE, values, dmn)));
    }

    @Test
    void theAuthorAsksByThePageAndTakesTheFiguresAway() {
        String page = "/tr/desk/what-if/" + Bureau.SERVICE;
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", "legislation-officer");
        assertThat(browser.get("/tr/desk").body()).contains("/tr/desk/what-if");
        assertThat(browser.get("/tr/desk/what-if").body()).contains(page);
        assertThat(browser.get(page).body()).contains("early_days", "Bugünkü değer: 60", "karar değildir");
        assertThat(browser.submit(page, page).statusCode()).isEqualTo(422);
        var answer = browser.submit(page, page, "value-early_days", "10");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String run = answer.headers().firstValue("Location").orElseThrow();
        String told = browser.get(run).body();
        assertThat(told).contains("Verilen karara göre", "Uzatıldı", "karar değildir",
            "Başvuran için daha sıkı");
        assertThat(browser.get(run + "/figures.csv").body()).startsWith(
            "group,key,cases,same,stricter,milder,otherwise").contains("all,,");
        String id = run.substring(run.lastIndexOf('/') + 1);
        JsonNode json = JsonMapper.builder().build().readTree(browser.get("/api/what-if/" + id).body());
        assertThat(json.at("/tables/all/0/effects/stricter").asLong()).isPositive();
        assertThat(UUID.fromString(json.get("act").asString()).toString()).isEqualTo(id);
    }
}
