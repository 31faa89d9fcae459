package divan.registers;

import divan.kernel.Cells;
import divan.kernel.Findings;
import divan.kernel.IdentityNumber;
import divan.kernel.RowReader;
import divan.kernel.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a line of a file can be a row of the register; what only the register itself knows is asked later.
 */
final class RowCheck implements RowReader.Rows {
    static final String NUMBER = "number";
    static final String FROM = "from";
    static final String LAST = "last";
    static final String SERIES = "series";
    static final List<String> OWN = List.of(NUMBER, FROM, LAST, SERIES);
    private static final int LONGEST_SERIES = 100;

    private final Register register;
    private final Findings findings;
    private final Consumer<FileRow> rows;
    private List<String> header = List.of();

    RowCheck(Register register, Findings findings, Consumer<FileRow> rows) {
        this.register = register;
        this.findings = findings;
        this.rows = rows;
    }

    static List<String> columns(Register register) {
        List<String> columns = new ArrayList<>(OWN);
        register.fields().forEach(field -> columns.add(field.id()));
        return columns;
    }

    /** Each column once, none unknown; those of a row's own are needed, a field may be missing. */
    @Override
    public boolean header(List<String> given) {
        header = given;
        return findings.headed(given, columns(register), OWN);
    }

    @Override
    public void row(long line, String[] cells) {
        if (!findings.filled(line, cells, header)) {
            return;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(header.get(i), cells[i]);
        }
        row(line, row).ifPresent(rows);
    }

    private Optional<FileRow> row(long line, Map<String, String> cells) {
        String number = cells.getOrDefault(NUMBER, "");
        boolean numbered = IdentityNumber.isValid(number) || wrong(line, NUMBER, "identity-number");
        Span valid = span(line, cells);
        String series = plain(line, SERIES, cells.getOrDefault(SERIES, ""));
        if (series != null && series.length() > LONGEST_SERIES) {
            wrong(line, SERIES, "value");
        }
        Map<String, Object> values = values(line, cells);
        return numbered && valid != null && series != null && values != null
            ? Optional.of(new FileRow(line, number, series, valid, values)) : Optional.empty();
    }

    /** @return false, to be used in conditions */
    private boolean wrong(long line, String column, String code) {
        findings.add(line, column, code);
        return false;
    }

    private @Nullable Span span(long line, Map<String, String> cells) {
        LocalDate from = day(line, FROM, cells.getOrDefault(FROM, ""));
        String end = cells.getOrDefault(LAST, "");
        LocalDate last = end.isEmpty() ? null : day(line, LAST, end);
        if (from == null || last == null && !end.isEmpty()) {
            return null;
        }
        if (last != null && last.isBefore(from)) {
            wrong(line, LAST, "ends-before");
            return null;
        }
        return Span.of(from, last);
    }

    private @Nullable LocalDate day(long line, String column, String cell) {
        try {
            if (cell.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(cell);
            }
        } catch (DateTimeException e) {
            // said below
        }
        wrong(line, column, "day");
        return null;
    }

    private @Nullable Map<String, Object> values(long line, Map<String, String> cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean good = true;
        for (Register.Field field : register.fields()) {
            String cell = cells.getOrDefault(field.id(), "");
            if (!cell.isEmpty()) {
                String text = plain(line, field.id(), cell);
                Object value = text == null ? null : value(field, text);
                if (value != null && field.accepts(value)) {
                    values.put(field.id(), value);
                } else {
                    good = text == null ? false : wrong(line, field.id(), "value");
                }
            }
        }
        return good ? values : null;
    }

    /**
     * A cell without the apostrophe that keeps spreadsheets from calculating it; null where it is refused.
     */
    private @Nullable String plain(long line, String column, String cell) {
        if (Cells.isFormula(cell)) {
            wrong(line, column, "formula");
            return null;
        }
        boolean control = cell.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
        if (control) {
            wrong(line, column, "control");
            return null;
        }
        return Cells.read(cell);
    }

    /** As it is kept; null where it is none of the field. A day that does not exist is none. */
    private static @Nullable Object value(Register.Field field, String text) {
        try {
            return switch (field.type()) {
                case "boolean" -> text.equals("true") || text.equals("false")
                    ? (Object) Boolean.valueOf(text) : null;
                case "number" -> (Object) Integer.valueOf(text);
                case "date" -> LocalDate.parse(text).toString();
                default -> text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
