package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import divan.journal.Actor;
import divan.lawtext.LawFile;
import divan.lawtext.LawText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A law that was taken in twice, with a changed article, compared on two days. */
@World
class DifferencePagesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    @Autowired
    private Consolidation consolidation;
    @Value("${local.server.port}")
    private int port;

    private static LawFile law(String sentence) {
        LawFile file = ConsolidationTest.law("9901-ornek");
        String source = file.text().source().replace("Bahçe her gün sulanır.", sentence);
        return new LawFile("9971", "Fark Kanunu", LawText.of("9971", source), file.census(),
            HexFormat.of().toHexDigits(sentence.hashCode()).repeat(8), file.facts(), List.of());
    }

    @BeforeEach
    void take() {
        if (consolidation.on("9971", LocalDate.of(2026, 1, 1)).isEmpty()) {
            consolidation.take(List.of(law("Bahçe her gün sulanır.")), Actor.system(), NOW,
                LocalDate.of(2025, 1, 1));
            consolidation.take(List.of(law("Bahçe her <sabah> sulanır.")), Actor.system(), NOW,
                LocalDate.of(2026, 6, 1));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
            + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void removedAndAddedWordsAreMarkedAsSuch() throws Exception {
        String page = get("/tr/law/difference?provision=9971/3/1&from=2026-01-01&to=2026-11-22").body();
        assertThat(page).containsPattern("<del>.*gün.*</del>").containsPattern("<ins>.*&lt;sabah&gt;.*</ins>")
            .contains("silinen", "eklenen", "data-label=\"01.01.2026\"");
    }

    @Test
    void withoutAnEarlierDayTheDayBeforeTheTextIsTaken() throws Exception {
        assertThat(get("/tr/law/difference?provision=9971/3&to=2026-11-22").body())
            .contains("31.05.2026", "&lt;sabah&gt;");
        assertThat(get("/tr/law/9971/3/1?on=2026-11-22").body())
            .contains("/tr/law/difference?provision=9971/3/1&amp;to=2026-11-22");
    }

    @Test
    void whatIsTheSameIsSaidAndWhatIsUnknownIsNotCompared() throws Exception {
        assertThat(get("/en/law/difference?provision=9971/3/1&from=2026-07-01&to=2026-11-22").body())
            .contains("The wording is the same on both days.").doesNotContain("<del>", "<ins>");
        assertThat(get("/tr/law/difference?provision=9971/1&from=2015-01-01&to=2026-11-22").body())
            .containsAnyOf("bilinmiyor", "henüz yoktu");
    }

    @Test
    void whatIsNoProvisionHasNoDifference() throws Exception {
        for (String none : List.of("", "?provision=9971", "?provision=9971/77", "?provision=%3Cb%3E",
            "?provision=7777/1")) {
            assertThat(get("/tr/law/difference" + none).statusCode()).as(none).isEqualTo(404);
        }
    }
}
