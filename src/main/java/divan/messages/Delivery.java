package divan.messages;

/**
 * What became of an e-mail that was handed over. Reasons are codes ({@code messages.trouble.<code>}): what a
 * server says may hold the address, so its words are neither kept nor logged.
 */
sealed interface Delivery {
    /** The server has taken it over. */
    record Taken() implements Delivery {
    }

    /** Not now: this e-mail is tried again later. */
    record Later(String reason) implements Delivery {
    }

    /** Not this one, ever. */
    record Never(String reason) implements Delivery {
    }

    /** Nobody is there to take anything: every e-mail waits. */
    record Away(String reason) implements Delivery {
    }
}
