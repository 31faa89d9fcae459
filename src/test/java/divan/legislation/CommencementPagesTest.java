package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import divan.access.Browser;
import divan.database.TestDatabase;
import divan.demo.World;
import divan.journal.Actor;
import divan.lawtext.Commencement.Ground;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.lawtext.LawText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From when a law that was taken in is in force: by call and by page, day by day. */
@World
class CommencementPagesTest {
    private static final Path FOREIGNERS =
        Path.of("../shared/data/legislation/6458-yabancilar-ve-uluslararasi-koruma-kanunu");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private Commencements commencements;
    @Autowired
    private TestDatabase database;
    @LocalServerPort
    private int port;

    private void take(LawFile... laws) {
        consolidation.take(List.of(laws), Actor.system(), NOW, DAY);
    }

    private LawFile garden(String number, String says) {
        LawFile read = ConsolidationTest.law("9901-ornek");
        String source = read.text().source().replace("Bu Kanun yayımı tarihinde yürürlüğe girer.", says);
        LawText text = LawText.of(number, source);
        return new LawFile(number, read.title(), text, read.census(), (number + "a").repeat(16).substring(0,
            64), read.facts(), List.of());
    }

    private JsonNode json(String path) {
        return JsonMapper.builder().build().readTree(new Browser(port).get(path).body());
    }

    private String state(String place, String day) {
        return json("/api/law/" + place + "?on=" + day).get("state").asString();
    }

    private String page(String place) {
        return new Browser(port).get("/tr/law/" + place).body();
    }

    /** Under a number of its own: other tests of this program ask what packs say of 6458. */
    private static LawFile foreigners() {
        LawFile read = LawFolder.read(FOREIGNERS);
        return new LawFile("9458", read.title(), LawText.of("9458", read.text().source()), read.census(),
            read.sha256(), read.facts(), List.of());
    }

    @Test
    void law6458CameIntoForceInTwoStepsAsItsArticle125Says() {
        assumeThat(Files.isDirectory(FOREIGNERS)).as("the folder " + FOREIGNERS + " is absent").isTrue();
        take(foreigners());
        assertThat(state("9458/8/1", "2013-04-05")).as("accepted on the 4th").isEqualTo("not-yet");
        assertThat(state("9458/8/1", "2013-04-11")).as("published").isEqualTo("not-yet");
        assertThat(state("9458/8/1", "2014-04-10")).isEqualTo("not-yet");
        assertThat(state("9458/8/1", "2014-04-11")).isEqualTo("in-force");
        assertThat(state("9458/122/1", "2014-04-10")).as("taken out of part five").isEqualTo("not-yet");
        assertThat(state("9458/122/1", "2014-04-11")).isEqualTo("in-force");
        assertThat(state("9458/125/1", "2013-04-10")).isEqualTo("not-yet");
        assertThat(state("9458/125/1", "2013-04-11")).as("part five").isEqualTo("in-force");
        assertThat(state("9458/gecici-1/1", "2013-04-11")).isEqualTo("in-force");
        JsonNode article = json("/api/law/9458/8/1?on=2020-01-01");
        assertThat(article.get("in-force-from").asString()).isEqualTo("2014-04-11");
        JsonNode law = article.get("law");
        assertThat(law.get("published").asString()).isEqualTo("2013-04-11");
        assertThat(law.get("commencement").asString()).isEqualTo("read");
        assertThat(law.get("commencement-by").asString()).isEqualTo("9458/125");
        assertThat(law.get("gazette").asString()).isEqualTo("2013-04-11/28615");
        JsonNode starts = json("/api/law/9458").get("starts");
        assertThat(starts.get(0).get("rest").asBoolean()).isFalse();
        assertThat(starts.get(1).get("rest").asBoolean()).isTrue();
        assertThat(page("9458")).contains("Ne zaman yürürlüğe girdi").contains("11.04.2014")
            .contains("diğer hükümler").contains("/tr/law/9458/125\"");
        assertThat(page("9458/8/1?on=2014-01-01"))
            .contains("Bu hüküm 01.01.2014 günü henüz yürürlükte değildi. ")
            .contains("Yürürlüğe girdiği gün: 11.04.2014.");
    }

    @Test
    void aParagraphThatComesLaterIsNotShownWithTheArticleThatStandsAlready() {
        take(garden("9943", "Bu Kanunun 1 inci maddesinin ikinci fıkrası yayımından bir yıl sonra, diğer "
            + "maddeleri yayımı tarihinde yürürlüğe girer."));
        assertThat(state("9943/1", "2020-06-01")).isEqualTo("in-force");
        assertThat(state("9943/2/1-a", "2014-01-01")).isEqualTo("wording-unknown");
        assertThat(state("9943/1/2", "2014-04-10")).isEqualTo("not-yet");
        assertThat(page("9943/1?on=2014-01-01")).contains("Bu bölüm 11.04.2014 günü yürürlüğe girdi")
            .doesNotContain("Bu Kanunun 3 üncü maddesinin ikinci fıkrasının");
        JsonNode whole = json("/api/law/9943/4?on=2014-01-01");
        assertThat(whole.get("state").asString()).isEqualTo("in-force");
    }

    @Test
    void whatIsNotUnderstoodIsSaidAndCountedFromPublication() {
        take(garden("9941", "Bu Kanun sulama kanalları açıldığında yürürlüğe girer."));
        JsonNode article = json("/api/law/9941/1/2?on=2013-05-01");
        assertThat(article.get("state").asString()).isEqualTo("in-force");
        assertThat(article.get("in-force-from").isNull()).isTrue();
        assertThat(article.get("law").get("commencement").asString()).isEqualTo("unread");
        assertThat(state("9941/1/2", "2013-04-10")).as("not before publication").isEqualTo("not-yet");
        assertThat(page("9941")).contains("yürürlüğe giriş gününü metninden okuyamadık")
            .contains("11.04.2013");
        assertThat(page("9941/1/2")).contains("En erken 11.04.2013 gününden beri yürürlükte");
    }

    @Test
    void aTextTakenInBeforeItsBeginningWasReadIsReadAtTheNextStart() {
        take(garden("9942", "Bu Kanun yayımından dokuz ay sonra yürürlüğe girer."));
        LawVersion version = consolidation.on("9942", DAY).orElseThrow();
        JdbcClient jdbc = JdbcClient.create(database.owner());
        jdbc.sql("delete from legislation.start where law = '9942'").update();
        jdbc.sql("delete from legislation.commencement where law = '9942'").update();
        jdbc.sql("update legislation.norm set valid = '[2013-04-04,)' where id = '9942'").update();
        consolidation.readAgain();
        assertThat(commencements.of(version).ground()).isEqualTo(Ground.READ);
        assertThat(state("9942/1/2", "2014-01-10")).isEqualTo("not-yet");
        assertThat(json("/api/law/9942").get("norm").toString()).contains("2014-01-11");
    }
}
