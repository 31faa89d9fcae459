package divan.examples;

import java.time.LocalDate;

/** Moves the program's clock: an example says on which days things are done. */
@FunctionalInterface
public interface Sun {
    /** Ten in the morning of that day. */
    void set(LocalDate day);
}
