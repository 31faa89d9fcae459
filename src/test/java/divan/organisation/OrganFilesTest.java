package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.FileFinding;
import divan.kernel.FileReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Organs from files and into files; what is wrong with a file is said line by line, and nothing of it is
 * taken in.
 */
@World
class OrganFilesTest {
    private static final String HEADER = "number,from,last,name_tr,kind,parent,predecessors\r\n";
    private static final AtomicInteger NUMBER = new AtomicInteger(70000000);
    private static final String MINISTRY = "90000001";
    @Autowired
    private OrganFiles files;
    @Autowired
    private Organisation organisation;
    @Autowired
    private Changes changes;
    @Autowired
    private Journal journal;
    @Autowired
    private Access access;
    @Autowired
    private Sundial sundial;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
    }

    private static String fresh() {
        return String.valueOf(NUMBER.incrementAndGet());
    }

    private FileReport take(byte[] bytes, boolean dry) {
        return files.take(new OrganFiles.Order(Actor.system(), "Aktarma", dry, sundial.instant()),
            new ByteArrayInputStream(bytes));
    }

    private FileReport take(String rows) {
        return take((HEADER + rows).getBytes(StandardCharsets.UTF_8), false);
    }

    private static List<String> said(FileReport report) {
        return report.findings().stream().map(f -> f.line() + " " + f.column() + " " + f.code()).toList();
    }

    @Test
    void aFileLandsWholeAndTellsWhatHappened() {
        String top = fresh();
        String unit = fresh();
        String heir = fresh();
        FileReport report = take("""
            %2$s,2024-01-01,2024-12-31,Eski Ad,department,%1$s,
            %2$s,2025-01-01,2025-12-31,Yeni Ad,department,%1$s,
            %1$s,2024-01-01,,Üst,presidency,90000001,
            %3$s,2026-01-01,,Mirasçı,department,%1$s,%2$s
            """.formatted(top, unit, heir));
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(4);
        assertThat(organisation.periods(unit)).extracting(Organ::nameTr)
            .containsExactly("Eski Ad", "Yeni Ad");
        assertThat(changes.of("organ", unit)).extracting(StateChange::event)
            .containsExactly("founded", "renamed", "closed");
        assertThat(changes.successions(heir)).extracting(Succession::predecessor).containsExactly(unit);
        assertThat(access.asSystem(() -> journal.find(report.act()).orElseThrow().body()))
            .containsEntry("sha256", report.sha256()).containsEntry("reason", "Aktarma");
    }

    @Test
    void whatIsWrongIsSaidLineByLineAndNothingIsTakenIn() {
        String one = fresh();
        String two = fresh();
        String three = fresh();
        String four = fresh();
        FileReport report =
            take("%1$s,2024-01-01,2024-06-30,Bir,department,,\n%1$s,2024-06-01,,Bir,department,,\n"
            .formatted(one) + MINISTRY + ",2024-01-01,,Başka Bakanlık,ministry,,\n");
        assertThat(said(report)).containsExactly("3 from organ-overlaps", "4 number organ-number-reused");
        assertThat(said(take(two + ",2024-01-01,,İki,department," + three + ",\n" + three
            + ",2024-01-01,,Üç,department," + two + ",\n" + four + ",2024-01-01,,Dört,department," + two
            + ",\n")))
            .containsExactly("2 parent organ-cycle", "3 parent organ-cycle");
        assertThat(said(take(two + ",2024-01-01,,İki,department," + MINISTRY + ",\n" + three
            + ",2023-12-31,,Üç,department," + two + ",\n" + four
            + ",2024-01-01,,Dört,department,12345678,\n")))
            .containsExactly("3 parent organ-parent-away", "4 parent organ-parent-unknown");
        assertThat(said(take(two + ",2024-01-01,2024-12-31,İki,department,,\n" + three
            + ",2024-01-01,,Üç,department," + two + ",\n"))).containsExactly("3 parent organ-parent-away");
        assertThat(said(take(two + ",2024-01-01,,İki,department,,88888888\n")))
            .containsExactly("2 predecessors organ-predecessor");
        assertThat(said(take("1,yarın,,=1+1,Daire,,\n"))).containsExactlyInAnyOrder("2 name_tr formula",
            "2 number organ-number", "2 from date", "2 kind organ-code");
        assertThat(List.of(one, two, three, four)).noneMatch(organisation::knowsOrgan);
    }

    @Test
    void aCircleThatIsNoneOnAnyDayIsTakenIn() {
        String one = fresh();
        String two = fresh();
        FileReport report = take("""
            %1$s,2024-01-01,2024-06-30,Bir,department,%2$s,
            %1$s,2024-07-01,,Bir,department,,
            %2$s,2024-01-01,2024-06-30,İki,department,,
            %2$s,2024-07-01,,İki,department,%1$s,
            """.formatted(one, two));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void whatWasGivenOutIsTakenInAgainAndChangesNothing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileReport given = files.give("csv", null, "", out);
        assertThat(given.rows()).isGreaterThan(200);
        FileReport taken = take(out.toByteArray(), true);
        assertThat(taken.findings()).isEmpty();
        assertThat(taken.rows()).isEqualTo(given.rows());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        files.give("json", Sundial.FIRST_DAY, "", json);
        JsonNode organs = JsonMapper.builder().build().readTree(json.toByteArray());
        assertThat(organs.valueStream().map(o -> o.at("/number").asString())).contains(MINISTRY, "92000006");
        ByteArrayOutputStream linked = new ByteArrayOutputStream();
        files.give("jsonld", Sundial.FIRST_DAY, "https://example.org", linked);
        assertThat(JsonMapper.builder().build().readTree(linked.toByteArray()).at("/@graph"))
        .hasSize(organs.size());
    }

    @Test
    void jsonThatWasGivenOutIsTakenInAgainToo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileReport given = files.give("json", null, "", out);
        FileReport taken = take(out.toByteArray(), true);
        assertThat(said(taken)).isEmpty();
        assertThat(taken.rows()).isEqualTo(given.rows());
        String number = fresh();
        assertThat(said(take(("[{\"number\":\"" + number + "\",\"name\":{\"tr\":\"Şube\"},\"kind\":"
            + "\"unit\",\n\"parent\":\"90000001\",\"specialKinds\":[\"museum\"],\"externalLetters\":true,"
            + "\"valid\":{\"from\":\"2025-01-01\",\"last\":null}}]").getBytes(StandardCharsets.UTF_8),
            false))).isEmpty();
        assertThat(organisation.periods(number)).singleElement().satisfies(organ -> {
            assertThat(organ.profile().specialKinds()).containsExactly("museum");
            assertThat(organ.profile().externalLetters()).isTrue();
        });
    }

    private List<String> saidOfJson(String text) {
        return said(take(text.getBytes(StandardCharsets.UTF_8), false));
    }

    @Test
    void whatIsWrongWithJsonIsSaidByItsLine() {
        String good = "{\"number\":\"" + fresh() + "\",\"name\":{\"tr\":\"Şube\"},\"kind\":\"unit\","
            + "\"valid\":{\"from\":\"2025-01-01\"}}";
        assertThat(saidOfJson("[]")).containsExactly("1  empty");
        assertThat(saidOfJson("[\n" + good + ",\n{\"number\":5}\n]")).contains("3 number value",
            "3 name_tr required");
        assertThat(saidOfJson("[\n" + good.replace("kind", "renk") + "]")).contains("2 renk field-unknown",
            "2 kind required");
        assertThat(saidOfJson("[" + good + ",\n")).containsExactly("2  not-json");
        assertThat(saidOfJson("[" + good + "] x")).containsExactly("1  not-json");
        assertThat(saidOfJson("[1]")).containsExactly("1  not-json");
        assertThat(saidOfJson("[{\"number\":\"1\",\"number\":\"2\"}]")).containsExactly("1  not-json");
        assertThat(saidOfJson("[".repeat(5_000_000))).containsExactly("1  not-json");
        assertThat(said(take(("[" + good + "]").getBytes(Charset.forName("windows-1254")), false)))
            .containsExactly("1  not-utf-8");
    }

    @Test
    void oneFileIsTakenInOnce() {
        String row = fresh() + ",2024-01-01,,Bir Kez,department,,\n";
        assertThat(take(row).findings()).isEmpty();
        assertThatThrownBy(() -> take(row)).isInstanceOfSatisfying(Failure.class, failure ->
            assertThat(failure.violations().getFirst().code()).isEqualTo("organs-file-known"));
    }

    @Test
    void garbageIsRefusedWithItsPlace() {
        byte[] noise = new byte[10_000_000];
        new Random(1).nextBytes(noise);
        assertThat(take(noise, false).findings()).extracting(FileFinding::code)
            .containsAnyOf("not-utf-8", "not-csv", "column-unknown");
        byte[] letters = "x".repeat(10_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(said(take(letters, false))).containsExactly("1  record-too-long");
        byte[] quote = (HEADER + "\"" + "y\n".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(said(take(quote, false))).containsExactly("2  record-too-long");
        byte[] old = (HEADER + fresh() + ",2024-01-01,,İçişleri Şubesi,department,,\n")
            .getBytes(Charset.forName("windows-1254"));
        assertThat(take(old, false).findings()).extracting(FileFinding::code).containsExactly("not-utf-8");
        assertThat(said(take(new byte[0], false))).containsExactly("1  empty");
        assertThat(said(take("number,from,renk\n".getBytes(StandardCharsets.UTF_8), false)))
            .contains("1  column-unknown", "1 name_tr column-missing", "1 kind column-missing");
    }
}
