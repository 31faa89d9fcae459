package divan.lawtext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Articles that repeal or amend other laws: whose provisions they name. */
class AmendingTest {
    private static final Path LAW =
        Path.of("../shared/data/legislation/6458-yabancilar-ve-uluslararasi-koruma-kanunu");

    private static List<String> named(LawText text, String article) {
        return text.references().stream().filter(r -> Provision.article(r.by()).equals(article))
            .map(Reference::target).toList();
    }

    private static List<String> named(String words) {
        return named(LawText.of("1234", "Madde 1 – Bahçe sulanır.\n\nMadde 2 – " + words + "\n"), "2");
    }

    @Test
    void aPossessiveInAListBelongsToTheLawNamedBefore() {
        assertThat(named("5682 sayılı Pasaport Kanununun 4 üncü ve ek 5 inci maddeleri, 5 inci maddesinin "
            + "birinci ve ikinci fıkraları ile 34 üncü maddesinin birinci fıkrasının ikinci cümlesi "
            + "yürürlükten kaldırılmıştır.")).containsExactly("5682/4", "5682/ek-5", "5682/5/1", "5682/5/2",
            "5682/34/1");
    }

    @Test
    void whatIsNoPossessiveOrStandsApartIsOfTheLawItself() {
        assertThat(named("4721 sayılı Kanunun 28 inci maddesi ile 5 inci maddede yazılı haller saklıdır."))
            .containsExactly("4721/28", "1234/5");
        assertThat(named("4721 sayılı Kanunun 28 inci maddesi uygulanır. Bu Kanunun 5 inci maddesi ile 6 ncı "
            + "maddesi saklıdır.")).containsExactly("4721/28", "1234/5", "1234/6");
        assertThat(named("4721 sayılı Kanunun 28 inci maddesi uygulanmaz; başvuru, 1 inci maddesi saklı "
            + "kalmak üzere alınır.")).containsExactly("4721/28", "1234/1");
    }

    @Test
    void quotedWordsOfAnAmendedLawSpeakOfThatLawAndArticle() {
        assertThat(named("2559 sayılı Kanunun 5 inci maddesine “Bu maddenin ikinci fıkrası ile bu Kanunun "
            + "9 uncu maddesi saklıdır.” cümlesi eklenmiştir. Bu madde derhal uygulanır; bu Kanunun 1 inci "
            + "maddesi saklıdır.")).containsExactly("2559/5", "2559/5/2", "2559/9", "1234/2", "1234/1");
        assertThat(named("Bu Kanunda geçen “bu maddenin birinci fıkrası” sözü 1 inci maddeyi anlatır."))
            .as("nothing was amended before").containsExactly("1234/2/1", "1234/1");
    }

    @Test
    void anAmendedTextThatRunsOverSeveralClausesStaysQuotedToItsEnd() {
        LawText text = LawText.of("1234", "Madde 1 – 2559 sayılı Kanunun 5 inci maddesi aşağıdaki gibi "
            + "değiştirilmiştir;\n\na) “Bu Kanunun 7 nci maddesine uyulur,\n\nb) Bu Kanunun 8 inci maddesine "
            + "uyulur.”\n\nMadde 2 – Bu Kanunun 1 inci maddesi saklıdır.\n");
        assertThat(named(text, "1")).containsExactly("2559/5", "2559/7", "2559/8");
        assertThat(named(text, "2")).containsExactly("1234/1");
    }

    @Test
    void theArticlesOfLaw6458ThatRepealOthersNameThoseOthers() {
        assumeThat(Files.isDirectory(LAW)).as("the folder " + LAW + " is absent").isTrue();
        LawText text = LawFolder.read(LAW).text();
        assertThat(named(text, "124")).containsExactly("5683", "5682/4", "5682/6", "5682/7", "5682/8",
            "5682/9", "5682/10", "5682/11", "5682/24", "5682/25", "5682/26", "5682/28", "5682/29", "5682/32",
            "5682/33", "5682/35", "5682/36", "5682/38", "5682/ek-5", "5682/5/1", "5682/5/2", "5682/34/1");
        assertThat(named(text, "125")).containsExactly("6458/122", "6458/123/1", "6458/123/2", "6458/123/5",
            "6458/123/7", "6458/124");
    }
}
