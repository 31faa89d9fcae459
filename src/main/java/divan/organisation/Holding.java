package divan.organisation;

import divan.kernel.Span;
import java.util.UUID;

/** Somebody, by an opaque id, held or will hold a post. */
public record Holding(String post, UUID person, Span valid) {
}
