package divan.organisation;

import org.jspecify.annotations.Nullable;

/** Whether a post may do a function on a day, and why. */
public sealed interface SigningRight {
    /** By the office itself. */
    record ByOffice(Post post) implements SigningRight {
    }

    /** In the place of another post, whose holder is away that day. */
    record ByDeputising(Post post, Post inPlaceOf, Deputising deputising) implements SigningRight {
    }

    /** In the name of another post, under a recorded delegation valid that day, within its limits. */
    record ByDelegation(Post post, Post inNameOf, Delegation delegation) implements SigningRight {
    }

    /** Not at all; {@code expired} is a delegation that no longer or not yet holds, where there is one. */
    record None(@Nullable Delegation expired) implements SigningRight {
    }
}
