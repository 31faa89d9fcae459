package divan.lawtext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import divan.lawtext.Commencement.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From when a law says that it is in force; also of the laws as published, where the folder is there. */
class CommencementTest {
    private static final Path LAWS = Path.of("../shared/data/legislation");
    private static final LocalDate PUBLISHED = LocalDate.of(2013, 4, 11);
    private static final LocalDate PASSED = LocalDate.of(2013, 4, 4);

    private static String law(String says) {
        return """
            BAHÇE KANUNU

            Kanun Numarası : 9901

            Kabul Tarihi : 4/4/2013

            Yayımlandığı Resmî Gazete : Tarih : 11/4/2013 Sayı : 28615

            BİRİNCİ KISIM

            Genel Hükümler

            MADDE 1 – (1) Bahçe sulanır.

            (2) Gece sulanmaz.

            MADDE 2 – (1) Bahçıvan sular.

            İKİNCİ KISIM

            Son Hükümler

            MADDE 3 – (1) Ücret alınmaz.

            GEÇİCİ MADDE 1 – (1) Eski bahçeler de sulanır.

            Yürürlük

            MADDE 4 – (1) %s

            Yürütme

            MADDE 5 – (1) Bu Kanun hükümlerini Cumhurbaşkanı yürütür.
            """.formatted(says);
    }

    private static Commencement of(String says) {
        return CommencementReading.of(LawText.of("9901", law(says)), null, null);
    }

    private static void all(String says, LocalDate day) {
        Commencement read = of(says);
        assertThat(read.ground()).as(says).isEqualTo(Ground.READ);
        assertThat(read.of("1/2")).as(says).isEqualTo(day);
        assertThat(read.article()).isEqualTo("4");
    }

    @Test
    void oneDayForAllIsReadInEveryWayOfSayingIt() {
        all("Bu Kanun yayımı tarihinde yürürlüğe girer.", PUBLISHED);
        all("Bu Kanun yayımından altı ay sonra yürürlüğe girer.", LocalDate.of(2013, 10, 11));
        all("Bu Kanun yayımı tarihinden itibaren 6 (altı) ay sonra yürürlüğe girer.",
            LocalDate.of(2013, 10, 11));
        all("Bu Kanun yayımı tarihinden doksan gün sonra yürürlüğe girer.", PUBLISHED.plusDays(90));
        all("Bu Kanun yayımı tarihinden itibaren yüz yirmi gün sonra yürürlüğe girer.",
            PUBLISHED.plusDays(120));
        all("Bu Kanun yayımını takip eden ay başında yürürlüğe girer.", LocalDate.of(2013, 5, 1));
        all("Bu Kanun 1/1/2014 tarihinde yürürlüğe girer.", LocalDate.of(2014, 1, 1));
        all("Bu Kanun 1 Ocak 2014 tarihinde yürürlüğe girer.", LocalDate.of(2014, 1, 1));
        all("Bu Kanun neşri tarihinden bir yıl sonra mer'iyete girer.", LocalDate.of(2014, 4, 11));
    }

    @Test
    void whatBeginsApartIsToldApart() {
        Commencement read = of("Bu Kanunun 1 inci maddesinin ikinci fıkrası ile 3 üncü maddesi yayımından "
            + "altı ay sonra, diğer maddeleri yayımı tarihinde yürürlüğe girer.");
        assertThat(read.of("1")).isEqualTo(PUBLISHED);
        assertThat(read.of("1/1")).isEqualTo(PUBLISHED);
        assertThat(read.of("1/2")).isEqualTo(LocalDate.of(2013, 10, 11));
        assertThat(read.of("3/1-a")).isEqualTo(LocalDate.of(2013, 10, 11));
        assertThat(read.first()).contains(PUBLISHED);
        assertThat(read.byDay().keySet()).containsExactly(PUBLISHED, LocalDate.of(2013, 10, 11));
    }

    @Test
    void aPartWithExceptionsIsItsArticlesAndTheExceptionsBeginWithTheRest() {
        Commencement read = of("Bu Kanunun; 3 üncü maddesi hariç olmak üzere İkinci Kısmı yayımı tarihinde, "
            + "diğer hükümleri yayımı tarihinden bir yıl sonra yürürlüğe girer.");
        assertThat(read.of("4")).isEqualTo(PUBLISHED);
        assertThat(read.of("gecici-1/1")).isEqualTo(PUBLISHED);
        assertThat(read.of("3")).isEqualTo(LocalDate.of(2014, 4, 11));
        assertThat(read.of("1")).isEqualTo(LocalDate.of(2014, 4, 11));
    }

    @Test
    void oneWordThatIsNotUnderstoodMakesAllOfItUnread() {
        for (String says : List.of("Bu Kanun kadroların ihdasından sonra yürürlüğe girer.",
            "Bu Kanunun sulamaya ilişkin hükümleri yayımı tarihinde, diğer hükümleri 1/1/2014 tarihinde "
                + "yürürlüğe girer.",
            "Bu Kanun 1/13/2014 tarihinde yürürlüğe girer.",
            "Bu Kanun yayımı tarihinden bol gün sonra yürürlüğe girer.",
            "Bu Kanunun Dokuzuncu Kısmı yayımı tarihinde, diğer hükümleri 1/1/2014 tarihinde yürürlüğe "
                + "girer.",
            "Bu Kanunun 3 üncü maddesi yayımı tarihinde, 3 üncü maddesi 1/1/2014 tarihinde yürürlüğe girer.",
            "Bu Kanunun 3 üncü maddesi hariç İkinci Kısmı yayımı tarihinde yürürlüğe girer.",
            "Bu Kanun 1/1/2014 tarihinden geçerli olmak üzere yayımı tarihinde yürürlüğe girer.",
            "Bu Kanunun 9902 sayılı Kanunun 3 üncü maddesi yayımı tarihinde yürürlüğe girer.")) {
            Commencement read = of(says);
            assertThat(read.ground()).as(says).isEqualTo(Ground.UNREAD);
            assertThat(read.isKnown()).isFalse();
            assertThat(read.of("1")).as("not before it was published").isEqualTo(PUBLISHED);
        }
    }

    @Test
    void withoutADayOfPublicationNothingIsReckonedFromIt() {
        String says = "Bu Kanun yayımı tarihinde yürürlüğe girer.";
        String without = law(says).replaceFirst("Yayımlandığı.*", "");
        assertThat(CommencementReading.of(LawText.of("9901", without), null, null))
            .isEqualTo(Commencement.unknown(Ground.UNREAD, null, "4", PASSED));
        assertThat(CommencementReading.of(LawText.of("9901", without), PUBLISHED, null).of("1"))
            .as("the source says it").isEqualTo(PUBLISHED);
        String silent = law("Bu madde boştur.").replace("Yürürlük\n", "Boş\n");
        assertThat(CommencementReading.of(LawText.of("9901", silent), null, null).ground())
            .isEqualTo(Ground.ABSENT);
    }

    private static Commencement published(String number) throws IOException {
        assumeThat(Files.isDirectory(LAWS)).as("the folder " + LAWS + " is absent").isTrue();
        for (Path folder : LawFolder.below(LAWS)) {
            if (folder.getFileName().toString().startsWith(number + "-")) {
                return CommencementReading.of(LawFolder.read(folder).text(), null, null);
            }
        }
        throw new IllegalStateException(number);
    }

    @Test
    void article125OfLaw6458SaysWhichArticlesCameAYearLater() throws IOException {
        Commencement law = published("6458");
        LocalDate later = LocalDate.of(2014, 4, 11);
        assertThat(law.ground()).isEqualTo(Ground.READ);
        assertThat(law.article()).isEqualTo("125");
        assertThat(law.published()).isEqualTo(PUBLISHED);
        for (String place : List.of("103", "104/1", "121/1", "123", "123/3", "123/4", "123/6", "125", "126",
            "gecici-1")) {
            assertThat(law.of(place)).as(place).isEqualTo(PUBLISHED);
        }
        assertThat(law.starts()).extracting(Commencement.Start::address).as("added later")
            .doesNotContain("121A", "ek-1", "ek-2");
        for (String place : List.of("1", "31/1-a", "102", "122", "123/1", "123/2", "123/5", "123/7", "124")) {
            assertThat(law.of(place)).as(place).isEqualTo(later);
        }
    }

    @Test
    void lawsAsPublishedSayTheirDaysAsPrinted() throws IOException {
        assertThat(published("4721").of("28")).isEqualTo(LocalDate.of(2002, 1, 1));
        assertThat(published("4982").of("1")).isEqualTo(LocalDate.of(2004, 4, 24));
        assertThat(published("5442").of("1")).isEqualTo(LocalDate.of(1949, 7, 31));
        assertThat(published("7201").of("1")).isEqualTo(LocalDate.of(1959, 8, 19));
        assertThat(published("6698").of("11/1-a")).isEqualTo(LocalDate.of(2016, 10, 7));
        assertThat(published("6698").of("10")).isEqualTo(LocalDate.of(2016, 4, 7));
        assertThat(published("5237").of("184")).isEqualTo(LocalDate.of(2004, 10, 12));
        assertThat(published("5237").of("181/1")).isEqualTo(LocalDate.of(2006, 10, 12));
        assertThat(published("5237").of("181/2")).isEqualTo(LocalDate.of(2005, 6, 1));
        assertThat(published("5018").of("81/1-e")).isEqualTo(LocalDate.of(2004, 1, 1));
        assertThat(published("5018").of("gecici-14")).isEqualTo(LocalDate.of(2003, 12, 24));
        assertThat(published("5018").of("83")).isEqualTo(LocalDate.of(2003, 12, 24));
        assertThat(published("5018").of("9")).isEqualTo(LocalDate.of(2005, 1, 1));
    }

    @Test
    void ofTheTwentySixLawsTwoAreUnreadAndSaySo() throws IOException {
        assumeThat(Files.isDirectory(LAWS)).as("the folder " + LAWS + " is absent").isTrue();
        List<String> unread = new ArrayList<>();
        for (Path folder : LawFolder.below(LAWS)) {
            LawFile law = LawFolder.read(folder);
            Commencement read = CommencementReading.of(law.text(), null, null);
            assertThat(read.published()).as(law.number()).isNotNull();
            if (!read.isKnown()) {
                unread.add(law.number() + "/" + read.article());
            }
        }
        assertThat(unread).as("one of many conditions, and one that was repealed")
            .containsExactlyInAnyOrder("2709/177", "657/238");
    }
}
