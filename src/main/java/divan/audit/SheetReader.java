package divan.audit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one CSV file (RFC 4180, UTF-8, its first line naming the columns; a semicolon or a tab between cells
 * will do) as whichever table its header tells, and says what is wrong with it by row and column.
 */
final class SheetReader {
    private static final int LARGEST_BYTES = 16 * 1024 * 1024;

    private final String file;
    private final List<Finding> findings;
    private boolean windows;

    private SheetReader(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** @return empty where the file has none of the known layouts, or is no CSV */
    static Optional<Sheet> read(Path path, List<Finding> findings) throws IOException {
        String name = path.getFileName().toString();
        return Files.size(path) > LARGEST_BYTES
            ? new SheetReader(name, findings).unread(true, "file.large")
            : read(name, Files.readAllBytes(path), findings);
    }

    static Optional<Sheet> read(String name, byte[] bytes, List<Finding> findings) {
        SheetReader reader = new SheetReader(name, findings);
        String text = reader.decoded(bytes);
        try (CSVParser parser = CSVFormat.RFC4180.builder().setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true).get().parse(new StringReader(text))) {
            return reader.sheet(parser.getRecords());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return reader.unread(true, "file.csv");
        }
    }

    private Optional<Sheet> unread(boolean error, String reason) {
        findings.add(new Finding(file, "", "", "", null, error, Kind.FILE, reason, List.of()));
        return Optional.empty();
    }

    private String decoded(byte[] bytes) {
        FileText text = FileText.of(bytes);
        windows = text.windows();
        return text.text();
    }

    private static char delimiter(String text) {
        return FileText.delimiter(text);
    }

    private Optional<Sheet> sheet(List<CSVRecord> records) {
        List<String> header = records.isEmpty() ? List.of()
            : records.getFirst().toList().stream().map(String::strip).toList();
        Optional<Layout> layout = Layout.of(header);
        if (layout.isEmpty()) {
            return unread(false, "file.unknown");
        }
        columns(header, layout.get());
        Sheet sheet = new Sheet(file, layout.get(), header, new ArrayList<>());
        Keys keys = new Keys(findings);
        for (CSVRecord cells : records.subList(1, records.size())) {
            Line line = line(sheet, cells);
            if (keys.isNew(line)) {
                sheet.lines().add(line);
            }
        }
        return Optional.of(sheet);
    }

    private void columns(List<String> header, Layout layout) {
        for (String column : header) {
            if (!layout.knows(column)) {
                column(column, false, "column.unknown");
            } else if (header.indexOf(column) != header.lastIndexOf(column)) {
                column(column, true, "column.twice");
            }
        }
        layout.wanted().stream().filter(c -> !header.contains(c)).forEach(c -> column(c, true,
            "column.missing"));
    }

    private void column(String column, boolean error, String reason) {
        Finding finding = new Finding(file, "", column, "", null, error, Kind.COLUMN, reason, List.of());
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    private Line line(Sheet sheet, CSVRecord values) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < Math.min(values.size(), sheet.columns().size()); i++) {
            texts.putIfAbsent(sheet.columns().get(i), values.get(i).strip());
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        Line line = new Line(sheet, values.getRecordNumber(), key(sheet.layout(), texts), cells);
        if (values.size() != sheet.columns().size()) {
            findings.add(new Finding(file, line.key(), "", "", null, true, Kind.ROW, "row.cells",
                List.of(line.number(), values.size(), sheet.columns().size())));
        }
        texts.keySet().stream().sorted(Comparator.comparing(sheet.columns()::indexOf))
            .forEach(column -> cells.put(column, cell(line, column, texts)));
        return line;
    }

    private static String key(Layout layout, Map<String, String> texts) {
        return switch (layout) {
            case PLAN -> texts.getOrDefault("indicator", "");
            case FORM_3 -> (texts.getOrDefault("sub_programme", "") + " " + texts.getOrDefault("no", ""))
                .strip();
            case BUDGET -> texts.getOrDefault("economic_code", "");
            case PROGRAMME -> texts.getOrDefault("title", "");
            case UNIT -> texts.getOrDefault("unit", "");
        };
    }

    private Cell cell(Line line, String column, Map<String, String> texts) {
        String text = texts.getOrDefault(column, "");
        encoding(line, column, text);
        Layout layout = line.sheet().layout();
        if (!layout.isNumber(column)) {
            return new Cell(line, column, text, null, 0);
        }
        boolean counted = isCounted(layout, column, texts);
        Numeral numeral = Numeral.of(text, counted, column.endsWith("_pct"));
        BigDecimal value = numeral.value();
        Cell cell = new Cell(line, column, text, value, value == null ? 0 : Math.max(0, value.scale()));
        if (numeral.kind() != null && numeral.problem() != null) {
            findings.add(cell.error(numeral.kind(), value, numeral.problem()));
        } else if (value == null && layout.isNeeded(column)) {
            findings.add(cell.error(Kind.MISSING, null,
                column.matches("q[1-4]") ? "missing.quarter" : "missing"));
        } else if (value != null && counted) {
            counted(cell, value);
        }
        return cell;
    }

    /** Cells of things that are counted, one by one or in liras. */
    private static boolean isCounted(Layout layout, String column, Map<String, String> texts) {
        return layout.isAmount(column) && (layout.isMoney()
            || layout == Layout.FORM_3 && Units.isCount(texts.getOrDefault("unit", ""))
            || layout == Layout.PLAN && Units.isCountByName(texts.getOrDefault("indicator_title", "")));
    }

    private void counted(Cell cell, BigDecimal value) {
        boolean mayBeNegative = cell.column().equals("published_remaining");
        if (value.signum() < 0 && !mayBeNegative) {
            findings.add(cell.error(Kind.NEGATIVE, null, "negative"));
        }
        if (!Exact.isWhole(value) && !cell.line().sheet().layout().isMoney()) {
            findings.add(cell.error(Kind.UNIT, null, "unit.fraction"));
        }
    }

    /** Said once, where the first letter stands that another encoding would show otherwise. */
    private void encoding(Line line, String column, String text) {
        if (windows && text.chars().anyMatch(c -> c > 127)) {
            windows = false;
            findings.add(new Finding(file, line.key(), column, text, null, true, Kind.ENCODING, "encoding",
                List.of()));
        }
    }
}
