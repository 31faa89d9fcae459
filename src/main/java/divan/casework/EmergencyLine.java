package divan.casework;

/**
 * An emergency in a list, for colleagues.
 *
 * @param who opened it: a name and a post
 * @param awaits whose superior is to look at it, in words
 * @param open whether its time is not over
 * @param yours whether it is the reader's to look at
 */
public record EmergencyLine(Emergency emergency, String who, String organ, String awaits, boolean open,
        boolean yours) {
}
