package divan.operations;

import divan.database.CannotStart;
import divan.database.DataFolder;
import divan.database.DatabaseAddress;
import divan.database.Sequence;
import divan.database.Snapshot;
import divan.database.Table;
import divan.journal.LedgerFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a backup of an installation, while it runs or not.
 *
 * <p>The order makes it consistent: the published checkpoint first, then the snapshot of the database, which
 * begins with that checkpoint, then the keys, among which are all that the snapshot's documents were sealed
 * with.
 */
public final class Backup {
    private static final String CHECKPOINT = "ledger/checkpoint";
    static final String FILES = "files/";

    /** @param bytes of all files together */
    public record Taken(Path place, long acts, int tables, long rows, long bytes) {
    }

    private final Installation installation;
    private final BackupFolder folder;

    private Backup(Installation installation, BackupFolder folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /**
     * @param external the administrator of somebody else's database, or null for the embedded one
     * @param program the version that is written into the manifest
     * @throws CannotStart with a sentence, where no backup was taken
     */
    public static Taken take(Path data, @Nullable DatabaseAddress external, Path out, String program,
            Instant now) {
        Path place = out.toAbsolutePath().normalize();
        try (Installation installation = Installation.open(data, external)) {
            return new Backup(installation, BackupFolder.begin(place)).write(place, program, now);
        } catch (IOException e) {
            throw new CannotStart("The backup cannot be written to " + place + ": " + e.getMessage(), e);
        }
    }

    private Taken write(Path place, String program, Instant now) throws IOException {
        copyFiles(true);
        Manifest manifest;
        try (Snapshot snapshot = Snapshot.of(installation.owner())) {
            long acts = LedgerFolder.size(snapshot.jdbc());
            List<Manifest.Copied> tables = tables(snapshot);
            List<Sequence> sequences = snapshot.sequences();
            copyFiles(false);
            manifest = new Manifest(Manifest.FORMAT, program, now, snapshot.migrations(), acts, tables,
                sequences, new TreeMap<>(folder.files()));
        }
        folder.finish(manifest);
        Map<String, Manifest.Kept> files = manifest.files();
        return new Taken(place, manifest.ledgerSize(), manifest.tables().size(),
            manifest.tables().stream().mapToLong(Manifest.Copied::rows).sum(),
            files.values().stream().mapToLong(Manifest.Kept::bytes).sum());
    }

    private List<Manifest.Copied> tables(Snapshot snapshot) throws IOException {
        List<Manifest.Copied> tables = new ArrayList<>();
        for (Table table : snapshot.tables()) {
            String path = "database/" + table.name() + ".gz";
            long[] rows = new long[1];
            folder.write(path, out -> {
                try (OutputStream packed = new GZIPOutputStream(out, 1 << 16)) {
                    rows[0] = snapshot.copy(table, packed);
                }
            });
            tables.add(new Manifest.Copied(table, rows[0], path));
        }
        return tables;
    }

    private void copyFiles(boolean checkpoint) throws IOException {
        for (Path file : DataFolder.kept(installation.data())) {
            String path = installation.data().relativize(file).toString();
            if (path.equals(CHECKPOINT) == checkpoint) {
                folder.copy(FILES + path, file);
            }
        }
    }
}
