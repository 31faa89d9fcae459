package divan.casework;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application being written: no act yet. It keeps what the registers knew when it was begun, and the
 * version of the pack whose form is being filled.
 *
 * @param filedAs the case number once it was filed; then it changes no more
 */
public record Draft(UUID id, UUID party, UUID person, String service, String pack, Map<String, Object> facts,
        Map<String, Object> answers, int version, @Nullable String filedAs, Instant created,
        Instant changed) {
}
