package divan.organisation;

import java.util.UUID;

/** Somebody in a post; the person is an opaque id. */
public record Holder(Post post, UUID person) {
}
