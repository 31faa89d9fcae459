package divan.organisation;

/** A post whose holder is away, and by what somebody stands in for them. */
public record StandingIn(Post post, Deputising deputising) {
}
