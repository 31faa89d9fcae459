package divan.organisation;

import java.util.UUID;

/** Somebody in a post, perhaps in acting capacity; the person is an opaque id. */
public record Holder(Post post, UUID person, boolean acting) {
}
