package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever well-formed model and whatever order of events: every token is accounted for. */
class RandomModelsTest {
    private static final int MODELS = 2_500;
    private static final long SEED = 20_261_122L;

    @Test
    void everyTaskIsDoneAsOftenAsTheModelSaysInAnyOrderOfEvents() {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < MODELS; i++) {
            RandomModel random = new RandomModel(SEED + i);
            random.constructs.forEach(construct -> seen.merge(construct, 1, Integer::sum));
            Player player = RandomPlay.play(random, i);
            random.tasks.forEach((task, times) -> assertThat(Collections.frequency(player.done, task))
                    .as("%s in\n%s", task, random.sketch).isBetween(times.least(), times.most()));
            assertThat(player.tasks).isEmpty();
            assertThat(player.timers).isEmpty();
            assertThat(player.replayed()).isEqualTo(player.state);
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(RandomModel.CONSTRUCTS);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(MODELS / 10));
    }

    @Test
    void aStateReadBackFromStorageContinuesAsTheOneInMemory() {
        for (int i = 0; i < 200; i++) {
            RandomModel random = new RandomModel(SEED + i);
            Player player = RandomPlay.play(random, i);
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
