package divan.packs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a pack (RFC 4180, UTF-8, header row). Rows know their line. */
public record Table(String file, List<Row> rows) {

    public static Table read(Pack pack, String path) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        var reader = new InputStreamReader(new ByteArrayInputStream(pack.need(path)), StandardCharsets.UTF_8);
        try (var parser = format.parse(reader)) {
            return new Table(path, parser.stream().map(r -> new Row(path, r.getRecordNumber() + 1, r)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
