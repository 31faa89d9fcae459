package divan.process;

import java.util.List;

/**
 * What came of an event.
 *
 * @param moments what happened to elements and flows, in order
 */
public record Step(State state, List<Command> commands, List<Moment> moments) {

    /** The ids of elements and flows that tokens passed, in order, for a drawing. */
    public List<String> passed() {
        return moments.stream().filter(Moment::isPassing).map(Moment::id).toList();
    }
}
