package divan.packs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ArrayList;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a pack (RFC 4180, UTF-8, header row). Rows know their line. */
public record Table(String file, List<Row> rows) {

    public static Table read(Pack pack, String path) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        var reader = new InputStreamReader(new ByteArrayInputStream(pack.need(path)), StandardCharsets.UTF_8);
        try (var parser = format.parse(reader)) {
            return rows(path, parser);
        } catch (IOException | IllegalArgumentException e) {
            throw new Malformed(path, 1, "not CSV: " + e.getMessage());
        }
    }

    /** A row's line is the one on which it begins, also behind rows that run over several. */
    private static Table rows(String path, CSVParser parser) {
        List<Row> rows = new ArrayList<>();
        long line = parser.getCurrentLineNumber() + 1;
        try {
            for (CSVRecord cells : parser) {
                rows.add(new Row(path, line, cells));
                if (!cells.isConsistent()) {
                    throw new Malformed(path, (int) line,
                        "the row has " + cells.size() + " cells, the header "
                        + parser.getHeaderNames().size());
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new Malformed(path, (int) line, "not CSV: " + e.getMessage());
        }
        return new Table(path, rows);
    }

    /** One row; a missing column and an empty cell are both the empty text. */
    public record Row(String file, long line, CSVRecord cells) {
        public String get(String column) {
            return cells.isSet(column) ? cells.get(column) : "";
        }

        public String need(String column) {
            String value = get(column);
            if (value.isEmpty()) {
                throw new Malformed(file, (int) line, "“" + column + "” is empty");
            }
            return value;
        }

        public int integer(String column) {
            try {
                return Integer.parseInt(need(column));
            } catch (NumberFormatException e) {
                throw new Malformed(file, (int) line, "“" + column + "” should be a whole number");
            }
        }
    }
}
