package divan.journal;

import divan.kernel.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's files in a data folder, {@code <data>/ledger}: {@code key.pem}, {@code checkpoint}, {@code
 * origin} where the ledger bears another name than the usual one, and for each ledger that ended here before
 * its time {@code ended-<size>/} with its last checkpoint and key.
 */
public final class LedgerFolder {
    static final String ORIGIN = "divan.local/ledger";
    private static final String ENDED = "ended-";
    private static final String FORGET = "delete from journal.checkpoint";
    private static final String HEAD = "select size from journal.head";

    private final Path folder;

    public LedgerFolder(Path data) {
        this.folder = data.resolve("ledger");
    }

    /** How many acts are numbered in the database that this asks. */
    public static long size(JdbcClient jdbc) {
        return jdbc.sql(HEAD).query(Long.class).single();
    }

    /** Whether there are files of a ledger at all. */
    public boolean exists() {
        return Files.exists(folder.resolve("key.pem"));
    }

    /** The name under which it signs. */
    String origin(String usual) {
        Path file = folder.resolve("origin");
        return Files.exists(file) ? text(file).strip() : usual;
    }

    /**
     * The last checkpoint that was published from this folder.
     *
     * @throws IllegalArgumentException if it is not signed by the key beside it
     */
    public Optional<Checkpoint> published() {
        Path file = folder.resolve("checkpoint");
        return Files.exists(file) ? Optional.of(Checkpoint.read(text(file), key())) : Optional.empty();
    }

    private VerifierKey key() {
        return new LedgerKey(folder.getParent().toString(), ORIGIN).verifier();
    }

    /**
     * Ends this folder's ledger, which had published more than the database now holds, and lets another
     * begin: under another name and key, so that nobody can take the one for the other. Nothing is ever
     * signed again with the key of the one that ended.
     *
     * @param from the folder of the ledger that ends
     * @param kept how many acts the database holds, with which the new one begins
     */
    public void succeed(LedgerFolder from, Checkpoint last, long kept) {
        try {
            String vkey = from.key().toString();
            Path ended = folder.resolve(ENDED + last.size());
            Files.createDirectories(ended);
            DurableFile.write(ended.resolve("checkpoint"), last.note());
            DurableFile.write(ended.resolve("key"), vkey + "\n");
            DurableFile.write(folder.resolve("origin"), last.origin() + "/since-" + kept + "\n");
            Files.deleteIfExists(folder.resolve("checkpoint"));
            Files.deleteIfExists(folder.resolve("key.pem"));
            DurableFile.settle(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database's memory of a published checkpoint, which belongs to the ledger that ended. */
    public static void forgetPublished(JdbcClient owner) {
        owner.sql(FORGET).update();
    }

    /** A ledger that ended with acts that are lost. @param note its last checkpoint @param key its vkey */
    public record Ended(long size, String note, String key) {
    }

    /** Ledgers that ended here before their time, the shortest first. */
    public List<Ended> ended() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(ENDED)).map(LedgerFolder::ended)
                .sorted((a, b) -> Long.compare(a.size(), b.size())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ended ended(Path folder) {
        String name = folder.getFileName().toString();
        return new Ended(Long.parseLong(name.substring(ENDED.length())), text(folder.resolve("checkpoint")),
            text(folder.resolve("key")).strip());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
