package divan.lawtext;

/**
 * Something about a law's text that is wrong, or worth knowing.
 *
 * @param line from 1; 0: the whole file
 * @param isGrave whether the text may not be imported as it is
 */
public record Flaw(String file, int line, String reason, boolean isGrave) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + (isGrave ? "" : "note: ") + reason;
    }
}
