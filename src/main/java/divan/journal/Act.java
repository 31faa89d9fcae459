package divan.journal;

import divan.kernel.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody did something, about these subjects, on this legal basis, for this purpose, at this instant.
 *
 * @param at to the microsecond; what is finer is cut off
 * @param type what was done, a noun and a participle: {@code case.decided}
 * @param subjects opaque ids of parties and records the act is about, without duplicates
 * @param basis provisions relied on, as {@code 6458/31/1-a}
 * @param purpose for what, in the words of the caller's purpose
 * @param body what was done: strings, integers within ±(2⁵³−1), booleans, null, lists and maps of these;
 *         decimals and dates as strings. Empty when erased.
 * @param erased the body has been erased; everything else stands
 */
public record Act(UUID id, Instant at, Actor actor, String type, List<UUID> subjects, List<String> basis,
        String purpose, Map<String, Object> body, boolean erased) {
    static final String ERASED = "act.erased";

    public Act {
        if (!type.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("type of act: " + type);
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
        subjects = subjects.stream().distinct().toList();
        basis = List.copyOf(basis);
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    /** A new act under a new id. */
    public static Act of(Instant at, Actor actor, String type, List<UUID> subjects, List<String> basis,
            String purpose, Map<String, Object> body) {
        return new Act(Ids.next(), at, actor, type, subjects, basis, purpose, body, false);
    }
}
