package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever well-formed model and whatever order of events: every token is accounted for. */
class RandomModelsTest {
    private static final int MODELS = 2_500;
    private static final long SEED = 20_261_122L;

    /**
     * Understands {@code v = 1}, {@code rounds task n} (done less than n times in this round) and
     * numbers.
     */
    private record Counts() implements Conditions {
        @Override
        public boolean holds(String expression, Map<String, Object> variables) {
            String[] words = expression.split(" ");
            if (words[0].equals("rounds")) {
                return (int) variables.getOrDefault(words[1], 0) % Integer.parseInt(words[2]) != 0;
            }
            return variables.get(words[0]).toString().equals(words[2]);
        }

        @Override
        public Object value(String expression, Map<String, Object> variables) {
            return Integer.valueOf(expression);
        }
    }

    private static Player play(RandomModel random, long seed) {
        Player player = new Player(Sketch.model(random.sketch.toString()), new Counts(), random.variables);
        Random choice = new Random(seed);
        for (int steps = 0; player.ended == null; steps++) {
            assertThat(steps).as("steps of a bounded model").isLessThan(20_000);
            next(player, random, choice);
        }
        return player;
    }

    private static void next(Player player, RandomModel random, Random choice) {
        List<Command.SetTimer> due = player.timers.values().stream()
                .filter(timer -> random.going.contains(timer.element())).toList();
        List<Integer> tasks = player.tasks.keySet().stream().filter(task -> !heldUp(player, due, task))
                .toList();
        if (tasks.isEmpty() || !due.isEmpty() && choice.nextInt(3) == 0) {
            player.due(due.get(choice.nextInt(due.size())));
        } else {
            int task = tasks.get(choice.nextInt(tasks.size()));
            player.variables.merge(player.tasks.get(task), 1, (a, b) -> (int) a + (int) b);
            player.complete(task);
        }
    }

    /** Whether a timer that must go off would be too late, were this task done now. */
    private static boolean heldUp(Player player, List<Command.SetTimer> due, int task) {
        String element = player.tasks.get(task);
        Token token = player.state.tokens().stream().filter(t -> t.id() == task).findFirst().orElseThrow();
        return due.stream().anyMatch(timer -> {
            int of = player.state.timers().stream().filter(t -> t.id() == timer.timer()).findFirst()
                    .orElseThrow().of();
            return of == task || element.endsWith("last") && token.in() == of;
        });
    }

    @Test
    void everyTaskIsDoneAsOftenAsTheModelSaysInAnyOrderOfEvents() {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < MODELS; i++) {
            RandomModel random = new RandomModel(SEED + i);
            random.constructs.forEach(construct -> seen.merge(construct, 1, Integer::sum));
            Player player = play(random, i);
            random.tasks.forEach((task, times) -> assertThat(Collections.frequency(player.done, task))
                    .as("%s in\n%s", task, random.sketch).isBetween(times.least(), times.most()));
            assertThat(player.tasks).isEmpty();
            assertThat(player.timers).isEmpty();
            assertThat(player.replayed()).isEqualTo(player.state);
        }
        assertThat(seen).hasSize(9);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(MODELS / 10));
    }

    @Test
    void aStateReadBackFromStorageContinuesAsTheOneInMemory() {
        for (int i = 0; i < 200; i++) {
            RandomModel random = new RandomModel(SEED + i);
            Player player = play(random, i);
            Interpreter interpreter = player.interpreter;
            Map<String, Object> stored = interpreter.start(random.variables, Player.BEGIN).state().toMap();
            List<Command> commands = new ArrayList<>(interpreter.start(random.variables, Player.BEGIN)
                    .commands());
            for (Event event : player.events) {
                Step step = interpreter.apply(State.of(stored), event);
                commands.addAll(step.commands());
                stored = step.state().toMap();
            }
            assertThat(commands).isEqualTo(player.commands);
        }
    }
}
