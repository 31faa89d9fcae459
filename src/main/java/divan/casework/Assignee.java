package divan.casework;

import divan.web.Caller;
import java.util.UUID;

/**
 * The official who works on a case, holding a post.
 *
 * @param madeBy the act that assigned it; whoever changes it says which one they saw
 */
public record Assignee(String post, UUID person, UUID madeBy) {
    /** Not the caller, who does not stand in for the post it was given to either. */
    boolean isAnothers(Caller caller) {
        Caller.Post post = caller.post();
        return !person.equals(caller.person())
            && !(post != null && post.deputising() != null && post.id().equals(this.post));
    }
}
