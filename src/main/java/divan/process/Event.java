package divan.process;

import java.time.Instant;
import java.util.Map;

/**
 * What happens to an instance. Each event carries the variables of the instance <em>as they stand after
 * it</em> and its instant: with them a recorded sequence of events replays to the same state. Keeping
 * variables is the caller's.
 */
public sealed interface Event {
    Map<String, Object> variables();

    Instant at();

    /** A task is done: a person finished it, or an automatic one ran. */
    record Completed(int token, Map<String, Object> variables, Instant at) implements Event {
    }

    /** @param timer the id given by {@link Command.SetTimer} */
    record TimerDue(int timer, Map<String, Object> variables, Instant at) implements Event {
    }

    /** A message came. If several wait for its name, the one that has waited longest takes it. */
    record MessageArrived(String name, Map<String, Object> variables, Instant at) implements Event {
    }

    /**
     * A task failed with an error of the model's subject matter (not a technical one: those are tried
     * again).
     */
    record Failed(int token, String code, Map<String, Object> variables, Instant at) implements Event {
    }
}
