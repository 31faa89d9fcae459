package divan.organisation;

/**
 * A post that may sign on a day, why, and whether somebody holds it then; nobody signs from a vacant post.
 */
public record Signatory(Post post, SigningRight right, Seat seat) {
}
