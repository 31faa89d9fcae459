package divan.planning;

import java.util.List;
import java.util.Map;

/**
 * A value as somebody typed it, in a form or a row of a file.
 *
 * @param line of the file, 1 of a form
 */
record ReportDraft(long line, Map<String, String> cells) {
    static final String INDICATOR = "indicator";
    static final String ORGAN = "organ";
    static final String YEAR = "year";
    static final String QUARTER = "quarter";
    static final String VALUE = "value";
    static final String UNIT = "unit";
    static final String WHY = "why";
    static final List<String> COLUMNS = List.of(INDICATOR, ORGAN, YEAR, QUARTER, VALUE, UNIT, WHY);

    String get(String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
