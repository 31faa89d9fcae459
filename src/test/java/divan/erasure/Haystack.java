package divan.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Looks for words in everything that is kept: each column of each table that the catalogue names,
 * PostgreSQL's own samples of them, and the bytes of files. In clear, in UTF-16, base64, hexadecimal,
 * escaped; in files within columns also unpacked and as the text of a PDF.
 */
final class Haystack {
    private static final String COLUMNS = """
        select format('%I.%I', n.nspname, c.relname) as name, format('%I', a.attname) as attribute,
               a.atttypid = 'bytea'::regtype as bytes
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'm', 'p') and n.nspname !~ '^(pg_|information_schema$)'
        order by 1, 2
        """;
    private static final List<String> SAMPLES = List.of("most_common_vals", "histogram_bounds",
        "most_common_elems");
    private static final String GZIP = "\u001f\u008b";

    private final Map<String, Set<String>> needles = new TreeMap<>();

    Haystack(List<String> words) {
        words.forEach(word -> needles.put(word, forms(word)));
    }

    /** As a file or a column may hold it; each as the bytes of ISO 8859-1. */
    private static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        for (String spelling : List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT),
                word.toLowerCase(Locale.of("tr")), word.toUpperCase(Locale.of("tr")))) {
            byte[] utf8 = spelling.getBytes(StandardCharsets.UTF_8);
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE, Charset.forName("windows-1254"))) {
                forms.add(new String(spelling.getBytes(charset), StandardCharsets.ISO_8859_1));
            }
            forms.add(HexFormat.of().formatHex(utf8));
            forms.add(HexFormat.of().withUpperCase().formatHex(utf8));
            for (int shift = 0; shift < 3; shift++) {
                forms.add(base64(utf8, shift));
            }
            forms.add(spelling.chars().mapToObj(c -> c < 128 ? String.valueOf((char) c)
                : String.format("\\u%04x", c)).reduce("", String::concat));
            forms.add(java.net.URLEncoder.encode(spelling, StandardCharsets.UTF_8));
        }
        return forms;
    }

    /** What is sure of the word in base64, wherever it begins. */
    private static String base64(byte[] utf8, int shift) {
        byte[] moved = new byte[utf8.length + shift];
        System.arraycopy(utf8, 0, moved, shift, utf8.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
        return text.substring(shift == 0 ? 0 : shift + 1, text.length() - (moved.length % 3 == 0 ? 0 : 1));
    }

    /** Word → places. */
    Map<String, Set<String>> inTables(DataSource superuser) throws SQLException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Connection connection = superuser.getConnection()) {
            for (String[] column : columns(connection)) {
                String sql = "select " + column[1] + (column[2].equals("t") ? "" : "::text") + " from "
                    + column[0] + " where " + column[1] + " is not null";
                look(connection, sql, column[0] + "." + column[1].replace("\"", ""), found);
            }
            for (String sample : SAMPLES) {
                look(connection, "select " + sample + "::text from pg_stats where " + sample
                    + " is not null and schemaname !~ '^(pg_|information_schema$)'", "pg_stats", found);
            }
        }
        return found;
    }

    private static List<String[]> columns(Connection connection) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
            }
        }
        return columns;
    }

    private void look(Connection connection, String sql, String place, Map<String, Set<String>> found)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            boolean bytes = rows.getMetaData().getColumnTypeName(1).equals("bytea");
            while (rows.next()) {
                look(bytes ? rows.getBytes(1) : rows.getString(1).getBytes(StandardCharsets.UTF_8), place,
                    found);
            }
        }
    }

    private void look(byte[] bytes, String place, Map<String, Set<String>> found) {
        for (String text : readings(bytes)) {
            needles.forEach((word, forms) -> {
                if (forms.stream().anyMatch(text::contains)) {
                    found.computeIfAbsent(word, w -> new TreeSet<>()).add(place);
                }
            });
        }
    }

    /** As they lie there, and unpacked where they are packed. */
    private static List<String> readings(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> readings = new ArrayList<>(List.of(raw));
        try {
            if (raw.startsWith("%PDF")) {
                readings.add(latin(pdf(bytes)));
            } else if (raw.startsWith(GZIP)) {
                readings.add(new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
                    StandardCharsets.ISO_8859_1));
            } else if (raw.startsWith("x\u009c") || raw.startsWith("x\u0001")) {
                readings.add(new String(new InflaterInputStream(new ByteArrayInputStream(bytes))
                    .readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // only looks packed
        }
        return readings;
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** In the bytes of every file below a folder, its name included. */
    Map<String, Set<String>> inFiles(Path folder) {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String place = folder.relativize(file).toString();
                look(place.getBytes(StandardCharsets.UTF_8), place, found);
                read(file, place, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void read(Path file, String place, Map<String, Set<String>> found) throws IOException {
        try {
            look(Files.readAllBytes(file), place, found);
        } catch (NoSuchFileException e) {
            // PostgreSQL takes files away while we look
        }
    }
}
