package divan.operations;

import divan.database.CannotStart;
import divan.database.DataFolder;
import divan.database.Database;
import divan.database.DatabaseAddress;
import divan.database.Loading;
import divan.erasure.ErasureList;
import divan.journal.Checkpoint;
import divan.journal.LedgerFolder;
import divan.kernel.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Restores a backup into a data folder: everything is made and checked in a folder of its own inside it,
 * and takes the place of what was there at the end. The schemas are made as they were when the backup was
 * taken, the copy is loaded, and what was migrated since follows. What was erased from the folder since is
 * taken along as a list, by which it is erased again.
 */
public final class Restore {
    private static final DateTimeFormatter STAMP =
        DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /**
     * @param lost acts that had been published and are not in the backup @param aside where the old data are,
     * or ""
     */
    public record Restored(long acts, long rows, long lost, String aside) {
    }

    private final Path backup;
    private final Manifest manifest;
    private final @Nullable DatabaseAddress external;

    private Restore(Path backup, Manifest manifest, @Nullable DatabaseAddress external) {
        this.backup = backup;
        this.manifest = manifest;
        this.external = external;
    }

    /**
     * @param external the administrator of an empty database of somebody else, or null for the embedded one
     * @param acceptLoss whether acts may be lost that were published: the ledger ends then, and another
     * begins
     * @throws CannotStart with a sentence; what was there is untouched then
     */
    public static Restored run(Path from, Path data, @Nullable DatabaseAddress external, boolean acceptLoss,
            Instant now) {
        try {
            Manifest manifest = Manifest.read(from);
            BackupFolder.check(from, manifest);
            try (DataFolder folder = DataFolder.take(data)) {
                return new Restore(from, manifest, external).into(folder, acceptLoss, now);
            }
        } catch (IOException e) {
            throw new CannotStart("The backup in " + from + " cannot be restored: " + e.getMessage(), e);
        }
    }

    private Restored into(DataFolder folder, boolean acceptLoss, Instant now) throws IOException {
        Optional<Checkpoint> ahead = ahead(folder.root());
        if (ahead.isPresent() && !acceptLoss) {
            throw behind(folder.root(), ahead.get());
        }
        boolean holds = DataFolder.isOne(folder.root());
        String aside = "replaced-" + STAMP.format(now);
        try (DataFolder fresh = folder.fresh()) {
            files(fresh.root());
            new ErasureList(fresh.root()).add(new ErasureList(folder.root()).lines());
            database(fresh, ahead.isPresent());
            ahead.ifPresent(last -> new LedgerFolder(fresh.root())
                .succeed(new LedgerFolder(folder.root()), last, manifest.ledgerSize()));
        }
        folder.replace(aside);
        return new Restored(manifest.ledgerSize(),
            manifest.rows().values().stream().mapToLong(Long::longValue).sum(),
            ahead.map(c -> c.size() - manifest.ledgerSize()).orElse(0L), holds ? aside : "");
    }

    /** What was published from this folder and is not in the backup. */
    private Optional<Checkpoint> ahead(Path root) {
        LedgerFolder there = new LedgerFolder(root);
        return there.exists() ? there.published().filter(c -> c.size() > manifest.ledgerSize())
            : Optional.empty();
    }

    private CannotStart behind(Path root, Checkpoint published) {
        long lost = published.size() - manifest.ledgerSize();
        return new CannotStart("This backup holds " + manifest.ledgerSize() + " acts, and " + root
            + " has published " + published.size() + ": the last " + lost + ", numbers "
            + (manifest.ledgerSize() + 1) + " to " + published.size() + ", with everything that was applied "
            + "for, decided and served by them, would be lost, and receipts given for them would prove "
            + "nothing any more. Restore a newer backup. If there is none and the data in the folder cannot "
            + "be saved either, say --accept-loss: the ledger ends then with what it has published, another "
            + "with a new name and key begins, and its first act tells of the loss.");
    }

    private void files(Path fresh) throws IOException {
        for (Map.Entry<String, Manifest.Kept> file : manifest.files().entrySet()) {
            if (file.getKey().startsWith(Backup.FILES)) {
                Path to = fresh.resolve(file.getKey().substring(Backup.FILES.length())).normalize();
                if (!to.startsWith(fresh)) {
                    throw new CannotStart("The backup names a file outside its folder: " + file.getKey());
                }
                Files.createDirectories(to.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.copy(backup.resolve(file.getKey()), to);
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(file.getValue().mode()));
                DurableFile.settle(to);
            }
        }
    }

    private void database(DataFolder fresh, boolean newLedger) throws IOException {
        try (Database database = external == null ? Database.unmigrated(fresh) : empty(external)) {
            database.migrate(manifest.migrations());
            Loading.run(database.owner(), manifest.rows(), manifest.sequences(),
                table -> new GZIPInputStream(Files.newInputStream(backup.resolve(manifest.fileOf(table))),
                1 << 16));
            database.migrate();
            if (newLedger) {
                LedgerFolder.forgetPublished(JdbcClient.create(database.owner().dataSource()));
            }
        }
    }

    private static Database empty(DatabaseAddress external) {
        Database database = Database.unmigrated(external);
        if (Loading.holdsData(database.owner())) {
            throw new CannotStart("The database at " + external.url()
                + " holds data of a Divan already: make an empty "
                + "one and name it with --database.");
        }
        return database;
    }
}
