package divan.casework;

/** Work that waits for somebody holding a function. */
public record Task(int token, String element, String function) {
}
