package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.Wire;
import divan.demo.World;
import divan.legislation.Impact;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.web.Caller;
import divan.web.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Running cases are counted among what a change of a provision would touch. */
@World
class RunningCasesTest {
    /** On which nothing of the pack stands. */
    private static final String OTHER_LAW = "4983/12/1";
    private static final String OTHER = """
        law: "%s"
        kind: kanun
        name: {tr: "Başka Kanun", en: "Another Law"}
        gazette: {date: "2003-10-24", number: "1"}
        in-force: "2004-04-24"
        provisions:
          - address: "%s"
            heading: {tr: "Başka", en: "Other"}
            summary: {tr: "Başka bir hüküm.", en: "Another provision."}
            from: "2004-04-24"
            until: null
            wording-known-from: "2026-08-22"
            amended: []
        """;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Impact impact;
    @Autowired
    private Packs packs;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
    }

    private long running(String provision, String id) {
        return impact.of(new ProposedChange(Address.known(provision), ProposedChange.Sort.AMEND,
            Sundial.FIRST_DAY)).kinds().stream().filter(kind -> kind.kind() == Kind.CASES)
            .flatMap(kind -> kind.first().stream()).filter(touched -> touched.thing().id().equals(id))
            .mapToLong(touched -> touched.count()).sum();
    }

    @Test
    void aCaseCountsInItsOrganFromItsFilingUntilNothingIsLeftToDo() {
        String no = bureau.filed(applicant);
        String id = Bureau.SERVICE + "@" + bureau.stored(no).state().organ();
        long running = running("6458/31", id);
        assertThat(running).isPositive();
        assertThat(running("6698/14/2", id)).isZero();
        bureau.bean(Withdrawal.class).withdraw(applicant, no);
        assertThat(running("6458/31", id)).isEqualTo(running - 1);
    }

    /** A case filed before a change of the rules runs on what it began with, whatever is in force now. */
    @Test
    void aCaseStandsOnTheLawOfTheVersionItBeganWith() {
        Pack good = packs.active("migration").orElseThrow();
        String before = bureau.filed(applicant);
        try {
            assertThat(packs.activate(with(good, OTHER_LAW))).isEmpty();
            assertThat(touched(Kind.SERVICE)).contains(Bureau.SERVICE);
            assertThat(touched(Kind.CASES)).as("filed before the service stood on it").isEmpty();
            String after = bureau.filed(bureau.applicant());
            assertThat(bureau.stored(before).state().pack()).isEqualTo(good.version());
            assertThat(bureau.stored(after).state().pack()).isNotEqualTo(good.version());
            assertThat(running(OTHER_LAW, id(after))).isEqualTo(1);
        } finally {
            assertThat(packs.activate(good)).isEmpty();
        }
        assertThat(touched(Kind.SERVICE)).as("what is in force stands on it no more")
            .doesNotContain(Bureau.SERVICE);
        assertThat(touched(Kind.CASES)).as("the case does").containsExactly(id(before));
        String name = program.getBean(Texts.class).written("service." + Bureau.SERVICE + ".name").get("tr");
        assertThat(new Wire(port).get("/tr/law/impact?provision=" + OTHER_LAW).body())
            .contains("Hizmet üzerinden: " + name).doesNotContain("Hizmet üzerinden: " + Bureau.SERVICE);
    }

    private String id(String no) {
        return Bureau.SERVICE + "@" + bureau.stored(no).state().organ();
    }

    private List<String> touched(Kind kind) {
        return impact.of(new ProposedChange(Address.known(OTHER_LAW), ProposedChange.Sort.AMEND,
            Sundial.FIRST_DAY)).kinds().stream().filter(one -> one.kind() == kind)
            .flatMap(one -> one.first().stream()).map(touched -> touched.thing().id()).toList();
    }

    private static Pack with(Pack pack, String basis) {
        String file = "services/" + Bureau.SERVICE + "/service.yaml";
        String service = new String(pack.need(file), StandardCharsets.UTF_8);
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put(file, service.replaceFirst("(?m)^legal-basis:\n", "legal-basis:\n  - " + basis + "\n")
            .getBytes(StandardCharsets.UTF_8));
        String[] address = basis.split("/", 2);
        files.put("legislation/other.yaml", OTHER.formatted(address[0], address[1])
            .getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    @Test
    void aCaseThatIsDecidedAndNotYetServedStillRuns() {
        String no = bureau.granted(applicant);
        String id = Bureau.SERVICE + "@" + bureau.stored(no).state().organ();
        long running = running("7201/7a/4", id);
        bureau.serve(no, bureau.sundial.today().toString());
        assertThat(running("7201/7a/4", id)).isEqualTo(running - 1);
    }
}
