package divan.lawtext;

import java.util.List;

/**
 * Something about a law's text that is wrong, or worth knowing.
 *
 * @param line from 1; 0: the whole file
 * @param code short and stable, for texts in other languages
 * @param args what the code speaks of: addresses, lines, numbers
 * @param reason the same in English, for the command line
 * @param isGrave whether the text may not be imported as it is
 */
public record Flaw(String file, int line, String code, List<Object> args, String reason, boolean isGrave) {
    /** An article of the same law is named that it does not have. */
    public static final String NOWHERE = "nowhere";

    static Flaw grave(String file, int line, String code, String reason) {
        return new Flaw(file, line, code, List.of(), reason, true);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (isGrave ? "" : "note: ") + reason;
    }
}
