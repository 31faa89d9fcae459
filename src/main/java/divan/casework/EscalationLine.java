package divan.casework;

/**
 * What was told of a late case, in a list for whoever was told.
 *
 * @param organ before which the case is, in words
 * @param answerer who answered, a post: empty while nobody did
 */
public record EscalationLine(Escalation escalation, String organ, String answerer) {
}
