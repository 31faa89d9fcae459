package divan.reliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTest {
    private static Address at(String text) {
        return Address.known(text);
    }

    private static List<String> in(String text) {
        return Mention.in(text).stream().map(said -> said.address().text()).toList();
    }

    @Test
    void aLawCoversItsArticlesAndAnArticleWhatStandsInIt() {
        assertThat(at("6458").covers(at("6458/31/1-a"))).isTrue();
        assertThat(at("6458/31").covers(at("6458/31/1-a"))).isTrue();
        assertThat(at("6458/31/1").covers(at("6458/31/1-a"))).isTrue();
        assertThat(at("6458/31/1-a").covers(at("6458/31/1-a"))).isTrue();
        assertThat(at("5442/9").covers(at("5442/9-B"))).isTrue();
        assertThat(at("657/gecici-3").covers(at("657/gecici-3/1"))).isTrue();
    }

    @Test
    void numbersAndLettersThatOnlyBeginAlikeAreOthers() {
        assertThat(at("6458/3").covers(at("6458/31"))).isFalse();
        assertThat(at("6458/31/1").covers(at("6458/31/10"))).isFalse();
        assertThat(at("6458/31/1-a").covers(at("6458/31/1-aa"))).isFalse();
        assertThat(at("6458/31/1-i").covers(at("6458/31/1-ı"))).isFalse();
        assertThat(at("6458/7").covers(at("6458/7A"))).isFalse();
        assertThat(at("645").covers(at("6458/31"))).isFalse();
        assertThat(at("6458/31/1-a").covers(at("6458/31/1"))).isFalse();
    }

    @Test
    void theLetterOfAnArticleIsACapitalHoweverItIsWritten() {
        assertThat(at("7201/7a").covers(at("7201/7A/4"))).isTrue();
        assertThat(at("7201/7A/4").covers(at("7201/7a/4"))).isTrue();
    }

    @Test
    void whatItLiesBeneathIsToldFromTheNearestToTheLaw() {
        assertThat(at("6458/31/1-a").above()).extracting(Address::text)
            .containsExactly("6458/31/1", "6458/31", "6458");
        assertThat(at("5442/9-B").above()).extracting(Address::text).containsExactly("5442/9", "5442");
        assertThat(at("657/ek-gecici-3/2").above()).extracting(Address::text)
            .containsExactly("657/ek-gecici-3", "657");
        assertThat(at("6458").above()).isEmpty();
    }

    @Test
    void anAddressIsReadAsWrittenAndAsALawPrintsIt() {
        assertThat(Address.of("6458/Geçici 3/1")).contains(new Address("6458", "gecici-3/1"));
        assertThat(Address.of("KHK-703/185")).contains(new Address("KHK-703", "185"));
        assertThat(Address.of("90000001-2016-1/22/4")).contains(new Address("90000001-2016-1", "22/4"));
        for (String none : List.of("", "/", "6458/", "6458//1", "madde 31", "6458/31/1-a/2/3", "0/1",
            "6458/31; drop table", "6458/31/1-abcde", "x".repeat(5000))) {
            assertThat(Address.of(none)).as(none).isEmpty();
        }
    }

    @Test
    void addressesAreFoundAmongWordsAndBehindCommas() {
        assertThat(in("6458/24/4, 25/1")).containsExactly("6458/24/4", "6458/25/1");
        assertThat(in("(6458/21/3, 24, 25/1)")).containsExactly("6458/21/3", "6458/24", "6458/25/1");
        assertThat(in("6458/25/2, 100/1; 7201")).containsExactly("6458/25/2", "6458/100/1", "7201");
        assertThat(in("6698/13/2, 14/1: the case stays open")).containsExactly("6698/13/2", "6698/14/1");
        assertThat(in("\"6458/31/1-\" + permit.ground")).containsExactly("6458/31/1");
        assertThat(in("dava açabilirsiniz (2577/7/1,\n    32/1).")).containsExactly("2577/7/1", "2577/32/1");
        assertThat(in("6458/24/2 6458/24/3")).containsExactly("6458/24/2", "6458/24/3");
        assertThat(in("CBK-4/158, BKK-2014-6883/22/1 ve 90000002-2026-1/2 uyarınca")).containsExactly(
            "CBK-4/158", "BKK-2014-6883/22/1", "90000002-2026-1/2");
    }

    @Test
    void daysAddressesOfPagesAndPlainNumbersAreNoProvisions() {
        assertThat(in("14/7/2021’den önce, http://www.w3.org/1999/xhtml, 2026-11-22, 9/10, 1/2")).isEmpty();
        assertThat(in("6458/24/2, 30 gün içinde")).containsExactly("6458/24/2");
    }
}
