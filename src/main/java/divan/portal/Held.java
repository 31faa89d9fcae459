package divan.portal;

/** A file in an export, and what it is in the reader's words. */
public record Held(String path, String meaning) {
}
