package divan.organisation;

import divan.kernel.Span;

/** While the holder of {@code post} is away, whoever holds {@code byPost} stands in for them. */
public record Deputising(String id, String post, String byPost, Span valid, String basis) {
}
