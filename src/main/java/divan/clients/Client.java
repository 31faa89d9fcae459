package divan.clients;

import java.util.UUID;

/**
 * A system of an institution, under terms.
 *
 * @param turn grows with whatever ends its tokens, so that of two the later is known: odd once it was
 * stopped, even once it may ask again, two more with other signing keys
 */
public record Client(UUID id, Terms terms, int turn) {

    /** One that nobody stopped. */
    public Client(UUID id, Terms terms) {
        this(id, terms, 0);
    }

    /** Whether none of its keys and tokens opens anything. */
    public boolean isStopped() {
        return isStopped(turn);
    }

    /** Odd while it is stopped. */
    public static boolean isStopped(int turn) {
        return turn % 2 == 1;
    }
}
