package divan.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.FileFinding;
import divan.kernel.FileReport;
import divan.kernel.IdentityNumber;
import divan.kernel.Span;
import divan.packs.Pack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole registers from files and into files. */
@World
class RegisterFilesTest {
    private static final Actor KEEPER = Actor.official(UUID.randomUUID(), "register-keeper", "90010403",
        List.of());
    private static final String HEADER = "number,from,last,series,note,count\r\n";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    @Autowired
    private RegisterFiles files;
    @Autowired
    private Registers registers;
    @Autowired
    private Journal journal;
    @Autowired
    private Access access;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Sundial sundial;
    private String register;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
        register = define(true);
    }

    /** A register of the test's own, which leaves those of the pack alone. */
    private String define(boolean newParties) {
        String id = "test-" + NUMBER.incrementAndGet();
        Pack pack = Pack.of(id, new TreeMap<>(Map.of("registers/" + id + ".yaml", """
            id: %s
            title: {tr: "Deneme", en: "Test"}
            keeper: {organ: "90000002"}
            fields:
              - {id: note, type: text, title: {tr: "Not", en: "Note"}}
              - {id: count, type: number, title: {tr: "Sayı", en: "Count"}}
            files: {new-parties: %s}
            """.formatted(id, newParties).getBytes(StandardCharsets.UTF_8))));
        files.know(pack);
        return id;
    }

    private static String fresh() {
        return IdentityNumber.withCheckDigits(String.format("995%06d", NUMBER.incrementAndGet()));
    }

    private FileReport take(String to, String text, boolean dry) {
        return files.take(new FileOrder(to, KEEPER, "Aktarma", null, dry),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private FileReport take(String lines) {
        return take(register, HEADER + lines, false);
    }

    private String give(String from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.give(new FileOrder(from, KEEPER, "Denetim", null, false), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> found(FileReport report) {
        return report.findings().stream().map(f -> f.line() + " " + f.code()).toList();
    }

    private long rows() {
        return access.asSystem(() -> jdbc.sql("select count(*) from registers.entry where register = :r")
            .param("r", register).query(Long.class).single());
    }

    private long leftOver() {
        return access.asSystem(() -> jdbc.sql("select count(*) from registers.arrival").query(Long.class)
            .single());
    }

    private Act act(UUID id) {
        return access.asSystem(() -> journal.find(id).orElseThrow());
    }

    @Test
    void aFileIsTakenInByOneActThatBearsItsHash() {
        String number = fresh();
        FileReport report = take(number + ",2026-01-01,2026-06-30,,ilk,1\r\n" + number
            + ",2026-07-01,,,ikinci,2\r\n");
        assertThat(found(report)).isEmpty();
        UUID party = access.asSystem(() -> registers.party("identity-number", number, Sundial.FIRST_DAY)
            .orElseThrow());
        List<Entry> history = access.asSystem(() -> registers.history(register, party));
        assertThat(history).extracting(Entry::valid).containsExactly(
            Span.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)),
            Span.since(LocalDate.of(2026, 7, 1)));
        assertThat(history).extracting(Entry::values).containsExactly(Map.of("note", "ilk", "count", 1),
            Map.of("note", "ikinci", "count", 2));
        Act act = act(report.act());
        assertThat(act.type()).isEqualTo(RegisterFiles.IMPORTED);
        assertThat(act.actor()).isEqualTo(KEEPER);
        assertThat(act.body()).containsEntry("sha256", report.sha256()).containsEntry("reason", "Aktarma")
            .containsEntry("newParties", 1).containsEntry("register", register);
        assertThat(history).allMatch(e -> e.madeBy().equals(act.id()));
        assertThat(act.subjects()).isEmpty();
        assertThat(leftOver()).isZero();
    }

    @Test
    void oneWrongRowAmongManyKeepsAllOut() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            lines.append(fresh()).append(",2026-01-01,,,x,").append(i).append("\r\n");
        }
        FileReport report = take(lines + "12345678901,2026-01-01,,,x,1\r\n");
        assertThat(found(report)).containsExactly("2502 identity-number");
        assertThat(report.rows()).isEqualTo(2501);
        assertThat(report.act()).isNull();
        assertThat(rows()).isZero();
        assertThat(leftOver()).isZero();
        assertThat(take(lines.toString()).isGood()).isTrue();
        assertThat(rows()).isEqualTo(2500);
    }

    @Test
    void aTrialChangesNothing() {
        FileReport report = take(register, HEADER + fresh() + ",2026-01-01,,,x,1\r\n", true);
        assertThat(report.isGood()).isTrue();
        assertThat(report.act()).isNull();
        assertThat(rows()).isZero();
        assertThat(leftOver()).isZero();
    }

    @Test
    void rowsThatOverlapInTheFileOrInTheRegisterAreFound() {
        String number = fresh();
        FileReport inFile = take(number + ",2026-01-01,2026-12-31,,x,1\r\n" + number
            + ",2026-06-01,2026-07-01,,x,1\r\n"
            + number + ",2026-08-01,2026-09-01,,x,1\r\n" + number + ",2026-06-01,2026-07-01,,x,2\r\n"
            + number + ",2026-06-01,2026-07-01,other,x,2\r\n" + number + ",2027-01-01,,,x,1\r\n");
        assertThat(found(inFile)).containsExactly("3 overlaps", "4 overlaps", "5 twice");
        assertThat(take(number + ",2026-01-01,2026-12-31,,x,1\r\n").isGood()).isTrue();
        assertThat(found(take(number + ",2026-12-31,,,x,1\r\n" + number + ",2025-01-01,2025-12-31,,x,1\r\n")))
            .containsExactly("2 taken-days", "3 unknown-on-day");
        assertThat(take(number + ",2027-01-01,,,x,1\r\n").isGood()).isTrue();
    }

    @Test
    void whereARegisterMakesNobodyNewAnUnknownNumberIsFound() {
        register = define(false);
        assertThat(found(take(fresh() + ",2026-01-01,,,x,1\r\n"))).containsExactly("2 unknown");
    }

    @Test
    void theSameFileIsNotTakenInTwice() {
        String lines = fresh() + ",2026-01-01,,,x,1\r\n";
        assertThat(take(lines).isGood()).isTrue();
        assertThatThrownBy(() -> take(lines)).isInstanceOfSatisfying(Failure.class, e -> {
            assertThat(e.kind()).isEqualTo(Failure.Kind.CONFLICT);
            assertThat(e.violations().getFirst().code()).isEqualTo("file-known");
        });
        assertThat(rows()).isEqualTo(1);
        assertThat(leftOver()).isZero();
    }

    @Test
    void aFileThatIsNotTheOneExpectedIsRefused() {
        byte[] bytes = (HEADER + fresh() + ",2026-01-01,,,x,1\r\n").getBytes(StandardCharsets.UTF_8);
        FileReport report = files.take(new FileOrder(register, KEEPER, "x", "0".repeat(64), false),
            new ByteArrayInputStream(bytes));
        assertThat(found(report)).containsExactly("0 other-file");
        assertThat(rows()).isZero();
        FileReport right = files.take(new FileOrder(register, KEEPER, "x",
            report.sha256().toUpperCase(), false), new ByteArrayInputStream(bytes));
        assertThat(right.isGood()).isTrue();
    }

    @Test
    void whatWasGivenOutIsTakenInAndGivenOutAlike() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            String number = fresh();
            lines.add(number + ",2026-01-01,2026-12-31,,\"İlk, \"\"not\"\"\nikinci satır " + i + "\"," + i);
            lines.add(number + ",2026-01-01,,'=s,'=1+1,-5");
            lines.add(number + ",2027-01-01,,,,");
        }
        assertThat(found(take(String.join("\r\n", lines) + "\r\n"))).isEmpty();
        String first = give(register);
        String copy = define(false);
        assertThat(found(take(copy, first, false))).isEmpty();
        assertThat(give(copy)).isEqualTo(first);
        assertThat(first.lines().filter(l -> l.contains("'=1+1"))).hasSize(1200);
    }

    @Test
    void whoeverIsInAFileThatIsGivenOutSeesWhoReadIt() {
        String number = fresh();
        take(number + ",2026-01-01,,,x,1\r\n");
        UUID party = access.asSystem(() -> registers.party("identity-number", number, Sundial.FIRST_DAY)
            .orElseThrow());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileReport report = files.give(new FileOrder(register, KEEPER, "Denetim", null, false), out);
        List<Act> reads = access.asSystem(() -> journal.about(party)).stream()
            .filter(a -> a.type().equals("data.read")).toList();
        assertThat(reads).singleElement().satisfies(read -> {
            assertThat(read.actor().post()).isEqualTo("register-keeper");
            assertThat(read.purpose()).isEqualTo("register-keeping");
            assertThat(read.body()).isEqualTo(Map.of("what", "register-file"));
        });
        assertThat(act(report.act()).body()).containsEntry("sha256", report.sha256())
            .containsEntry("reason", "Denetim");
    }

    @Test
    void aRegisterThatIsNoFileIsNotFound() {
        assertThatThrownBy(() -> take("nothing", HEADER, false)).isInstanceOf(Failure.class);
        assertThat(files.registers()).extracting(Register::id).contains("foreigners", "insurance");
    }

    @Test
    void theFileOfEveryRegisterOfThePackIsTakenInAgainForTrial() {
        for (String id : List.of("foreigners", "insurance", "residence-permits", "restrictions")) {
            FileReport report = take(id, give(id), true);
            assertThat(report.rows()).as(id).isPositive();
            assertThat(report.findings()).as(id).allMatch(f -> f.code().equals("taken-days")
                || isUnknownGround(f));
        }
    }

    /**
     * An example of the pack enters a ground that the law does not know: what stands wrong is told here too.
     */
    private static boolean isUnknownGround(FileFinding finding) {
        return finding.code().equals("value") && finding.column().equals("ground");
    }

    @Test
    void everyFindingHasItsWords() {
        var texts = new divan.web.Texts();
        for (String code : List.of("empty", "not-utf-8", "not-csv", "record-too-long", "column-unknown",
            "column-twice",
                "column-missing", "cells", "identity-number", "day", "ends-before", "value", "formula",
                "control", "twice", "overlaps", "unknown", "unknown-on-day", "taken-days", "other-file")) {
            assertThat(texts.has("register-file." + code)).as(code).isTrue();
        }
    }
}
