package divan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.process.Relocation.Obstacle;
import divan.process.Relocation.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An instance goes over to another model where everything that waits has a place there, and only there. */
class RelocationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T09:00:00Z");
    private static final Conditions NONE = new Feel();
    private static final String OLD = """
        s start
        p sub
        b start
        a user
        e finish
        b > a > e
        end p
        late beside p timer P90D
        told finish
        f finish
        s > p > f
        late > told
        """;

    private static State begun(Model model) {
        return new Interpreter(model, NONE).start(Map.of(), NOON).state();
    }

    private static List<Obstacle> obstacles(String to, Map<String, String> mapping) {
        Model old = Sketch.model(OLD);
        return new Relocation(old, Sketch.model(to), mapping).obstacles(begun(old));
    }

    @Test
    void tokensKeepTheirNumbersAndTimersTheirInstants() {
        String renamed = OLD.replace("a user", "look user").replace("b > a > e", "b > look > e")
            .replace("p sub", "q sub").replace("end p", "end q").replace("beside p", "beside q")
            .replace("s > p > f", "s > q > f").replace("P90D", "P10D");
        Map<String, String> mapping = Map.of("a", "look", "p", "q");
        assertThat(obstacles(renamed, mapping)).isEmpty();
        State before = begun(Sketch.model(OLD));
        Interpreter after = new Interpreter(Sketch.model(renamed), NONE);
        Step step = after.relocate(before, mapping);
        assertThat(step.state().tokens()).extracting(Token::id).isEqualTo(before.tokens().stream()
            .map(Token::id).toList());
        assertThat(step.state().tokens()).extracting(Token::at).containsExactlyInAnyOrder("q", "look");
        assertThat(step.state().timers()).as("the period that runs is not set anew").extracting(Timer::due)
            .isEqualTo(before.timers().stream().map(Timer::due).toList());
        assertThat(step.commands()).singleElement().isInstanceOfSatisfying(Command.OpenTask.class,
            task -> assertThat(task.element()).isEqualTo("look"));
        int task = ((Command.OpenTask) step.commands().getFirst()).token();
        State ended = after.apply(step.state(), new Event.Completed(task, Map.of(), NOON)).state();
        assertThat(ended.ended()).as("it goes on there to its end").isTrue();
    }

    @Test
    void whatHasNoPlaceIsSaid() {
        String without = OLD.replace("a user", "look user").replace("b > a > e", "b > look > e");
        assertThat(obstacles(without, Map.of())).containsExactly(new Obstacle(Reason.GONE, "a"));
        assertThat(obstacles(without, Map.of("a", "look"))).isEmpty();
        assertThat(obstacles(OLD.replace("a user", "a receive m"), Map.of()))
            .containsExactly(new Obstacle(Reason.OTHER_KIND, "a"));
        assertThat(obstacles(OLD.replace("a user", "a user each list as item"), Map.of()))
            .contains(new Obstacle(Reason.OTHER_KIND, "a"));
        assertThatThrownBy(() -> new Interpreter(Sketch.model(without), NONE)
            .relocate(begun(Sketch.model(OLD)), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherSubProcessIsAnotherPlace() {
        assertThat(obstacles("""
            s start
            p user
            a user
            f finish
            s > p > a > f
            """, Map.of("p", "p"))).contains(new Obstacle(Reason.OTHER_KIND, "p"),
            new Obstacle(Reason.TIMER, "late"));
        assertThat(obstacles("""
            s start
            a user
            p sub
            b start
            c user
            e finish
            b > c > e
            end p
            late beside p timer P90D
            told finish
            f finish
            s > a > p > f
            late > told
            """, Map.of())).containsExactly(new Obstacle(Reason.OTHER_SCOPE, "a"));
    }

    @Test
    void aTimerThatRunsNeedsItsCounterpartAndANewOneCannotBeSet() {
        String noTimer = OLD.replace("late beside p timer P90D\n", "").replace("told finish\n", "")
            .replace("late > told\n", "");
        assertThat(obstacles(noTimer, Map.of())).containsExactly(new Obstacle(Reason.TIMER, "late"));
        Model old = Sketch.model(noTimer);
        assertThat(new Relocation(old, Sketch.model(OLD), Map.of()).obstacles(begun(old)))
            .containsExactly(new Obstacle(Reason.TIMER, "late"));
    }

    /** What went off once does not go off again. */
    @Test
    void aTimerThatWentOffIsNotMissed() {
        Model old = Sketch.model(OLD);
        State begun = begun(old);
        int timer = begun.timers().getFirst().id();
        State late = new Interpreter(old, NONE).apply(begun, new Event.TimerDue(timer, Map.of(),
            NOON.plusSeconds(91 * 86_400L))).state();
        assertThat(late.timers()).isEmpty();
        assertThat(new Relocation(old, Sketch.model(OLD), Map.of()).obstacles(late)).isEmpty();
        assertThat(new Interpreter(old, NONE).relocate(late, Map.of()).state()).isEqualTo(late);
    }

    @Test
    void whatWaitsToBeJoinedNeedsTheSameWayIn() {
        String join = """
            s start
            x parallel
            a user
            c user
            j parallel
            f finish
            s > x > a > j > f
            x > c > j
            """;
        Model old = Sketch.model(join);
        Interpreter interpreter = new Interpreter(old, NONE);
        State begun = begun(old);
        int a = begun.tokens().stream().filter(t -> t.at().equals("a")).findFirst().orElseThrow().id();
        State waiting = interpreter.apply(begun, new Event.Completed(a, Map.of(), NOON)).state();
        assertThat(new Relocation(old, old, Map.of()).obstacles(waiting)).isEmpty();
        Model other = Sketch.model(join.replace("x > a > j > f", "x > a > d > j > f") + "d user\n");
        assertThat(new Relocation(old, other, Map.of()).obstacles(waiting))
            .containsExactly(new Obstacle(Reason.OTHER_FLOW, "j"));
        assertThat(new Relocation(old, other, Map.of()).lost()).isEmpty();
    }
}
