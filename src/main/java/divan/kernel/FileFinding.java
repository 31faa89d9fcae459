package divan.kernel;

import java.util.List;

/**
 * One thing wrong with a file of rows; its words are {@code register-file.<code>}, else
 * {@code violation.<code>}.
 *
 * @param line on which the row begins, from 1; 0 for the whole file
 * @param column the name of the column, or empty
 * @param args stand for {0}, {1}… in the words; never what is in a cell
 */
public record FileFinding(long line, String column, String code, List<String> args) {
    public static FileFinding of(long line, String column, String code, Object... args) {
        return new FileFinding(line, column, code, List.of(args).stream().map(String::valueOf).toList());
    }
}
