package divan.kernel;

import java.util.regex.Pattern;

/**
 * Cells of a CSV file that a spreadsheet will open. A text that begins like a formula is written with an
 * apostrophe before it, and read without; a text that begins with an apostrophe gets a second one, so that
 * both ways agree.
 */
public final class Cells {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r'].*", Pattern.DOTALL);

    private Cells() {
    }

    public static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    public static String read(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** Something a spreadsheet would have calculated; numbers with a sign are none. */
    public static boolean isFormula(String cell) {
        return !cell.startsWith("'") && FORMULA.matcher(cell).matches() && !cell.matches("[+-][0-9 ().-]+");
    }
}
