package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.access.Browser;
import divan.casework.Bureau;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who read my data: all of it, in pages, narrowed, on paper and as data. */
@World
class TrackerPagesTest {
    private static final Pattern OLDER = Pattern.compile("href=\"(/tr/my/data\\?[^\"]*before=[^\"]+)\"");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;
    private Browser browser;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person",
            "applicant-" + applicant.name().substring("Deneme ".length()));
    }

    private void read(Actor by, String purpose, String day) {
        access.asSystem(() -> journal.append(Act.of(Sundial.FIRST_DAY.atStartOfDay(
            divan.kernel.Turkish.ZONE).toInstant().plusSeconds(3600 * Long.parseLong(day)), by, "data.read",
            List.of(Objects.requireNonNull(applicant.party())), List.of("6458/24/1"), purpose,
            Map.of("what", "case"))));
    }

    private static Actor official(String post, String organ) {
        return Actor.official(UUID.randomUUID(), post, organ, List.of());
    }

    private static int rows(String page) {
        return page.split("govuk-table__row", -1).length - 2;
    }

    @Test
    void everyReadIsThereHoweverManyThereAre() {
        for (int i = 0; i < 230; i++) {
            read(official("ankara-migration-officer", "92000006"), "residence-permit.review", "10");
        }
        int all = 0;
        String page = "/tr/my/data?organ=others";
        for (int pages = 0; pages < 5 && !page.isEmpty(); pages++) {
            String body = browser.get(page).body();
            all += rows(body);
            Matcher older = OLDER.matcher(body);
            page = older.find() ? older.group(1).replace("&amp;", "&") : "";
        }
        assertThat(all).isEqualTo(230);
        assertThat(rows(browser.get("/tr/my/data/print?organ=92000006").body())).isEqualTo(230);
    }

    @Test
    void theListIsNarrowedByDaysOrganAndPurpose() {
        read(official("ankara-migration-officer", "92000006"), "residence-permit.review", "10");
        read(official("istanbul-migration-officer", "92000034"), "residence-permit.serve", "34");
        assertThat(rows(browser.get("/tr/my/data?organ=others").body())).isEqualTo(2);
        assertThat(browser.get("/tr/my/data?organ=92000034").body()).contains("Göç Memuru, İstanbul")
            .doesNotContain("Göç Memuru, Ankara");
        assertThat(rows(browser.get("/tr/my/data?organ=others&purpose=residence-permit.review").body()))
            .isEqualTo(1);
        String day = Sundial.FIRST_DAY.plusDays(1).toString();
        assertThat(rows(browser.get("/tr/my/data?organ=others&from=" + day).body())).isEqualTo(1);
        assertThat(rows(browser.get("/tr/my/data?organ=others&last=" + Sundial.FIRST_DAY).body()))
            .isEqualTo(1);
        assertThat(browser.get("/tr/my/data?organ=others").body()).contains("/tr/law/6458/24/1");
    }

    /** Whoever acts for somebody is not that somebody, and whoever looks sees it. */
    @Test
    void whoeverReadForSomebodyElseIsNotSaidToBeThemselves() {
        read(Actor.person(UUID.randomUUID(), null), "own-data", "10");
        assertThat(browser.get("/tr/my/data").body()).contains("Sizin adınıza işlem yapan kişi");
    }

    @Test
    void asDataItSaysTheSame() {
        read(official("ankara-migration-officer", "92000006"), "residence-permit.review", "10");
        assertThat(browser.get("/api/reads?organ=others").body()).contains("Göç Memuru, Ankara",
            "\"purpose\":\"residence-permit.review\"", "6458/24/1");
        assertThat(new Browser(port).get("/api/reads").statusCode()).isEqualTo(401);
    }
}
