package divan.planning;

import divan.kernel.Cells;
import divan.web.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The values of an indicator as rows: a quarter, a year, or the time since the plan began ({@code kind}), of
 * all or of one organ, and where the acts stand that it rests on. Numbers are written {@code 1234.56} with at
 * most six decimals; where nothing is known there is none.
 */
final class IndicatorTable {
    private static final int DECIMALS = 6;
    private static final List<String> COLUMNS = List.of("indicator", "title", "unit", "kind", "period",
        "time", "organ", "value", "notes", "missing", "acts");

    private final Shell shell;
    private final Indicator indicator;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    IndicatorTable(Shell shell, Indicator indicator) {
        this.shell = shell;
        this.indicator = indicator;
    }

    void add(YearFigures year, String organ) {
        year.quarters().forEach(figure -> add(figure, "quarter", organ));
        add(year.whole(), "year", organ);
        add(year.cumulative(), "cumulative", organ);
    }

    private void add(Figure figure, String time, String organ) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("indicator", indicator.id());
        row.put("title", Shell.plain(shell.pick(indicator.title())));
        row.put("unit", Shell.plain(shell.pick(indicator.unit())));
        row.put("kind", indicator.kind().code());
        row.put("period", figure.period().code());
        row.put("time", time);
        row.put("organ", organ);
        row.put("value", plain(figure.value()));
        row.put("notes", figure.notes().stream().map(Figure.Note::code).toList());
        row.put("missing", figure.missing());
        row.put("acts", "/api/indicators/" + indicator.id() + "/acts?period=" + figure.period().code()
            + (organ.isEmpty() ? "" : "&organ=" + organ));
        rows.add(row);
    }

    /** As programs read it; empty where nothing is known. */
    static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.setScale(Math.min(DECIMALS, Math.max(0, value.scale())),
            RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** For JSON. */
    List<Map<String, Object>> rows() {
        return List.copyOf(rows);
    }

    private static String text(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf)
            .collect(Collectors.joining(" ")) : String.valueOf(value);
    }

    byte[] csv() {
        StringWriter out = new StringWriter();
        out.write('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Map<String, Object> row : rows) {
                printer.printRecord(COLUMNS.stream().map(column -> column.equals("value")
                    ? row.get(column) : Cells.written(text(row.get(column)))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Office Open XML; values are numbers there. */
    byte[] xlsx() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet(indicator.id());
            Row header = sheet.createRow(0);
            COLUMNS.forEach(column -> header.createCell(COLUMNS.indexOf(column)).setCellValue(column));
            for (Map<String, Object> row : rows) {
                Row written = sheet.createRow(sheet.getLastRowNum() + 1);
                for (String column : COLUMNS) {
                    write(written.createCell(COLUMNS.indexOf(column)), column, text(row.get(column)));
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Cell cell, String column, String text) {
        if (column.equals("value") && !text.isEmpty()) {
            cell.setCellValue(Double.parseDouble(text));
        } else {
            cell.setCellValue(text);
        }
    }
}
