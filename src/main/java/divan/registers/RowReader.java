package divan.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a file of rows (RFC 4180, UTF-8) one after the other: only one is in memory at a time. The columns are
 * {@code number}, {@code from}, {@code last}, {@code series} and the fields of the register, in any order.
 */
final class RowReader {
    private final RowCheck check;
    private final Findings findings;
    private final Consumer<FileRow> rows;
    private long line = 1;
    private long count;

    RowReader(Register register, Findings findings, Consumer<FileRow> rows) {
        this.check = new RowCheck(register, findings);
        this.findings = findings;
        this.rows = rows;
    }

    /** @return how many rows there are behind the header, as far as the file could be read */
    long read(InputStream in) throws IOException {
        try {
            BoundedText text = new BoundedText(in);
            read(text, CSVFormat.RFC4180.parse(text));
        } catch (UncheckedIOException | IllegalStateException | IOException e) {
            findings.add(line, "", code(e));
        }
        return count;
    }

    private void read(BoundedText text, CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            findings.add(1, "", "empty");
            return;
        }
        List<String> header = new ArrayList<>(records.next().toList());
        if (!check.header(header)) {
            return;
        }
        text.recordEnded();
        line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            CSVRecord cells = records.next();
            text.recordEnded();
            count++;
            check.row(line, cells.values()).ifPresent(rows);
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    /** What stops the reading of the whole file. */
    private static String code(Exception thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof BoundedText.TooLong) {
                return "record-too-long";
            }
            if (t instanceof CharacterCodingException) {
                return "not-utf-8";
            }
        }
        return "not-csv";
    }
}
