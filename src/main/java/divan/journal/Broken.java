package divan.journal;

/**
 * The ledger contradicts itself or what was published: somebody has altered it or put an older database in
 * its place. Nothing the program may repair: the sequencer stops and says so.
 */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
        super(message);
    }
}
