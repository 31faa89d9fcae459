package divan.process;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A token at rest.
 *
 * @param id unique in its instance, from 1; never used again
 * @param at the element it rests at
 * @param in the token of the sub-process or repeated activity it belongs to; 0 for the process itself
 * @param via the flow by which it came to a gateway that joins; else null
 * @param index which instance of a repeated activity it is, from 0; else −1
 * @param count how many instances a repeated activity has, on the token that stands for all of them; else −1
 */
public record Token(int id, String at, int in, @Nullable String via, int index, int count) {
    boolean isBody() {
        return count >= 0;
    }

    Token at(String element) {
        return new Token(id, element, in, via, index, count);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new TreeMap<>(Map.of("id", id, "at", at));
        if (in != 0) {
            map.put("in", in);
        }
        if (via != null) {
            map.put("via", via);
        }
        if (index >= 0) {
            map.put("index", index);
        }
        if (count >= 0) {
            map.put("count", count);
        }
        return map;
    }

    static Token of(Map<?, ?> map) {
        return new Token(State.number(map, "id", 0), State.text(map, "at"), State.number(map, "in", 0),
                map.get("via") == null ? null : State.text(map, "via"),
                State.number(map, "index", -1), State.number(map, "count", -1));
    }
}
