package divan.casework;

import java.util.UUID;

/**
 * The official who works on a case, holding a post.
 *
 * @param madeBy the act that assigned it; whoever changes it says which one they saw
 */
public record Assignee(String post, UUID person, UUID madeBy) {
}
