package divan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import divan.database.TestCluster;
import divan.database.TestDatabase;
import divan.demo.Folders;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.lawtext.LawText;
import divan.lawtext.Node;
import divan.legislation.Consolidation;
import divan.legislation.LawVersion;
import divan.legislation.Standing;
import divan.legislation.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The 26 laws of {@code ../shared/data/legislation} taken into a database of their own, as an operator does;
 * skipped where that folder is absent. What is bad is refused, and nothing lands.
 */
class PublishedLawsTest {
    private static final Path LAWS = Path.of("../shared/data/legislation");
    private static final Path OURS = Path.of("src/test/resources/laws");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    @TempDir
    private Path scratch;
    private final TestDatabase database = TestCluster.fresh();
    private String said = "";

    private int take(Path folder) throws IOException {
        Path password = Files.writeString(scratch.resolve("password"), database.adminAddress().password());
        String url = database.adminAddress().url().replace("jdbc:postgresql://", "postgres://"
            + database.adminAddress().user() + "@");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Divan.run(List.of("law", "import", folder.toString(), "--database", url,
            "--database-password-file", password.toString(), "--data", scratch.toString(), "--now",
            "2026-11-22T09:00:00Z"), print, print);
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    private long rows(String table) {
        return JdbcClient.create(database.admin()).sql("select count(*) from " + table).query(Long.class)
            .single();
    }

    @Test
    void allOfThemLandWithEveryProvisionAndWithoutLoss() throws IOException {
        assumeThat(Files.isDirectory(LAWS)).as("the folder " + LAWS + " is absent").isTrue();
        assertThat(take(LAWS)).as(said).isZero();
        Map<String, LawFile> files = LawFolder.below(LAWS).stream().map(LawFolder::read)
            .collect(Collectors.toMap(LawFile::number, file -> file));
        try (AnnotationConfigApplicationContext parts = parts()) {
            Consolidation laws = parts.getBean(Consolidation.class);
            assertThat(laws.laws()).extracting(LawVersion::law).containsExactlyInAnyOrderElementsOf(
                files.keySet());
            laws.laws().forEach(law -> isWhole(laws, law, files.get(law.law())));
            isFoundByDay(laws);
        }
        assertThat(rows("legislation.norm")).isEqualTo(26);
        assertThat(JdbcClient.create(database.admin()).sql("select kind from legislation.norm where "
            + "id = '2709'").query(String.class).single()).isEqualTo("constitution");
        assertThat(rows("journal.act")).isEqualTo(26);
    }

    private AnnotationConfigApplicationContext parts() {
        return Parts.of(Map.of("divan.data", scratch.toString(), "divan.demo", "false", "divan.pack-dir",
            scratch.toString()), database.app());
    }

    /** The stored source is the file, the leaves of each provision are its words, and each has its row. */
    private static void isWhole(Consolidation laws, LawVersion law, LawFile file) {
        String source = laws.source(law);
        assertThat(source).as(law.law()).isEqualTo(file.text().source());
        LawText text = file.text();
        assertThat(text.isLossless()).as(law.law()).isTrue();
        assertThat(text.provisions().stream().filter(provision -> !provision.node().leaves()
            .map(leaf -> source.substring(leaf.from(), leaf.to())).collect(Collectors.joining())
            .equals(source.substring(provision.node().from(), provision.node().to()))))
            .as(law.law()).isEmpty();
        List<String> articles = text.articles().map(a -> a.address()).distinct().toList();
        assertThat(laws.articles(law)).extracting(Wording::place).as(law.law())
            .containsExactlyElementsOf(articles);
        long stored = articles.stream().mapToLong(article -> laws.article(law, article).size()).sum();
        assertThat(stored).as(law.law()).isEqualTo(text.provisions().stream()
            .map(divan.lawtext.Provision::address).distinct().count());
        assertThat(text.root().leaves().mapToInt(Node::to).max().orElse(0)).isEqualTo(source.length());
    }

    private static void isFoundByDay(Consolidation laws) {
        LawVersion law = laws.on("6458", DAY).orElseThrow();
        Wording clause = laws.find(law, "31/1-a").orElseThrow();
        assertThat(clause.lead()).contains("Bilimsel araştırma");
        assertThat(laws.standing(law, clause, DAY).state()).isEqualTo(Standing.State.IN_FORCE);
        assertThat(laws.standing(law, clause, LocalDate.of(2012, 1, 1)).state())
            .isEqualTo(Standing.State.NOT_YET);
        assertThat(laws.commencement(law).isKnown()).isTrue();
        assertThat(laws.standing(law, clause, LocalDate.of(2014, 4, 10)).state()).as("125/1-b")
            .isEqualTo(Standing.State.NOT_YET);
        assertThat(laws.standing(law, clause, LocalDate.of(2014, 4, 11)).began())
            .isEqualTo(LocalDate.of(2014, 4, 11));
        assertThat(laws.laws().stream().filter(one -> !laws.commencement(one).isKnown()).map(LawVersion::law))
            .containsExactlyInAnyOrder("657", "2709");
        Wording repealed = laws.find(law, "123").orElseThrow();
        assertThat(laws.standing(law, repealed, DAY).state()).isEqualTo(Standing.State.NO_MORE);
        assertThat(laws.naming("6458", "6458/31/1")).isNotEmpty();
        assertThat(laws.find(law, "999")).isEmpty();
    }

    private Path laws(String metin, byte[] bytes) throws IOException {
        Path laws = Files.createTempDirectory(scratch, "laws");
        Folders.copy(OURS.resolve("9902-eski-ornek"), laws.resolve("good"));
        Folders.copy(OURS.resolve("9901-ornek"), laws.resolve("bad"));
        Files.write(laws.resolve("bad").resolve(metin), bytes);
        return laws;
    }

    private void isRefused(byte[] bytes, String... reasons) throws IOException {
        assertThat(take(laws("metin.md", bytes))).as(said).isEqualTo(1);
        assertThat(said).contains(reasons).contains("No law was taken in.");
        assertThat(rows("legislation.version") + rows("legislation.norm") + rows("journal.act")).isZero();
    }

    @Test
    void whatIsBadIsRefusedWithPlaceAndReasonAndNothingLands() throws IOException {
        String good = Files.readString(OURS.resolve("9901-ornek/metin.md"));
        isRefused("Foo bar (1/1/2001 ek) 5 inci\n\n".repeat(350_000).getBytes(StandardCharsets.UTF_8),
            "9901 metin.md:0: no article was found");
        isRefused(good.getBytes(Charset.forName("windows-1254")), "metin.md:1:", "Windows-1254");
        isRefused(good.replace("MADDE\n2-", "MADDE\n1-").getBytes(StandardCharsets.UTF_8),
            "article 1 stands twice; first in line");
        isRefused(good.replace("MADDE\n2-", "MADDE\n7-").getBytes(StandardCharsets.UTF_8), "missing");
        isRefused(new byte[] {'M', 0, 'x'}, "metin.md:1: holds a control character");
    }

    @Test
    void aReferenceToNowhereIsReportedByTheCheckAndTheTextStillLands() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(LawCommand.run(List.of("check", OURS.resolve("9901-ornek").toString()), print, print))
            .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(
            "metin.md:78: note: article 12 of this law");
        assertThat(take(OURS)).as(said).isZero();
        assertThat(rows("legislation.version")).isEqualTo(2);
    }
}
