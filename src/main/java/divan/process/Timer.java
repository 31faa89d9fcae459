package divan.process;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A timer that waits.
 *
 * @param id from the same numbers as those of tokens
 * @param at the timer event
 * @param of the token that waits for it, or whose activity it bounds
 */
public record Timer(int id, String at, int of, Instant due) {
    Timer at(String event) {
        return new Timer(id, event, of, due);
    }

    Map<String, Object> toMap() {
        return new TreeMap<>(Map.of("id", id, "at", at, "of", of, "due", due.toString()));
    }

    static Timer of(Map<?, ?> map) {
        return new Timer(State.number(map, "id", 0), State.text(map, "at"), State.number(map, "of", 0),
                Instant.parse(State.text(map, "due")));
    }
}
