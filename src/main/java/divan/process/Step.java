package divan.process;

import java.util.List;

/**
 * What came of an event.
 *
 * @param passed the ids of elements and flows that tokens passed, in order, for a drawing or a trace
 */
public record Step(State state, List<Command> commands, List<String> passed) {
}
