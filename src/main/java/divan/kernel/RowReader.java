package divan.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file of rows (RFC 4180, UTF-8) one after the other: only one is in memory at a time. */
public final class RowReader {
    /** What is made of a file's rows. */
    public interface Rows {
        /** @return whether the rows below this header can be read */
        boolean header(List<String> names);

        /** @param line on which the row begins */
        void row(long line, String[] cells);
    }

    private final Findings findings;
    private final Rows rows;
    private long line = 1;
    private long count;

    public RowReader(Findings findings, Rows rows) {
        this.findings = findings;
        this.rows = rows;
    }

    /** @return how many rows there are behind the header, as far as the file could be read */
    public long read(InputStream in) throws IOException {
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
        if (!rows.header(header)) {
            return;
        }
        text.recordEnded();
        line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            CSVRecord cells = records.next();
            text.recordEnded();
            count++;
            rows.row(line, cells.values());
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
