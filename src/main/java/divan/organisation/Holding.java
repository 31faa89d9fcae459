package divan.organisation;

import divan.kernel.Span;
import java.util.UUID;

/**
 * Somebody, by an opaque id, held or will hold a post, perhaps in acting capacity until somebody is
 * appointed.
 */
public record Holding(String post, UUID person, Span valid, boolean acting) {
}
