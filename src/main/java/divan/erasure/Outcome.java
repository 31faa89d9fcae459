package divan.erasure;

import divan.journal.Hindrance;
import java.util.List;
import java.util.UUID;

/** What came of a wish to erase. */
public sealed interface Outcome {
    /** It was proposed, decided or carried out by this act. */
    record Done(UUID act) implements Outcome {
    }

    /** The law keeps it. */
    record Kept(List<Hindrance> why) implements Outcome {
    }
}
