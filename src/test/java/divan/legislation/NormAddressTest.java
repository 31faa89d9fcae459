package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Bureau;
import divan.demo.Wire;
import divan.demo.World;
import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Addresses of norms that are no laws: what officials entered, and decrees. */
@World
class NormAddressTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Impact impact;
    @Autowired
    private Packs packs;
    @LocalServerPort
    private int port;
    private LawOffice office;
    private Wire wire;

    @BeforeEach
    void open() {
        office = new LawOffice(program);
        wire = new Wire(port);
    }

    private List<String> touched(String provision, Kind kind) {
        return impact.of(new ProposedChange(Address.known(provision), ProposedChange.Sort.REPEAL,
            office.day())).kinds().stream().filter(one -> one.kind() == kind)
            .flatMap(one -> one.first().stream()).map(touched -> touched.thing().id()).toList();
    }

    @Test
    void aProvisionOfAnEnteredNormIsLookedUpByItsAddress() {
        String id = office.approved();
        JsonNode paragraph = wire.json("/api/law/" + id + "/2/1");
        assertThat(paragraph.at("/address").asString()).isEqualTo(id + "/2/1");
        assertThat(paragraph.at("/words").asString()).contains("dayanılarak");
        assertThat(paragraph.at("/names").valueStream().map(JsonNode::asString)).contains("6458/121");
        assertThat(wire.json("/api/law/" + id + "/1").at("/state").asString()).isEqualTo("in-force");
        assertThat(wire.json("/api/law/" + id).at("/norm/organs/0").asString()).isEqualTo(LawOffice.ORGAN);
        assertThat(wire.get("/api/law/" + id + "/99").statusCode()).isEqualTo(404);
        assertThat(wire.get("/tr/law/" + id + "/2/1").body()).contains("dayanılarak");
    }

    @Test
    void impactResolvesEnteredNormsAndDecreesAndSaysWhatItCannotRead() {
        String directive = office.approved();
        String circular = office.approved("kind", "circular", "rests_on", directive + "/1", "text",
            "Sayın Valilik,\n\n" + directive + "/2/1 uyarınca işlem yapılır.");
        assertThat(touched(directive + "/1", Kind.NORM)).containsExactly(circular);
        assertThat(touched(directive + "/1/1", Kind.NORM)).as("a whole that it rests on").contains(circular);
        assertThat(touched(directive + "/2", Kind.NORM)).isEmpty();
        JsonNode answer = wire.json("/api/impact?provision=" + directive + "/1/1");
        assertThat(answer.at("/in-text").asBoolean()).isTrue();
        assertThat(answer.at("/unread").asBoolean()).isFalse();
        assertThat(wire.json("/api/impact?provision=" + directive + "/77").at("/in-text").asBoolean())
            .isFalse();
        assertThat(wire.get("/tr/law/impact?provision=" + directive + "/77").body())
            .contains("Adresi kontrol edin");
        assertThat(wire.json("/api/impact?provision=CBK-4/1").at("/unread").asBoolean()).isTrue();
        assertThat(wire.get("/tr/law/impact?provision=CBK-4/1").body()).contains("metni yok");
        assertThat(wire.get("/tr/law/impact?provision=CBK-4").body()).doesNotContain("metni yok")
            .doesNotContain("Adresi kontrol edin");
        assertThat(wire.json("/api/impact?provision=CBK-444").at("/unread").asBoolean()).isFalse();
    }

    @Test
    void whatAPackSaysOfAProvisionIsAnsweredWhereTheTextIsNotHere() {
        JsonNode clause = wire.json("/api/law/6458/31/1-a?on=2026-11-22");
        assertThat(clause.at("/state").asString()).isEqualTo("in-force");
        assertThat(clause.at("/summary/words/tr").asString()).isNotEmpty();
        assertThat(clause.at("/words").isNull()).as("our own words are no wording").isTrue();
        assertThat(wire.json("/api/law/7201/7A?on=2026-11-22").at("/summary/address").asString())
            .isEqualTo("7201/7a");
        assertThat(wire.json("/api/law/6458/33/1-c?on=2026-11-22").at("/state").asString())
            .isNotEqualTo("in-force");
        assertThat(wire.json("/api/law/6458/31?on=2014-01-01").at("/state").asString()).isEqualTo("not-yet");
        assertThat(wire.get("/api/law/6458/999").statusCode()).isEqualTo(404);
    }

    @Test
    void servicesOfAPackMayRestOnThemAndAreHeldAgainstThem() {
        String id = office.approved();
        Pack good = packs.active("migration").orElseThrow();
        try {
            assertThat(packs.activate(resting(good, id + "/1", id + "/88", "CBK-4/5"))).isEmpty();
            assertThat(touched(id + "/1", Kind.SERVICE)).contains("petition");
            assertThat(touched("CBK-4", Kind.SERVICE)).contains("petition");
            LawQuality quality = program.getBean(LawQualityCheck.class).on(office.day());
            assertThat(quality.dangling()).filteredOn(one -> one.things().stream()
                .anyMatch(thing -> thing.id().equals("petition"))).extracting(one ->
                one.provision().text() + " " + one.state().code()).contains(id + "/88 missing",
                "CBK-4/5 undescribed").doesNotContain(id + "/1 missing");
            office.ended(id);
            assertThat(program.getBean(LawQualityCheck.class).on(office.day().plusDays(1)).fallen())
                .as("a service whose basis was repealed").anySatisfy(one -> {
                    assertThat(one.provision().text()).isEqualTo(id + "/1");
                    assertThat(one.things()).extracting(thing -> thing.id()).contains("petition");
                });
        } finally {
            assertThat(packs.activate(good)).isEmpty();
        }
        assertThat(packs.check(resting(good, "madde bes"))).extracting(Finding::message)
            .anyMatch(message -> message.contains("“madde bes” is no address of a provision"));
    }

    /** The inventory's service {@code petition} stands on these too. */
    private static Pack resting(Pack pack, String... addresses) {
        String file = "inventory.yaml";
        String text = new String(pack.need(file), StandardCharsets.UTF_8);
        String before = "authority: [\"3071/3/1\", \"3071/4/1\", \"3071/7/1\"";
        assertThat(text).contains(before);
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put(file, text.replace(before, before + ", \"" + String.join("\", \"", addresses) + "\"")
            .getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }
}
