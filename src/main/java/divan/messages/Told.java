package divan.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader sees it, in their language.
 *
 * @param page where it leads, or empty
 * @param state and trouble: codes, see {@link Message}
 */
public record Told(Instant asked, String subject, String what, String toDo, String page, boolean unread,
        String state, @Nullable String trouble) {
}
