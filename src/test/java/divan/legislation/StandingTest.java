package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.lawtext.Change;
import divan.lawtext.Change.Sort;
import divan.lawtext.Commencement;
import divan.legislation.Standing.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a provision on a day. */
class StandingTest {
    private static final Commencement BEGAN = Commencement.given(LocalDate.of(2000, 1, 1));

    private static Change change(Sort sort, String address, int year, String touches) {
        LocalDate day = LocalDate.of(year, 1, 1);
        return new Change(sort, address, day.minusDays(9), day, "1234", "5", touches, 0);
    }

    private static State on(String place, int year, Change... changes) {
        return Standing.of(place, List.of(changes), BEGAN, LocalDate.of(year, 6, 1)).state();
    }

    @Test
    void aProvisionThatNobodyChangedHasItsWordsFromTheBeginning() {
        assertThat(on("5/1", 2001)).isEqualTo(State.IN_FORCE);
        assertThat(on("5/1", 1999)).isEqualTo(State.NOT_YET);
    }

    @Test
    void beforeItsLastChangeItStoodWithWordsWeDoNotKnow() {
        Change amended = change(Sort.AMENDED, "5/1", 2010, "");
        assertThat(on("5/1", 2009, amended)).isEqualTo(State.WORDING_UNKNOWN);
        assertThat(on("5/1-a", 2009, amended)).as("what stands in it").isEqualTo(State.WORDING_UNKNOWN);
        assertThat(on("5", 2009, amended)).as("what it stands in").isEqualTo(State.WORDING_UNKNOWN);
        assertThat(on("5/2", 2009, amended)).as("its neighbour").isEqualTo(State.IN_FORCE);
        assertThat(on("5/1", 2010, amended)).isEqualTo(State.IN_FORCE);
    }

    @Test
    void aDayIsThatOfEffectAndNotOfPassing() {
        Change amended = change(Sort.AMENDED, "5/1", 2010, "");
        assertThat(Standing.of("5/1", List.of(amended), BEGAN, amended.passed().plusDays(1)).state())
            .isEqualTo(State.WORDING_UNKNOWN);
        assertThat(Standing.of("5/1", List.of(amended), BEGAN, LocalDate.of(2010, 1, 1)).state())
            .isEqualTo(State.IN_FORCE);
    }

    @Test
    void whatWasAddedDidNotExistBeforeAndWhatWasRepealedDoesNotAfter() {
        assertThat(on("5/3", 2009, change(Sort.ADDED, "5/3", 2010, "fıkra"))).isEqualTo(State.NOT_YET);
        assertThat(on("5/3-a", 2009, change(Sort.ADDED, "5/3", 2010, ""))).isEqualTo(State.NOT_YET);
        assertThat(on("5/3", 2011, change(Sort.REPEALED, "5/3", 2010, ""))).isEqualTo(State.NO_MORE);
        assertThat(on("5/3", 2009, change(Sort.REPEALED, "5/3", 2010, ""))).isEqualTo(State.WORDING_UNKNOWN);
        assertThat(on("5/3", 2016, change(Sort.REPEALED, "5/3", 2010, ""),
            change(Sort.REDRAFTED, "5/3", 2015, "")))
            .as("it came back").isEqualTo(State.IN_FORCE);
    }

    @Test
    void asentenceThatWasAddedOrAParagraphThatWentDoesNotEndTheWhole() {
        assertThat(on("5/1", 2009, change(Sort.ADDED, "5/1", 2010, "cümle"))).isEqualTo(
            State.WORDING_UNKNOWN);
        assertThat(on("5/1", 2011, change(Sort.REPEALED, "5", 2010, "üçüncü fıkra"))).isEqualTo(
            State.IN_FORCE);
        assertThat(on("5/1", 2009, change(Sort.REPEALED, "5", 2010, "üçüncü fıkra"))).isEqualTo(
            State.WORDING_UNKNOWN);
    }

    @Test
    void confirmingAndRenumberingChangeNoWords() {
        assertThat(on("5/1", 2009, change(Sort.CONFIRMED, "5/1", 2010, ""))).isEqualTo(State.IN_FORCE);
        assertThat(on("5/1", 2009, change(Sort.RENUMBERED, "5", 2010, ""))).isEqualTo(State.IN_FORCE);
    }

    @Test
    void oneAddressIsWithinAnotherByItsPartsAndNotByItsLetters() {
        assertThat(Standing.isWithin("5/1-a", "5/1")).isTrue();
        assertThat(Standing.isWithin("5/1-a-2", "5/1-a")).isTrue();
        assertThat(Standing.isWithin("51/1", "5")).isFalse();
        assertThat(Standing.isWithin("ek-1/1", "ek")).isFalse();
        assertThat(Standing.isWithin("5/11", "5/1")).isFalse();
        assertThat(Standing.isWithin("5/1-aa", "5/1-a")).isFalse();
        assertThat(Standing.isWithin("ek-12/1", "ek-1")).isFalse();
    }
}
