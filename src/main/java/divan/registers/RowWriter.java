package divan.registers;

import divan.kernel.Cells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes rows as {@link divan.kernel.RowReader} reads them: UTF-8 without a mark, lines ending in CR LF, a
 * header.
 */
final class RowWriter {
    private final Register register;
    private final CSVPrinter printer;

    RowWriter(Register register, OutputStream out) throws IOException {
        this.register = register;
        this.printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180);
        printer.printRecord(RowCheck.columns(register));
    }

    void write(Departures.Leaving row) throws IOException {
        List<String> cells = new ArrayList<>();
        LocalDate last = row.valid().last();
        cells.add(row.number());
        cells.add(row.valid().from().toString());
        cells.add(last == null ? "" : last.toString());
        cells.add(Cells.written(row.series()));
        for (Register.Field field : register.fields()) {
            Object value = row.values().get(field.id());
            cells.add(value == null ? "" : field.type().equals("number") ? value.toString()
                : Cells.written(value.toString()));
        }
        printer.printRecord(cells);
    }

    void flush() throws IOException {
        printer.flush();
    }
}
