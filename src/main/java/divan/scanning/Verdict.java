package divan.scanning;

/** What a scanner says of a content. */
public sealed interface Verdict {
    /** Nothing was found. */
    record Clean() implements Verdict {
    }

    /** @param name of what was found, as the scanner calls it; for the log, not for pages */
    record Infected(String name) implements Verdict {
    }

    /** It could not be asked. @param why for the log */
    record Away(String why) implements Verdict {
    }
}
