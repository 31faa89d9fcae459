package divan.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say about one cell.
 *
 * @param file its name within the folder
 * @param row code of the indicator; of the target for what the target has of its own; economic code; title of
 *        the unit or programme; in form 3 {@code <sub-programme> <number>}; empty for a column or a whole
 *        file
 * @param column the CSV's name of it; empty for a whole file
 * @param printed as it stands in the file
 * @param computed what would follow, in plain notation; null where that is not known
 * @param error false: a note
 * @param reason key of a sentence in {@code text/audit}
 * @param args stand for {0}, {1}… in it; numbers are written as the language does
 */
public record Finding(String file, String row, String column, String printed, @Nullable String computed,
        boolean error, Kind kind, String reason, List<Object> args) {
    public Finding {
        args = List.copyOf(args);
    }

    public String severity() {
        return error ? "error" : "note";
    }
}
