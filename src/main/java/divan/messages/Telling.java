package divan.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another module asks to be told; the fields are those of {@link Message}.
 *
 * @param party who is told; what it is about, by an opaque id, where an organ is told at its own address
 * @param to an address still to be confirmed, or null for the one the registers know
 * @param secret the page is a one-time link, forgotten once the e-mail has left; no page of ours shows it
 */
public record Telling(UUID act, Instant at, String kind, UUID party, List<UUID> subjects,
        @Nullable String organ, List<String> words, String page, boolean secret, @Nullable EmailAddress to) {
}
