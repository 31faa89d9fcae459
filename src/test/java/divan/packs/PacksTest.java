package divan.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.casework.Bureau;
import divan.database.Transactions;
import divan.demo.Folders;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A pack comes into force whole, by an act, or not at all; and what is wrong with it is said with file and
 * line.
 */
@World
class PacksTest {
    private static final String SERVICE = "services/residence-permit-extension/";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Packs packs;
    @Autowired
    private PackVersions versions;
    @Autowired
    private List<PackPart> parts;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Sundial sundial;
    @TempDir
    private Path folder;
    private Pack good;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
        good = packs.active("migration").orElseThrow();
    }

    @AfterEach
    void asItWas() {
        if (!packs.active("migration").orElseThrow().equals(good)) {
            assertThat(packs.activate(good)).isEmpty();
        }
    }

    private Pack with(String path, String content) {
        Map<String, byte[]> files = new TreeMap<>(good.files());
        if (content.isEmpty()) {
            files.remove(path);
        } else {
            files.put(path, content.getBytes(StandardCharsets.UTF_8));
        }
        return Pack.of("migration", files);
    }

    private String text(String path) {
        return new String(good.need(path), StandardCharsets.UTF_8);
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from packs." + table).query(Long.class).single();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
            Arguments.of(SERVICE + "form.yaml", "type: date", "type: dat", SERVICE + "form.yaml", true),
            Arguments.of(SERVICE + "form.yaml", "pages:", "pages: [", SERVICE + "form.yaml", true),
            Arguments.of(SERVICE + "form.yaml", "answers.about_you_right = false",
            "answers.about_you_right = ",
                SERVICE + "form.yaml", true),
            Arguments.of(SERVICE + "form.yaml", "'permit.ground = \"e\"'", "'permitt.ground = \"e\"'",
                SERVICE + "form.yaml", true),
            Arguments.of(SERVICE + "service.yaml", "permit.until + duration", "permit_until + duration",
                SERVICE + "service.yaml", true),
            Arguments.of(SERVICE + "service.yaml", "letters/grant.xhtml", "letters/gone.xhtml",
                SERVICE + "service.yaml", false),
            Arguments.of(SERVICE + "process.bpmn", "divan:letter=\"receipt\"", "divan:letter=\"recipt\"",
                SERVICE + "process.bpmn", true),
            Arguments.of(SERVICE + "process.bpmn", "<sequenceFlow id=\"to-receipt\"",
                "<sequenceFloww id=\"to-receipt\"", SERVICE + "process.bpmn", true),
            Arguments.of(SERVICE + "process.bpmn", "outcome = \"grant\"", "result = \"grant\"",
                SERVICE + "process.bpmn", true),
            Arguments.of(SERVICE + "eligibility.dmn", "<definitions", "<definition",
            SERVICE + "eligibility.dmn",
                false),
            Arguments.of(SERVICE + "letters/grant.xhtml", "{recipient.", "{recipent.",
            SERVICE + "letters/grant.xhtml",
                false),
            Arguments.of(SERVICE + "letters/receipt.xhtml", "<html", "<htm",
            SERVICE + "letters/receipt.xhtml", false),
            Arguments.of("organisation/organs.csv", ",90000002,", ",90000999,", "organisation/organs.csv",
            true),
            Arguments.of("organisation/organs.csv", "number,", "\"number,", "organisation/organs.csv", true),
            Arguments.of("organisation/delegations.csv", "2024-01-01", "2024-13-01",
            "organisation/delegations.csv",
                true),
            Arguments.of("organisation/posts.csv", "ankara-director,92000006", "ankara-director,92999906",
                "organisation/posts.csv", true),
            Arguments.of("legislation/6458.yaml", "in-force:", "in-forc:", "legislation/6458.yaml", true),
            Arguments.of("plans/2024-2028.csv", "1989171", "bir milyon", "plans/2024-2028.csv", true),
            Arguments.of("indicators.yaml", "value: 1989171", "value: çok", "indicators.yaml", true),
            Arguments.of("demo/foreigners.csv", "99000000110", "99000000111", "demo/foreigners.csv", true),
            Arguments.of(SERVICE + "text/en.yaml", "search-words:", "search-wordz:", SERVICE + "text/en.yaml",
                false),
            Arguments.of("parameters.yaml", "from: \"2024-01-01\"", "from: \"2024-02-31\"", "parameters.yaml",
            true));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyPackChangesNothingAndSaysWhere(String path, String right, String wrong, String file,
            boolean line) {
        assertThat(text(path)).contains(right);
        Pack faulty = with(path, text(path).replaceFirst(java.util.regex.Pattern.quote(right),
            java.util.regex.Matcher.quoteReplacement(wrong)));
        long stored = rows("version");
        long activated = rows("activation");

        List<Finding> findings = packs.activate(faulty);

        assertThat(findings).isNotEmpty().anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.line()).isGreaterThanOrEqualTo(line ? 1 : 0);
            assertThat(finding.message()).isNotBlank();
        });
        assertThat(packs.active("migration")).contains(good);
        assertThat(rows("version")).isEqualTo(stored);
        assertThat(rows("activation")).isEqualTo(activated);
    }

    @Test
    void theLineIsTheOneWithTheFault() {
        String organs = text("organisation/organs.csv");
        int at = organs.indexOf(",90000002,");
        int line = (int) organs.substring(0, at).lines().count();
        Pack faulty = with("organisation/organs.csv",
            organs.substring(0, at) + ",90000999," + organs.substring(at + ",90000002,".length()));
        assertThat(packs.check(faulty)).extracting(Finding::file, Finding::line)
            .contains(org.assertj.core.groups.Tuple.tuple("organisation/organs.csv", line));
    }

    @Test
    void filesThatAreMissingAreNamed() {
        for (String path : List.of("form.yaml", "process.bpmn", "eligibility.dmn", "letters/refuse.xhtml")) {
            assertThat(packs.check(with(SERVICE + path, ""))).as(path).isNotEmpty()
                .anyMatch(f -> f.toString().contains(path));
        }
        assertThat(packs.check(with("organisation/posts.csv", ""))).anyMatch(f ->
            f.file().equals("organisation/posts.csv"));
    }

    @Test
    void aPartThatThrowsWhenThePackIsActivatedLeavesNothing() {
        List<PackPart> broken = new ArrayList<>(parts);
        broken.add(new PackPart() {
            @Override
            public List<Finding> check(Pack pack) {
                return List.of();
            }

            @Override
            public void activate(Pack pack, Instant at) {
                throw new IllegalStateException("the last part cannot");
            }
        });
        Packs all = new Packs(versions, broken, journal, transactions, sundial, folder, Optional.empty(),
            new SoundPacks(""));
        Pack next = with("organisation/organs.csv",
            text("organisation/organs.csv").replace("Ankara İl", "Engürü İl"));
        assertThat(next).isNotEqualTo(good);
        long files = rows("file");
        long acts = acts();
        assertThatThrownBy(() -> all.activate(next)).hasMessage("the last part cannot");
        assertThat(rows("file")).isEqualTo(files);
        assertThat(acts()).isEqualTo(acts);
        assertThat(jdbc.sql("select count(*) from organisation.organ where name_tr like 'Engürü%'")
            .query(Long.class)
            .single()).isZero();
        assertThat(all.active("migration")).isEmpty();
    }

    private long acts() {
        return transactions.as(divan.database.RowIdentity.SYSTEM, () ->
            jdbc.sql("select count(*) from journal.act where type in ('pack.activated', 'organ.changed')")
                .query(Long.class).single());
    }

    @Test
    void aRunningCaseKeepsTheVersionItBeganWith() {
        Bureau bureau = new Bureau(program);
        String before = bureau.filed(bureau.applicant());
        String form = text(SERVICE + "form.yaml");
        String changed = form.replace("is: '20', code: too-short, args: ['20']",
            "is: '50', code: too-short, args: ['50']");
        assertThat(changed).isNotEqualTo(form);
        Pack next = with(SERVICE + "form.yaml", changed);

        assertThat(packs.activate(next)).isEmpty();

        String after = bureau.filed(bureau.applicant());
        assertThat(bureau.pack(before)).isEqualTo(good.version());
        assertThat(bureau.pack(after)).isEqualTo(next.version());
        assertThat(bureau.proposedWithAShortReason(before)).isTrue();
        assertThat(bureau.proposedWithAShortReason(after)).isFalse();
        assertThat(versions.find(good.version())).contains(good);
    }

    @Test
    void aChangedFolderIsTakenUpOnceItHasBeenQuietForTwoSecondsAndNotBefore() throws IOException {
        Path pack = folder.resolve("migration");
        Folders.copy(Path.of("packs/migration"), pack);
        Packs watched = new Packs(versions, parts, journal, transactions, sundial, folder, Optional.empty(),
            new SoundPacks(""));
        watched.takeUp(pack);
        Pack first = watched.active("migration").orElseThrow();
        FolderWatch watch = new FolderWatch(watched, true);
        watch.look(pack, 0);
        watch.look(pack, 10_000);

        Path form = pack.resolve(SERVICE + "form.yaml");
        String whole = Files.readString(form);
        Files.writeString(form, whole.substring(0, whole.length() / 2));
        watch.look(pack, 20_000);
        watch.look(pack, 21_999);
        assertThat(watched.active("migration")).contains(first);

        Files.writeString(form, whole + "# taken up\n");
        watch.look(pack, 22_000);
        watch.look(pack, 23_999);
        assertThat(watched.active("migration")).contains(first);
        watch.look(pack, 24_000);
        assertThat(watched.active("migration").orElseThrow()).isNotEqualTo(first);
        assertThat(watched.active("migration").orElseThrow().version()).isEqualTo(Pack.read(pack).version());
    }

    @Test
    void aFolderLeftHalfCopiedStaysOutUntilItIsWhole() throws IOException {
        Path pack = folder.resolve("migration");
        Folders.copy(Path.of("packs/migration"), pack);
        Packs watched = new Packs(versions, parts, journal, transactions, sundial, folder, Optional.empty(),
            new SoundPacks(""));
        watched.takeUp(pack);
        Pack first = watched.active("migration").orElseThrow();
        FolderWatch watch = new FolderWatch(watched, true);
        Files.delete(pack.resolve(SERVICE + "letters/grant.xhtml"));
        Files.writeString(pack.resolve("organisation/posts.csv"),
            "id,organ,title_tr,title_en,functions\n\"half");
        for (int second = 0; second < 10; second++) {
            watch.look(pack, second * 1000L);
        }
        assertThat(watched.active("migration")).contains(first);
    }
}
