package divan.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where an instance stands: a small value, without variables. Tokens and timers are in the order of their
 * ids.
 *
 * @param next the next id to be given to a token or timer
 */
public record State(int next, boolean ended, List<Token> tokens, List<Timer> timers) {
    private static final int VERSION = 1;

    public State {
        tokens = List.copyOf(tokens);
        timers = List.copyOf(timers);
    }

    /** As a tree of maps, lists, strings, integers and booleans, for canonical JSON. */
    public Map<String, Object> toMap() {
        return new TreeMap<>(Map.of("version", VERSION, "next", next, "ended", ended,
                "tokens", tokens.stream().map(Token::toMap).toList(),
                "timers", timers.stream().map(Timer::toMap).toList()));
    }

    /** @throws IllegalArgumentException where the map is not one that {@link #toMap} made */
    public static State of(Map<String, Object> map) {
        if (number(map, "version", 0) != VERSION || !(map.get("ended") instanceof Boolean ended)) {
            throw new IllegalArgumentException("not a state of version " + VERSION);
        }
        return new State(number(map, "next", 0), ended, list(map, "tokens", Token::of),
                list(map, "timers", Timer::of));
    }

    private static <T> List<T> list(Map<?, ?> map, String key, Function<Map<?, ?>, T> reader) {
        if (!(map.get(key) instanceof List<?> list)) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return list.stream().map(item -> reader.apply((Map<?, ?>) item)).toList();
    }

    static int number(Map<?, ?> map, String key, int missing) {
        return map.get(key) instanceof Number number ? number.intValue() : missing;
    }

    static String text(Map<?, ?> map, String key) {
        if (!(map.get(key) instanceof String text)) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return text;
    }
}
