package divan.organisation;

/** A post, and whether somebody holds it. */
public record Seated(Post post, Seat seat) {
}
