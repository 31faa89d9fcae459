package divan.portal;

import divan.web.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ZIP that is written file by file and remembers what it holds. Dates in it are those of its making, in no
 * zone.
 */
final class Zip implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
        .build();

    private final ZipOutputStream out;
    private final List<Held> files = new ArrayList<>();

    Zip(OutputStream out) {
        this.out = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    List<Held> files() {
        return List.copyOf(files);
    }

    void file(String path, String meaning, byte[] bytes) throws IOException {
        files.add(new Held(path, meaning));
        out.putNextEntry(new ZipEntry(path));
        out.write(bytes);
        out.closeEntry();
    }

    void json(String path, String meaning, @Nullable Object tree) throws IOException {
        file(path, meaning, JSON.writeValueAsBytes(tree));
    }

    /** The same rows for programs and for spreadsheets. */
    void both(String path, String meaning, Shell shell, List<? extends Map<String, ?>> rows)
            throws IOException {
        json(path + ".json", meaning, rows);
        file(path + ".csv", shell.t("export.list", meaning), csv(rows).getBytes(StandardCharsets.UTF_8));
    }

    /** The page that one opens first; it stands last, for only then is it known what there is. */
    void html(String page) throws IOException {
        out.putNextEntry(new ZipEntry("index.html"));
        out.write(page.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    /** RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. */
    private static String csv(List<? extends Map<String, ?>> rows) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringWriter text = new StringWriter().append('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (Map<String, ?> row : rows) {
                printer.printRecord(columns.stream().map(column -> cell(row.get(column))).toList());
            }
        }
        return text.toString();
    }

    /** What a spreadsheet would take for a formula is told to be text. */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value instanceof String written ? written
            : JSON.writeValueAsString(value);
        return text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
