package divan.lawtext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 26 laws as published, in {@code ../shared/data/legislation}; skipped where that folder is absent. The
 * figures were
 * counted apart from the reader: articles by searching the lines for their heads, the others by reading the
 * articles.
 */
class LawCorpusTest {
    private static final Path LAWS = Path.of("../shared/data/legislation");
    /** number: madde, lettered, ek, geçici without ek geçici, ek geçici. */
    private static final Map<String, List<Integer>> ARTICLES = Map.ofEntries(
        Map.entry("2577", List.of(65, 3, 3, 11, 0)), Map.entry("2709", List.of(177, 0, 0, 21, 0)),
        Map.entry("2860", List.of(34, 0, 0, 1, 0)), Map.entry("2872", List.of(34, 0, 17, 5, 0)),
        Map.entry("3071", List.of(11, 0, 0, 1, 0)), Map.entry("3152", List.of(41, 4, 6, 11, 0)),
        Map.entry("4721", List.of(1030, 0, 0, 1, 0)), Map.entry("4982", List.of(33, 0, 0, 0, 0)),
        Map.entry("5018", List.of(83, 0, 9, 23, 0)), Map.entry("5070", List.of(26, 0, 2, 0, 0)),
        Map.entry("5199", List.of(33, 1, 2, 4, 0)), Map.entry("5237", List.of(345, 3, 0, 1, 0)),
        Map.entry("5253", List.of(40, 4, 2, 1, 0)), Map.entry("5302", List.of(73, 0, 0, 5, 0)),
        Map.entry("5393", List.of(87, 0, 3, 11, 0)), Map.entry("5442", List.of(70, 0, 2, 5, 0)),
        Map.entry("5490", List.of(75, 2, 4, 12, 0)), Map.entry("5543", List.of(50, 0, 2, 10, 0)),
        Map.entry("5651", List.of(14, 3, 4, 6, 0)), Map.entry("5682", List.of(41, 0, 7, 1, 0)),
        Map.entry("5902", List.of(28, 4, 1, 8, 0)), Map.entry("6085", List.of(84, 0, 1, 5, 0)),
        Map.entry("6458", List.of(126, 3, 2, 3, 0)), Map.entry("657", List.of(239, 1, 44, 51, 60)),
        Map.entry("6698", List.of(33, 0, 0, 3, 0)), Map.entry("7201", List.of(64, 3, 2, 2, 0)));
    private static final Map<String, LawFile> READ = new java.util.TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        if (Files.isDirectory(LAWS)) {
            for (Path folder : LawFolder.below(LAWS)) {
                LawFile law = LawFolder.read(folder);
                READ.put(law.number(), law);
            }
        }
    }

    private static LawText text(String number) {
        assumeThat(Files.isDirectory(LAWS)).as("the folder " + LAWS + " is absent").isTrue();
        LawText text = READ.get(number).text();
        assertThat(text).isNotNull();
        return text;
    }

    /** How many paragraphs, clauses and subclauses an article has. */
    private static List<Long> below(String law, String article) {
        Node node = text(law).articles()
            .filter(p -> p.address().equals(article)).findFirst().orElseThrow().node();
        return List.of(node.below(Kind.PARAGRAPH).count(), node.below(Kind.CLAUSE).count(),
            node.below(Kind.SUBCLAUSE).count());
    }

    @Test
    void everyLawIsReadWithoutLossAndWithoutGraveFlaws() {
        text("6458");
        assertThat(READ).hasSize(26);
        List<String> wrong = new ArrayList<>();
        READ.forEach((number, law) -> {
            if (!law.isGood() || !text(number).isLossless()) {
                wrong.add(number + " " + law.flaws());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void atMostHalfAPerCentOfALawFitsNoRule() {
        text("6458");
        Map<String, Double> shares = READ.values().stream().collect(Collectors.toMap(LawFile::number,
            law -> Census.of(text(law.number())).unclassifiedShare()));
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isLessThanOrEqualTo(0.005));
    }

    @Test
    void everyLawHasTheArticlesThatWereCountedApart() {
        text("6458");
        Map<String, List<Integer>> found = READ.values().stream()
            .collect(Collectors.toMap(LawFile::number, law -> {
            Census census = Census.of(text(law.number()));
            return List.of(census.plain(), census.lettered(), census.additional(),
                census.provisional() - census.additionalProvisional(), census.additionalProvisional());
        }));
        assertThat(found).containsExactlyInAnyOrderEntriesOf(ARTICLES);
    }

    @Test
    void paragraphsAndClausesAreThoseThatWereCountedByEye() {
        assertThat(below("6458", "3")).containsExactly(1L, 30L, 0L);
        assertThat(below("6458", "7")).containsExactly(3L, 3L, 0L);
        assertThat(below("6458", "9")).containsExactly(8L, 0L, 0L);
        assertThat(below("6458", "31")).containsExactly(7L, 14L, 0L);
        assertThat(below("6458", "54")).containsExactly(2L, 14L, 0L);
        assertThat(below("6458", "60")).containsExactly(6L, 4L, 2L);
        assertThat(below("6698", "5")).containsExactly(2L, 7L, 0L);
        assertThat(below("6698", "6")).containsExactly(4L, 8L, 0L);
        assertThat(below("6698", "28")).containsExactly(2L, 9L, 0L);
    }

    @Test
    void inLawsWithoutNumbersTooTheyAreThoseThatWereCountedByEye() {
        assertThat(below("4982", "5")).containsExactly(2L, 0L, 0L);
        assertThat(below("4982", "19")).containsExactly(1L, 4L, 0L);
        assertThat(below("4982", "20")).containsExactly(2L, 4L, 0L);
        assertThat(below("4982", "30")).containsExactly(1L, 5L, 0L);
        assertThat(below("5253", "32")).containsExactly(2L, 20L, 0L);
        assertThat(below("7201", "7A")).containsExactly(6L, 11L, 0L);
        assertThat(below("2860", "6")).containsExactly(3L, 0L, 0L);
        assertThat(below("3071", "6")).containsExactly(1L, 3L, 0L);
    }

    @Test
    void mostReferencesWithinALawLeadToAProvisionThatWasFound() {
        text("6458");
        for (String law : List.of("6458", "5237", "4721", "657")) {
            LawText text = text(law);
            List<String> known = text.provisions().stream().map(p -> law + "/" + p.address()).toList();
            List<Reference> own = text.references().stream().filter(r -> r.law().equals(law)).toList();
            assertThat(own.stream().filter(r -> known.contains(r.target())).count())
                .isGreaterThanOrEqualTo(own.size() * 93L / 100);
        }
    }
}
