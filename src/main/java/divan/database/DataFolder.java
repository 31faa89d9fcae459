package divan.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of one installation, held by one program at a time; the lock ends with the process. */
public final class DataFolder implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Takes the folder, making it where it is missing; refuses one that another running program holds. */
    public static DataFolder take(Path root) {
        try {
            Files.createDirectories(root);
            Path real = root.toRealPath();
            Files.createDirectories(real.resolve("log"));
            return lock(real, FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
        }
    }

    private static DataFolder lock(Path root, FileChannel channel) throws IOException {
        FileLock lock = tryLock(channel);
        if (lock == null) {
            String holder = Files.readString(root.resolve("lock")).strip();
            channel.close();
            throw new CannotStart("Another Divan" + (holder.isEmpty() ? "" : " (process " + holder + ")")
                    + " is running on the data folder " + root
                    + ": stop it, or name another folder with --data.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes()), 0);
        return new DataFolder(root, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path root() {
        return root;
    }

    public Path log(String name) {
        return root.resolve("log").resolve(name);
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    public String secret(String name) {
        return secret(root, name);
    }

    /**
     * A secret of this installation, drawn when first asked for: 256 bits in base64url, kept in
     * {@code secrets/<name>}.
     */
    public static String secret(Path root, String name) {
        Path file = root.resolve("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                draw(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
        }
    }

    private static void draw(Path file) throws IOException {
        if (!Files.exists(file.getParent())) {
            Files.createDirectory(file.getParent(), OWNER_ONLY_FOLDER);
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        writePrivately(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(fresh, file);
    }

    /** Writes a new file that only its owner may read, and brings it to the disk. */
    static void writePrivately(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            out.write(ByteBuffer.wrap(text.getBytes()));
            out.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
