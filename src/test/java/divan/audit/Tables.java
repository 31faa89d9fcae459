package divan.audit;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

/** CSVs of one institution in memory, to be changed and written into a folder. */
final class Tables {
    /** What one printed cell must be, so that a test can tell by itself whether a change shows. */
    record Printed(String file, int row, int column, String key, BigDecimal exact, int decimals) {
        /** Whether a value is so far away that no way of writing the exact one explains it. */
        boolean isFarFrom(BigDecimal value) {
            return value.subtract(exact).abs().movePointRight(decimals).compareTo(new BigDecimal("2.5")) > 0;
        }
    }

    private final Map<String, List<List<String>>> files = new LinkedHashMap<>();
    private final List<Printed> printed = new ArrayList<>();

    static Tables read(Path folder) throws IOException {
        Tables tables = new Tables();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                try (CSVParser parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(file))) {
                    List<List<String>> rows = new ArrayList<>();
                    parser.forEach(row -> rows.add(new ArrayList<>(row.toList())));
                    tables.files.put(file.getFileName().toString(), rows);
                }
            }
        }
        return tables;
    }

    void header(String file, String columns) {
        files.put(file, new ArrayList<>(List.of(new ArrayList<>(List.of(columns.split(","))))));
    }

    void row(String file, Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        files.get(file).add(row);
    }

    /** Says of a cell of the last row what it must be. */
    void printed(String file, String key, String column, BigDecimal exact) {
        int row = files.get(file).size() - 1;
        int at = files.get(file).getFirst().indexOf(column);
        int decimals = Math.max(0, new BigDecimal(files.get(file).get(row).get(at)).scale());
        printed.add(new Printed(file, row, at, key, exact, decimals));
    }

    List<Printed> printed() {
        return printed;
    }

    Map<String, List<List<String>>> files() {
        return files;
    }

    String get(String file, int row, int column) {
        return files.get(file).get(row).get(column);
    }

    String column(String file, int column) {
        return files.get(file).getFirst().get(column);
    }

    void set(String file, int row, int column, String text) {
        files.get(file).get(row).set(column, text);
    }

    void set(String file, int row, String column, String text) {
        set(file, row, files.get(file).getFirst().indexOf(column), text);
    }

    Tables only(String... names) {
        files.keySet().retainAll(List.of(names));
        return this;
    }

    Path write(Path folder) throws IOException {
        for (String file : files.keySet()) {
            write(folder, file);
        }
        return folder;
    }

    void write(Path folder, String file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(folder.resolve(file), StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            printer.printRecords(files.get(file));
        }
    }
}
