package divan.operations;

import divan.database.CannotStart;
import divan.database.Sequence;
import divan.database.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, {@code manifest.json}; written last, so that a folder without one is no backup.
 *
 * @param format of the backup; this program reads and writes 1
 * @param program the version that wrote it
 * @param migrations the last migration of each module
 * @param ledgerSize how many acts are numbered in the copied database
 * @param tables in an order in which they can be loaded
 * @param files every other file of the backup by its path, tables included
 */
record Manifest(int format, String program, Instant made, Map<String, String> migrations, long ledgerSize,
        List<Copied> tables, List<Sequence> sequences, Map<String, Kept> files) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A table, how many rows it has, and the file they are in (text format, gzip). */
    record Copied(Table table, long rows, String file) {
    }

    /** @param mode permissions as in {@code rw-------} */
    record Kept(String sha256, long bytes, String mode) {
    }

    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /** @throws CannotStart where there is none, or one that this program cannot read */
    static Manifest read(Path backup) {
        Path file = backup.resolve(NAME);
        try {
            if (!Files.isRegularFile(file)) {
                throw new CannotStart("There is no backup in " + backup + ": it has no " + NAME + ".");
            }
            String text = Files.readString(file);
            int format = JSON.readTree(text).path("format").asInt(0);
            if (format != FORMAT) {
                throw new CannotStart("The backup in " + backup + " has the format " + format
                    + ", and this Divan reads "
                    + FORMAT + " only: use the Divan that wrote it, or a newer one.");
            }
            return JSON.readValue(text, Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new CannotStart("The manifest of the backup in " + backup + " cannot be read: "
                + e.getMessage(), e);
        }
    }

    Map<Table, Long> rows() {
        Map<Table, Long> rows = new LinkedHashMap<>();
        tables.forEach(copied -> rows.put(copied.table(), copied.rows()));
        return rows;
    }

    String fileOf(Table table) {
        return tables.stream().filter(t -> t.table().equals(table)).findFirst().orElseThrow().file();
    }
}
