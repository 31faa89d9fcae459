package divan.database;

/** Where a sequence stands: {@code last} was given out if {@code called}, else it is the next one. */
public record Sequence(String name, long last, boolean called) {
}
