package divan.lawtext;

import static org.assertj.core.api.Assertions.assertThat;

import divan.lawtext.Change.Sort;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two laws that we wrote ourselves, with every construction that consolidated texts have. */
class LawTextTest {
    private static final Path LAWS = Path.of("src/test/resources/laws");
    private final LawText fresh = text("9901-ornek");
    private final LawText old = text("9902-eski-ornek");

    private static LawText text(String folder) {
        LawFile file = LawFolder.read(LAWS.resolve(folder));
        assertThat(file.flaws()).filteredOn(Flaw::isGrave).isEmpty();
        assertThat(file.text()).isNotNull();
        return file.text();
    }

    private static String words(LawText text, String address) {
        return text.provisions().stream().filter(p -> p.address().equals(address))
            .map(p -> text.words(p.node()))
            .findFirst().orElse("(none)");
    }

    private static List<String> addresses(LawText text) {
        return text.provisions().stream().map(Provision::address).toList();
    }

    private static List<String> told(LawText text, Kind kind) {
        return text.root().below(kind).map(text::words).toList();
    }

    @Test
    void everyCharacterStandsInExactlyOneLeaf() {
        for (LawText text : List.of(fresh, old)) {
            StringBuilder leaves = new StringBuilder();
            text.root().leaves().forEach(leaf -> leaves.append(text.source(), leaf.from(), leaf.to()));
            assertThat(leaves).hasToString(text.source());
            assertThat(text.isLossless()).isTrue();
            assertThat(text.root().below(Kind.UNCLASSIFIED)).isEmpty();
        }
    }

    @Test
    void articlesOfEveryFamilyHaveAnAddress() {
        assertThat(fresh.articles().map(Provision::address))
            .containsExactly("1", "2", "3", "3A", "4", "ek-1", "gecici-1", "5", "6");
        assertThat(old.articles().map(Provision::address))
            .containsExactly("1", "2", "3-5", "mukerrer-5", "ek-gecici-1", "gecici-1", "6", "7");
    }

    @Test
    void anArticleThatIsQuotedOrKeptBehindTheTextIsNotOneOfTheLaw() {
        assertThat(fresh.articles().filter(article -> article.address().equals("1"))).hasSize(1);
        assertThat(fresh.articles().filter(article -> article.address().equals("gecici-1"))).hasSize(1);
        assertThat(fresh.root().below(Kind.APPENDIX)).hasSize(1);
        assertThat(words(fresh, "4")).contains("Sulayan görevlidir.");
    }

    @Test
    void paragraphsClausesAndSubclausesAreNumberedAsPrinted() {
        assertThat(addresses(fresh)).containsSubsequence("2", "2/1", "2/1-a", "2/1-b", "2/1-b-1", "2/1-b-2",
            "2/1-c",
            "2/1-ç", "3", "3/1", "3/2", "3/2-a", "3/2-b", "3/3", "3/4");
        assertThat(words(fresh, "1/1")).endsWith("düzenlemektir.");
        assertThat(words(fresh, "2/1")).endsWith("ifade eder.");
        assertThat(words(fresh, "2/1-ç")).doesNotContain("ifade eder.");
    }

    @Test
    void inAnOldLawAParagraphIsItsPlaceAndARepealedOneKeepsNone() {
        assertThat(addresses(old)).containsSubsequence("1/1", "1/2", "1/3", "2", "2/1", "2/1-A", "2/1-A-a",
            "2/1-A-b",
            "2/1-B", "2/2");
        assertThat(words(old, "1/2")).contains("Tarlalar");
        assertThat(words(old, "1/3")).contains("Bağlar");
        assertThat(words(old, "2/1")).startsWith("Bahçeler üçe").endsWith("sınıflandırılır.");
        assertThat(addresses(old)).containsSubsequence("6", "6/1", "6/2").doesNotContain("6/3");
    }

    @Test
    void headingsUnitsTablesAndFootnotesAreTold() {
        assertThat(told(fresh, Kind.TITLE)).contains("BİRİNCİ KISIM", "BİRİNCİ BÖLÜM", "Amaç ve Tanımlar",
            "Bakım");
        assertThat(told(fresh, Kind.HEADING)).contains("Amaç", "Sulama", "Gece sulaması");
        assertThat(fresh.root().below(Kind.FOOTNOTE).map(Node::label)).containsExactly("1", "2");
        assertThat(fresh.root().below(Kind.ANNEX)).hasSize(1);
        assertThat(old.root().below(Kind.TABLE)).hasSize(1);
        assertThat(old.root().below(Kind.PART).map(Node::label)).containsExactly("I");
        assertThat(old.root().below(Kind.CHAPTER).map(Node::label)).containsExactly("1");
        assertThat(words(old, "gecici-1/1")).as("a soft hyphen at the end of a line")
            .isEqualTo("Ölçü birimi metrekaredir.");
    }

    @Test
    void notesAndFootnotesAreDatedChanges() {
        LocalDate passed = LocalDate.of(2019, 12, 6);
        LocalDate effect = LocalDate.of(2019, 12, 24);
        assertThat(fresh.changes()).filteredOn(change -> change.address().equals("2/1-b")).singleElement()
            .satisfies(change -> {
                assertThat(change.sort()).isEqualTo(Sort.ADDED);
                assertThat(change.passed()).isEqualTo(passed);
                assertThat(change.inForce()).as("from the table of amending laws").isEqualTo(effect);
                assertThat(change.by() + "/" + change.article()).isEqualTo("7777/5");
            });
        assertThat(fresh.changes()).filteredOn(change -> change.address().equals("3/3")).singleElement()
            .satisfies(change -> {
                assertThat(change.sort()).isEqualTo(Sort.REPEALED);
                assertThat(change.by()).isEqualTo("KHK-703");
                assertThat(change.day()).isEqualTo(LocalDate.of(2018, 7, 9));
            });
        assertThat(fresh.changes()).filteredOn(change -> change.address().equals("1/1")).singleElement()
            .satisfies(change -> assertThat(change.sort()).as("a footnote").isEqualTo(Sort.AMENDED));
        assertThat(old.changes()).filteredOn(change -> change.address().equals("1")).extracting(Change::sort)
            .containsExactly(Sort.AMENDED, Sort.CONFIRMED, Sort.REPEALED);
        assertThat(old.changes()).anySatisfy(change -> {
            assertThat(change.sort()).isEqualTo(Sort.REPEALED);
            assertThat(change.address()).as("a paragraph that is no more has no address").isEqualTo("1");
            assertThat(change.touches()).isEqualTo("üçüncü fıkra");
        });
    }

    @Test
    void referencesAreResolvedAndALawWithoutItsNumberIsNot() {
        assertThat(fresh.references()).extracting(Reference::by, Reference::target).containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("1/2", "9901/3/2-a"),
            org.assertj.core.groups.Tuple.tuple("1/2", "9901/3/2-b"),
            org.assertj.core.groups.Tuple.tuple("1/2", "9902/gecici-1"),
            org.assertj.core.groups.Tuple.tuple("3/4", "9901/3/1"),
            org.assertj.core.groups.Tuple.tuple("3/4", "9901/2"),
            org.assertj.core.groups.Tuple.tuple("3A/1", "9901/12"),
            org.assertj.core.groups.Tuple.tuple("4/1", "9902/1"));
    }

    @Test
    void aReferenceToNowhereIsNotedWithItsLine() {
        assertThat(LawFolder.read(LAWS.resolve("9901-ornek")).flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.isGrave()).isFalse();
            assertThat(flaw.line()).isEqualTo(78);
            assertThat(flaw.reason()).contains("article 12");
        });
    }

    @Test
    void whatFitsNoRuleIsSaidAndNotCalledAParagraph() {
        LawText text = LawText.of("1",
            "Madde 1 – Bahçe sulanır.\n\nve sonra birdenbire\n\nMadde 2 – Ağaç dikilir.\n");
        assertThat(text.root().below(Kind.UNCLASSIFIED)
            .map(text::words)).containsExactly("ve sonra birdenbire");
        assertThat(LawText.of("1", "yalnızca sözler\n").root().below(Kind.UNCLASSIFIED)).hasSize(1);
    }
}
