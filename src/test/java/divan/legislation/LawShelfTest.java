package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Actor;
import divan.kernel.Ids;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.lawtext.LawText;
import divan.organisation.Echo;
import divan.organisation.Hearing;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Laws that are kept in memory answer what the database answers, also right after a change. */
@World
class LawShelfTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private LawShelf shelf;
    @Autowired
    private Impact impact;
    @Autowired
    private Hearing hearing;
    @Autowired
    private Echo echo;
    @Autowired
    private Transactions transactions;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void heard() throws InterruptedException {
        consolidation.take(List.of(law("9901-ornek"), law("9902-eski-ornek")), Actor.system(), NOW, DAY);
        for (int i = 0; !hearing.isOn() && i < 2000; i++) {
            Thread.sleep(10);
        }
        assertThat(hearing.isOn()).isTrue();
    }

    private static LawFile law(String folder) {
        return LawFolder.read(Path.of("src/test/resources/laws").resolve(folder));
    }

    /** A law of two articles, the second of which says this. */
    private static LawFile said(String number, String words) {
        LawText text = LawText.of(number, """
            Amaç

            MADDE 1 – (1) Bu Kanunun amacı denemektir.

            Atıf

            MADDE 2 – (1) %s
            """.formatted(words));
        return new LawFile(number, "Deneme Kanunu " + number, text, law("9902-eski-ornek").census(),
            HexFormat.of().toHexDigits(words.hashCode()).repeat(8), law("9902-eski-ornek").facts(),
            List.of());
    }

    private void take(String number, String words, LocalDate since) {
        consolidation.take(List.of(said(number, words)), Actor.system(), NOW, since);
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @Test
    void whatIsKeptIsWhatTheDatabaseSays() {
        for (String law : List.of("9901", "9902", "4711")) {
            LawSheet sheet = shelf.sheet(law);
            assertThat(shelf.sheet(law)).as("kept").isSameAs(sheet);
            for (int years = -40; years < 3; years++) {
                LocalDate day = DAY.plusYears(years);
                assertThat(sheet.on(day)).isEqualTo(consolidation.on(law, day));
            }
            consolidation.on(law, DAY).ifPresent(version -> agree(sheet, version));
        }
    }

    private void agree(LawSheet sheet, LawVersion version) {
        List<Wording> articles = consolidation.articles(version);
        assertThat(articles).hasSizeGreaterThan(2);
        assertThat(shelf.body(version).articles()).isEqualTo(articles);
        for (Wording article : articles) {
            List<Wording> below = consolidation.article(version, article.article());
            assertThat(shelf.body(version).article(article.article())).isEqualTo(below);
            assertThat(shelf.body(version).changes(article.article()))
                .isEqualTo(consolidation.changes(version, article.article()));
            below.forEach(wording -> agree(sheet, version, wording));
        }
    }

    private void agree(LawSheet sheet, LawVersion version, Wording wording) {
        String place = wording.place();
        assertThat(shelf.find(version, place)).isEqualTo(consolidation.find(version, place))
            .contains(wording);
        assertThat(shelf.body(version).named(place)).isEqualTo(consolidation.named(version, place).stream()
            .map(Citing::target).distinct().toList());
        assertThat(sheet.naming(wording.address())).isEqualTo(consolidation.naming(version.law(),
            wording.address()).stream().map(Citing::by).distinct().toList());
        for (int years = -40; years < 3; years++) {
            LocalDate day = DAY.plusYears(years);
            assertThat(shelf.standing(sheet, version, wording, day))
                .isEqualTo(consolidation.standing(version, wording, day));
        }
    }

    @Test
    void whatNamesAProvisionOrARangeOrAWholeIsFoundWhereverItIsKept() {
        List<String> targets = List.of("7720", "7720/1", "7720/1/2", "7720/1/2-a", "7720/1-3", "7720/1-3/1",
            "7720/10", "7720/10/1", "7720/1A", "7720/1A/1", "7720/ek-1", "7720/ek-1/2");
        LawSheet sheet = LawSheet.of(List.of(), Optional.empty(), List.of(), targets.stream()
            .map(target -> new LawSheet.Naming("7721/" + targets.indexOf(target), target, ""))
            .toList());
        for (String asked : targets) {
            Address changed = Address.known(asked);
            List<String> wanted = targets.stream().filter(target -> target.startsWith(asked + "/")
                || target.startsWith(asked + "-") || target.equals(asked)
                || changed.above().stream().anyMatch(above -> above.text().equals(target))).toList();
            assertThat(sheet.near(changed).stream().map(LawSheet.Naming::target)).as(asked)
                .doesNotHaveDuplicates().containsAll(wanted);
        }
    }

    @Test
    void aTextThatWasJustTakenInIsAnsweredAtOnceAndSoIsWhatItNames() throws Exception {
        take("7711", "7712 sayılı Kanunun 1 inci maddesi saklıdır.", DAY.minusDays(9));
        take("7712", "Hiçbir hüküm saklı değildir.", DAY.minusDays(9));
        for (int n = 1; n < 20; n++) {
            assertThat(json("/api/law/7711/2/1").at("/words").stringValue()).doesNotContain("Sürüm " + n);
            assertThat(json("/api/law/7712/1").at("/named-by").size()).isEqualTo(n % 2);
            assertThat(impact(n)).isEqualTo(n % 2);
            take("7711", "Sürüm " + n + ". " + (n % 2 == 1 ? ""
                : "7712 sayılı Kanunun 1 inci maddesi saklıdır."), DAY);
            JsonNode now = json("/api/law/7711/2/1");
            assertThat(now.at("/words").stringValue()).startsWith("Sürüm " + n + ".");
            assertThat(now.at("/law/version").intValue()).isEqualTo(n + 1);
            assertThat(json("/api/law/7711/2/1?on=" + DAY.minusDays(1)).at("/law/version").intValue())
                .isEqualTo(1);
        }
    }

    private long impact(int n) throws Exception {
        List<Kind> kinds = impact.of(new ProposedChange(Address.known("7712/1"), ProposedChange.Sort.REPEAL,
            DAY)).kinds().stream().map(kind -> kind.kind()).toList();
        assertThat(json("/api/impact?provision=7712/1").at("/in-text").booleanValue()).isTrue();
        return kinds.stream().filter(kind -> kind == Kind.PROVISION).count();
    }

    @Test
    void aNormThatWasJustEnteredOrEndedIsAnsweredAtOnce() throws Exception {
        LawOffice office = new LawOffice(program);
        String norm = office.approved();
        assertThat(json("/api/law/" + norm + "/1").at("/state").stringValue()).isEqualTo("in-force");
        assertThat(impact.of(new ProposedChange(Address.known("6458/121"), ProposedChange.Sort.REPEAL, DAY))
            .kinds().stream().filter(kind -> kind.kind() == Kind.NORM).flatMap(kind -> kind.first().stream())
            .map(touched -> touched.thing().id())).contains(norm);
        office.ended(norm);
        assertThat(json("/api/law/" + norm + "/1?on=" + DAY.plusDays(1)).at("/state").stringValue())
            .isEqualTo("no-more");
    }

    @Test
    void anotherProgramThatTookTextsInWaitsUntilThisOneKnows() throws Exception {
        take("7713", "Birinci söz.", DAY);
        assertThat(json("/api/law/7713/1").at("/state").stringValue()).isEqualTo("in-force");
        jdbc.sql("update legislation.norm set valid = daterange(lower(valid), :day), ended_by = :act "
            + "where id = '7713'").param("day", DAY).param("act", Ids.next()).update();
        assertThat(echo.await(Duration.ofSeconds(20))).isTrue();
        assertThat(json("/api/law/7713/1").at("/state").stringValue()).isEqualTo("no-more");
    }

    @Test
    void whatIsReadInATransactionThatIsTakenBackIsNotKept() {
        take("7714", "Birinci söz.", DAY.minusDays(2));
        int known = shelf.sheet("7714").versions().size();
        try {
            transactions.run(RowIdentity.SYSTEM, () -> {
                take("7714", "İkinci söz.", DAY.minusDays(1));
                assertThat(shelf.sheet("7714").versions()).hasSize(known + 1);
                assertThat(shelf.body(shelf.sheet("7714").versions().getLast()).find("2/1").orElseThrow()
                    .lead()).isEqualTo("İkinci söz.");
                throw new IllegalStateException("taken back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("taken back");
        }
        assertThat(shelf.sheet("7714").versions()).hasSize(known);
        take("7714", "Üçüncü söz.", DAY.minusDays(1));
        assertThat(shelf.body(shelf.sheet("7714").versions().getLast()).find("2/1").orElseThrow().lead())
            .isEqualTo("Üçüncü söz.");
    }
}
