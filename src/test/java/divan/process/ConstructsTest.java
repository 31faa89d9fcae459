package divan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import divan.process.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One small model for each construct of the subset; nesting is in {@link NestingTest}. */
class ConstructsTest {
    private static final String CHOICE = """
            s start
            x exclusive
            a user
            b user
            c user
            e finish
            s > x
            x > a if n = 1
            x > b if n < 3
            x > c else
            a > e
            b > e
            c > e
            """;

    @Test
    void tasksFollowOneAnother() {
        Player player = Player.of(
                "s start\na user\nb service\nc rule\nd send\ne finish\ns > a > b > c > d > e");
        player.complete("a").complete("b").complete("c").complete("d");
        assertThat(player.done).containsExactly("a", "b", "c", "d");
        assertThat(player.ended).isEqualTo(new Command.Ended(null));
        assertThat(player.passed).containsExactly("s", "s_a", "a", "a_b", "b", "b_c", "c", "c_d",
                "d", "d_e", "e");
    }

    @Test
    void automaticTasksAreToBeRunAndOthersOpened() {
        Player player = Player.of("s start\na user\nb rule\nf parallel\ne finish\ns > f > a > e\nf > b > e");
        assertThat(player.commands).hasAtLeastOneElementOfType(Command.OpenTask.class)
                .anySatisfy(command -> assertThat(command).isInstanceOfSatisfying(Command.RunService.class,
                        run -> assertThat(run.work()).isEqualTo(Kind.Work.BUSINESS_RULE)));
    }

    @Test
    void anExclusiveGatewayTakesTheFirstFlowThatHolds() {
        assertThat(Player.of(CHOICE, "n", 1).open()).containsExactly("a");
        assertThat(Player.of(CHOICE, "n", 2).open()).containsExactly("b");
        assertThat(Player.of(CHOICE, "n", 3).open()).containsExactly("c");
    }

    @Test
    void aConditionThatCannotBeDecidedTakesTheDefault() {
        assertThat(Player.of(CHOICE).open()).containsExactly("c");
    }

    @Test
    void aParallelGatewayForksAndJoins() {
        Player player = Player.of("""
                s start
                f parallel
                a user
                b user
                j parallel
                c user
                e finish
                s > f > a > j > c > e
                f > b > j
                """);
        assertThat(player.open()).containsExactly("a", "b");
        assertThat(player.complete("b").open()).containsExactly("a");
        assertThat(player.complete("a").open()).containsExactly("c");
    }

    @Test
    void aParallelJoinTakesOneTokenOfEachFlowAndLeavesTheSecondOfTheSameFlowWaiting() {
        Player player = Player.of("""
                s start
                f parallel
                m exclusive
                a user
                b user
                c user
                j parallel
                d user
                e finish
                s > f > a > m > j > d > e
                f > b > m
                f > c > j
                """);
        player.complete("a").complete("b");
        assertThat(player.open()).containsExactly("c");
        assertThat(player.complete("c").open()).containsExactly("d");
        assertThat(player.state.tokens()).hasSize(2);
    }

    @Test
    void anActivityWithTwoFlowsForksAndOneWithTwoIncomingRunsTwice() {
        Player player = Player.of(
                "s start\na user\nb user\nc user\nd user\ne finish\ns > a > b > d > e\na > c > d");
        player.complete("a").complete("b").complete("c");
        assertThat(player.open()).containsExactly("d", "d");
    }

    private static final String INCLUSIVE = """
            s start
            x inclusive
            a user
            b user
            c user
            j inclusive
            d user
            e finish
            s > x
            x > a if n > 0
            x > b if n > 1
            x > c else
            a > j > d > e
            b > j
            c > j
            """;

    @Test
    void anInclusiveGatewayTakesEveryFlowThatHoldsAndItsJoinWaitsForThemAlone() {
        Player both = Player.of(INCLUSIVE, "n", 2);
        assertThat(both.open()).containsExactly("a", "b");
        assertThat(both.complete("b").open()).containsExactly("a");
        assertThat(both.complete("a").open()).containsExactly("d");
        assertThat(Player.of(INCLUSIVE, "n", 1).complete("a").open()).containsExactly("d");
        assertThat(Player.of(INCLUSIVE, "n", 0).complete("c").open()).containsExactly("d");
    }

    @Test
    void anInclusiveJoinFiresWhenTheTokenItWaitedForGoesAnotherWay() {
        Player player = Player.of("""
                s start
                f parallel
                a user
                b user
                x exclusive
                j inclusive
                d user
                e finish
                g finish
                s > f > a > j > d > e
                f > b > x
                x > j if stay
                x > g else
                """, "stay", false);
        assertThat(player.complete("a").open()).containsExactly("b");
        assertThat(player.complete("b").open()).containsExactly("d");
    }

    @Test
    void anInclusiveJoinWaitsForATokenThatMayComeFromABoundaryTimer() {
        Player player = Player.of("""
                s start
                f parallel
                a user
                b user
                t on b timer P1D
                j inclusive
                d user
                e finish
                g finish
                s > f > a > j > d > e
                f > b > g
                t > j
                """);
        assertThat(player.complete("a").open()).containsExactly("b");
        assertThat(player.due("t").open()).containsExactly("d");
    }

    @Test
    void anInclusiveJoinInALoopDoesNotWaitForItself() {
        Player player = Player.of("""
                s start
                j inclusive
                a user
                x exclusive
                e finish
                s > j > a > x
                x > j if again
                x > e else
                """, "again", true);
        player.complete("a").complete("a");
        player.variables.put("again", false);
        assertThat(player.complete("a").ended).isNotNull();
    }

    @Test
    void anEventBasedGatewayGoesWithWhateverHappensFirst() {
        String sketch = """
                s start
                g event
                t timer P3D
                m message paid
                r receive withdrawn
                a user
                b user
                c user
                e finish
                s > g > t > a > e
                g > m > b > e
                g > r > c > e
                """;
        assertThat(Player.of(sketch).due("t").open()).containsExactly("a");
        Player paid = Player.of(sketch).message("paid");
        assertThat(paid.open()).containsExactly("b");
        assertThat(paid.timers).isEmpty();
        assertThat(Player.of(sketch).message("withdrawn").open()).containsExactly("c");
        assertThat(paid.passed).containsSubsequence("g", "g_m", "m", "m_b");
    }

    @Test
    void intermediateTimersAndMessagesHoldTheTokenUp() {
        Player player = Player.of(
                "s start\nt timer PT2H\nm message news\nr receive more\ne finish\ns > t > m > r > e");
        assertThat(player.timers.values()).extracting(Command.SetTimer::due)
                .containsExactly(Player.BEGIN.plus(Duration.ofHours(2)));
        player.due("t");
        assertThat(player.interpreter.awaited(player.state)).containsExactly("news");
        player.message("news").message("more");
        assertThat(player.ended).isNotNull();
    }

    @Test
    void aTimerDoesNotGoOffEarly() {
        Player player = Player.of("s start\nt timer PT2H\ne finish\ns > t > e");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> player.apply(new Event.TimerDue(2, player.variables, Player.BEGIN)))
                .extracting(Refusal::reason).isEqualTo(Reason.TOO_EARLY);
    }

    @Test
    void timersAreLiteralsOrExpressionsAndDaysAreThoseOfIstanbul() {
        assertThat(dueOf("P1M")).isEqualTo("2026-12-22T09:00:00Z");
        assertThat(dueOf("P1DT12H")).isEqualTo("2026-11-23T21:00:00Z");
        assertThat(dueOf("P2W")).isEqualTo("2026-12-06T09:00:00Z");
        assertThat(dueOf("duration(\"P90D\")")).isEqualTo("2027-02-20T09:00:00Z");
        assertThat(dueOf("duration(\"P1Y\")")).isEqualTo("2027-11-22T09:00:00Z");
        assertThat(dueOf("term")).isEqualTo("2026-11-25T09:00:00Z");
        assertThat(dueOf("at 2027-01-01")).isEqualTo("2026-12-31T21:00:00Z");
        assertThat(dueOf("at 2027-01-01T10:00:00")).isEqualTo("2027-01-01T07:00:00Z");
        assertThat(dueOf("at 2027-01-01T10:00:00Z")).isEqualTo("2027-01-01T10:00:00Z");
        assertThat(dueOf("at day + duration(\"P1D\")")).isEqualTo("2027-03-01T21:00:00Z");
        assertThat(dueOf("-term2")).isNull();
    }

    private static @Nullable String dueOf(String timer) {
        try {
            Player player = Player.of("s start\nt timer " + timer + "\ne finish\ns > t > e", "term", "P3D",
                    "day", LocalDate.of(2027, 3, 1));
            return player.timers.firstEntry().getValue().due().toString();
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.EXPRESSION);
            assertThat(refusal.element()).isEqualTo("t");
            return null;
        }
    }

    @Test
    void aTaskThatIsNotOpenIsRefusedAndNothingHappens() {
        Player player = Player.of("s start\na user\nb user\ne finish\ns > a > b > e").complete("a");
        for (int token : new int[] {0, 1, -1, 99}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> player.apply(new Event.Completed(token, player.variables, player.now)))
                    .extracting(Refusal::reason).isEqualTo(Reason.NOT_WAITING);
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> player.message("nobody"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> player.apply(new Event.TimerDue(2, player.variables, Instant.MAX)));
        assertThat(player.complete("b").ended).isNotNull();
        assertThat(player.replayed()).isEqualTo(player.state);
    }

    @Test
    void aStateOfAnotherVersionIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> State.of(Map.of("version", 2)));
    }
}
