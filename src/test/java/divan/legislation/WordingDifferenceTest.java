package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.legislation.WordingDifference.Mark;
import divan.legislation.WordingDifference.Piece;
import divan.legislation.WordingDifference.Row;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingDifferenceTest {
    private static WordingPage.Line line(String place, String words) {
        return new WordingPage.Line(new Wording("1/" + place, place.contains("/") ? "paragraph" : "article",
            "", words, "", "", ""), standing(Standing.State.IN_FORCE));
    }

    private static Standing standing(Standing.State state) {
        return new Standing(state, null, false, null, null);
    }

    private static String words(List<Piece> pieces) {
        return pieces.stream().map(Piece::words).collect(Collectors.joining(" "));
    }

    @Test
    void removedWordsStandOnTheLeftAndAddedOnesOnTheRight() {
        Row row = WordingDifference.of(List.of(line("3/1", "Bahçe her gün sulanır.")),
            List.of(line("3/1", "Bahçe her sabah erken sulanır."))).rows().getFirst();
        assertThat(row.before()).containsExactly(new Piece(Mark.SAME, "Bahçe her"),
            new Piece(Mark.REMOVED, "gün"), new Piece(Mark.SAME, "sulanır."));
        assertThat(row.after()).containsExactly(new Piece(Mark.SAME, "Bahçe her"),
            new Piece(Mark.ADDED, "sabah erken"), new Piece(Mark.SAME, "sulanır."));
    }

    @Test
    void aPartThatCameOrWentStandsAloneInItsPlace() {
        WordingDifference found = WordingDifference.of(
            List.of(line("3/1", "Bir."), line("3/2", "İki."), line("3/3", "Üç.")),
            List.of(line("3/1", "Bir."), line("3/3", "Üç."), line("3/4", "Dört.")));
        assertThat(found.rows()).extracting(Row::label).containsExactly("(1)", "(2)", "(3)", "(4)");
        assertThat(found.rows().get(1).before()).containsExactly(new Piece(Mark.REMOVED, "İki."));
        assertThat(found.rows().get(1).after()).isEmpty();
        assertThat(found.rows().getLast().before()).isEmpty();
        assertThat(found.isSame()).isFalse();
    }

    @Test
    void wordsThatAreNotKnownAreNotComparedAndNotTakenForTheSame() {
        WordingPage.Line unknown = new WordingPage.Line(line("3/1", "Bugünkü sözler.").wording(),
            standing(Standing.State.WORDING_UNKNOWN));
        WordingDifference found = WordingDifference.of(List.of(unknown), List.of(line("3/1",
            "Bugünkü sözler.")));
        assertThat(found.rows().getFirst().before()).isNull();
        assertThat(found.rows().getFirst().after()).containsExactly(new Piece(Mark.SAME, "Bugünkü sözler."));
        assertThat(found.isSame()).isFalse();
    }

    @Test
    void whatIsTheSameHasNoMarks() {
        WordingDifference found = WordingDifference.of(List.of(line("3", ""), line("3/1", "Bir  iki.")),
            List.of(line("3", ""), line("3/1", "Bir iki.")));
        assertThat(found.isSame()).isTrue();
        assertThat(found.rows()).hasSize(1);
    }

    /** Left without what was added and right without what was removed are the two wordings, word by word. */
    @Test
    void noWordIsLostOrInvented() {
        Random random = new Random(9);
        for (int round = 0; round < 300; round++) {
            String before = sentence(random);
            String after = sentence(random);
            Row row = WordingDifference.of(List.of(line("3/1", before)), List.of(line("3/1", after))).rows()
                .getFirst();
            assertThat(words(row.before())).isEqualTo(before);
            assertThat(words(row.after())).isEqualTo(after);
            assertThat(row.before()).noneMatch(piece -> piece.mark() == Mark.ADDED);
            assertThat(row.after()).noneMatch(piece -> piece.mark() == Mark.REMOVED);
            assertThat(same(row.before())).isEqualTo(same(row.after()));
        }
    }

    private static String same(List<Piece> pieces) {
        return words(pieces.stream().filter(piece -> piece.mark() == Mark.SAME).toList());
    }

    private static String sentence(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(30)).mapToObj(i -> "w" + random.nextInt(6))
            .collect(Collectors.joining(" "));
    }
}
