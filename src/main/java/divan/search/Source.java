package divan.search;

import java.util.function.BooleanSupplier;

/** Whose entries change while the program runs, and while it does not. */
public interface Source {
    /**
     * Brings the index to what now is. What happens later the source follows by itself, and only when this
     * has ended.
     *
     * @param goesOn false when the program stops: then the rest is left to the next start
     */
    void catchUp(BooleanSupplier goesOn);
}
