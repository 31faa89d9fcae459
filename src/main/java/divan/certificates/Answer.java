package divan.certificates;

import java.time.Instant;

/** What an authority says of a certificate that it issued. */
sealed interface Answer {
    /** @param until when it has to be asked again */
    record Good(Instant until) implements Answer {
    }

    /** @param until when it has to be asked again */
    record Revoked(Instant until) implements Answer {
    }

    /** It does not know that it issued it. */
    record Unknown() implements Answer {
    }

    /** It could not be asked, or what came is not to be believed. @param why for the log: a code */
    record Away(String why) implements Answer {
    }
}
