package divan.journal;

/**
 * What is done after an act. Runs in a transaction of its own, as {@code system}, that also advances the
 * follower's position: what it writes through that transaction happens exactly once, anything else at least
 * once.
 */
@FunctionalInterface
public interface Follower {
    /** @param position the act's place in the ledger, from 1 without gaps */
    void on(Act act, long position);
}
