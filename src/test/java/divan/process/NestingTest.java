package divan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import divan.process.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One small model for each way activities are bounded, nested and repeated. */
class NestingTest {
    private static final String BOUNDED = """
            s start
            a user
            %s
            b user
            c user
            e finish
            s > a > b > e
            t > c > e
            """;

    @Test
    void anInterruptingTimerWithdrawsItsTask() {
        Player player = Player.of(BOUNDED.formatted("t on a timer P1D")).due("t");
        assertThat(player.open()).containsExactly("c");
        assertThat(player.commands).contains(new Command.CloseTask(1));
        assertThat(player.complete("c").ended).isNotNull();
    }

    @Test
    void aTaskDoneInTimeCancelsItsTimer() {
        Player player = Player.of(BOUNDED.formatted("t on a timer P1D")).complete("a");
        assertThat(player.open()).containsExactly("b");
        assertThat(player.commands).contains(new Command.CancelTimer(2));
    }

    @Test
    void aTimerBesideATaskLeavesItOpen() {
        Player player = Player.of(BOUNDED.formatted("t beside a timer P1D")).due("t");
        assertThat(player.open()).containsExactly("a", "c");
        assertThat(player.complete("a").open()).containsExactly("b", "c");
    }

    @Test
    void aMessageAtTheBoundaryInterruptsOrComesBesideAsOftenAsItArrives() {
        assertThat(Player.of(BOUNDED.formatted("t on a message stop")).message("stop").open())
                .containsExactly("c");
        Player beside = Player.of(BOUNDED.formatted("t beside a message more")).message("more")
                .message("more");
        assertThat(beside.open()).containsExactly("a", "c", "c");
    }

    @Test
    void aFailedTaskGoesOnByTheErrorItsBoundaryCatches() {
        assertThat(Player.of(BOUNDED.formatted("t on a error unpaid")).fail("a", "unpaid").open())
                .containsExactly("c");
        assertThat(Player.of(BOUNDED.formatted("t on a error")).fail("a", "whatever").open())
                .containsExactly("c");
        Player uncaught = Player.of(BOUNDED.formatted("t on a error unpaid"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> uncaught.fail("a", "lost"))
                .extracting(Refusal::reason).isEqualTo(Reason.ERROR_NOT_CAUGHT);
        assertThat(uncaught.open()).containsExactly("a");
    }

    private static final String NESTED = """
            s start
            p sub
              ps start
              f parallel
              a user
              b user
              pe finish
              px %s
              ps > f > a > pe
              f > b > px
            end p
            t on p timer P1D
            n on p error no
            any on p error
            c user
            d user
            g user
            h user
            e finish
            s > p > c > e
            t > d > e
            n > g > e
            any > h > e
            """;

    @Test
    void aSubProcessIsDoneWhenNothingMovesInIt() {
        Player player = Player.of(NESTED.formatted("finish"));
        assertThat(player.open()).containsExactly("a", "b");
        assertThat(player.complete("a").open()).containsExactly("b");
        assertThat(player.complete("b").open()).containsExactly("c");
        assertThat(player.timers).isEmpty();
    }

    @Test
    void aTimerAtASubProcessWithdrawsAllThatIsInIt() {
        assertThat(Player.of(NESTED.formatted("finish")).complete("a").due("t").open()).containsExactly("d");
    }

    @Test
    void terminateInASubProcessEndsThatAlone() {
        assertThat(Player.of(NESTED.formatted("terminate")).complete("b").open()).containsExactly("c");
    }

    @Test
    void terminateAlsoStopsWhatIsOnItsWay() {
        Player player = Player.of("""
                s start
                p sub
                  ps start
                  f parallel
                  x terminate
                  a user
                  pe finish
                  ps > f > x
                  f > a > pe
                end p
                c user
                e finish
                s > p > c > e
                """);
        assertThat(player.open()).containsExactly("c");
        assertThat(player.commands).hasSize(1);
    }

    @Test
    void anErrorEndGoesToTheBoundaryThatNamesItElseToTheOneThatTakesAll() {
        assertThat(Player.of(NESTED.formatted("error no")).complete("b").open()).containsExactly("g");
        assertThat(Player.of(NESTED.formatted("error other")).complete("b").open()).containsExactly("h");
        assertThat(Player.of(NESTED.formatted("finish")).fail("a", "no").open()).containsExactly("g");
    }

    @Test
    void terminateEndsEverythingAndAnErrorNobodyCatchesToo() {
        String sketch = "s start\nf parallel\na user\nb user\nt timer P1D\nx %s\ne finish\n"
                + "s > f > a > e\nf > b > x\nf > t > e";
        Player terminated = Player.of(sketch.formatted("terminate")).complete("b");
        assertThat(terminated.ended).isEqualTo(new Command.Ended(null));
        assertThat(terminated.tasks).isEmpty();
        assertThat(terminated.timers).isEmpty();
        assertThat(Player.of(sketch.formatted("error lost")).complete("b").ended)
                .isEqualTo(new Command.Ended("lost"));
    }

    private static final String EACH = """
            s start
            a user %s
            t on a timer P1D
            b user
            c user
            e finish
            s > a > b > e
            t > c > e
            """;

    @Test
    void aTaskForEachItemIsDoneByAllAtOnce() {
        Player player = Player.of(EACH.formatted("each list as item"), "list", List.of("x", "y", "z"));
        assertThat(player.open()).containsExactly("a", "a", "a");
        assertThat(player.commands).filteredOn(Command.OpenTask.class::isInstance)
                .extracting(command -> ((Command.OpenTask) command).items())
                .containsExactly(List.of(0), List.of(1), List.of(2));
        player.complete("a").complete("a");
        assertThat(player.open()).containsExactly("a");
        assertThat(player.complete("a").open()).containsExactly("b");
    }

    @Test
    void aTaskForEachItemIsDoneOneAfterTheOther() {
        Player player = Player.of(EACH.formatted("each list as item sequential"), "list", List.of("x", "y"));
        assertThat(player.open()).containsExactly("a");
        assertThat(player.complete("a").open()).containsExactly("a");
        assertThat(player.complete("a").open()).containsExactly("b");
    }

    @Test
    void repetitionStopsWhenEnoughIsDone() {
        Player player = Player.of(EACH.formatted("times 5 until numberOfCompletedInstances = 2"));
        assertThat(player.complete("a").open()).hasSize(4);
        assertThat(player.complete("a").open()).containsExactly("b");
        Player oneByOne = Player.of(EACH.formatted(
                "times 5 sequential until numberOfCompletedInstances = 2"));
        assertThat(oneByOne.complete("a").complete("a").open()).containsExactly("b");
    }

    @Test
    void anEmptyListIsPassedAndATimerStopsAllInstances() {
        assertThat(Player.of(EACH.formatted("each list"), "list", List.of()).open()).containsExactly("b");
        assertThat(Player.of(EACH.formatted("times 3")).complete("a").due("t").open()).containsExactly("c");
    }

    @Test
    void insideARepeatedSubProcessConditionsSeeTheItem() {
        Player player = Player.of("""
                s start
                p sub each people as person
                  ps start
                  x exclusive
                  a user
                  b user
                  pe finish
                  ps > x
                  x > a if person.adult
                  x > b else
                  a > pe
                  b > pe
                end p
                e finish
                s > p > e
                """, "people", List.of(Map.of("adult", true), Map.of("adult", false)));
        assertThat(player.open()).containsExactly("a", "b");
        assertThat(player.complete("a").complete("b").ended).isNotNull();
    }

    @Test
    void aRepetitionInARepetitionGoesOverTheOuterItem() {
        Player player = Player.of("""
                s start
                p sub each groups as group
                  ps start
                  q sub each group.members as member
                    qs start
                    x exclusive
                    a user
                    b user
                    qe finish
                    qs > x
                    x > a if member = group.head
                    x > b else
                    a > qe
                    b > qe
                  end q
                  pe finish
                  ps > q > pe
                end p
                e finish
                s > p > e
                """, "groups", List.of(Map.of("members", List.of("u", "v"), "head", "v"),
                Map.of("members", List.of("w"), "head", "w")));
        assertThat(player.open()).containsExactly("a", "a", "b");
        assertThat(player.commands).extracting(c -> c instanceof Command.OpenTask task ? task.items()
                : List.of())
                .containsExactly(List.of(0, 0), List.of(0, 1), List.of(1, 0));
        assertThat(player.complete("b").complete("a").complete("a").ended).isNotNull();
    }

    @Test
    void aNumberOfInstancesThatIsNoneIsRefused() {
        for (Object wrong : new Object[] {-1, "many", 2.5, 1_000_000}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> Player.of(EACH.formatted("times n"), "n", wrong));
        }
    }

    @Test
    void manyTokensAreBounded() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Player.of("""
                s start
                p sub times 400
                  ps start
                  a user times 300
                  pe finish
                  ps > a > pe
                end p
                e finish
                s > p > e
                """)).extracting(Refusal::reason).isEqualTo(Reason.TOO_MUCH);
    }

    @Test
    void stepsThatDoNotComeToRestAreBounded() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Player.of("""
                s start
                m exclusive
                p sub
                  ps start
                  pe finish
                  ps > pe
                end p
                x exclusive
                e finish
                s > m > p > x
                x > m if true
                x > e else
                """)).extracting(Refusal::reason).isEqualTo(Reason.TOO_MUCH);
    }
}
