package divan.database;

import divan.kernel.LiveFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The folder of one installation, held by one program at a time; the lock ends with the process. */
public final class DataFolder implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Kept elsewhere in a backup (the database), or made anew from what is kept (the index). */
    private static final Set<String> DERIVED = Set.of("postgres", "search");

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Takes the folder, making it where it is missing; refuses one that another running program holds. */
    public static DataFolder take(Path root) {
        return takeIfFree(root).orElseThrow(() -> held(root));
    }

    /** Empty where another running program holds the folder. A restoring that was cut short is finished. */
    public static Optional<DataFolder> takeIfFree(Path root) {
        try {
            Files.createDirectories(root);
            Path real = root.toRealPath();
            Files.createDirectories(real.resolve("log"));
            Optional<DataFolder> taken = lock(real, FileChannel.open(real.resolve("lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            if (taken.isPresent()) {
                Replacement.finish(real);
            }
            return taken;
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
        }
    }

    /** Whether a running program holds the folder; takes it for a moment to see. */
    public static boolean isHeld(Path root) {
        try (FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
        }
    }

    private static CannotStart held(Path root) {
        String holder = holder(root);
        return new CannotStart("Another Divan" + (holder.isEmpty() ? "" : " (process " + holder + ")")
                + " is running on the data folder " + root
                + ": stop it, or name another folder with --data.");
    }

    /** The process that holds or held the folder. */
    public static String holder(Path root) {
        try {
            return Files.readString(root.resolve("lock")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether an installation's data are in that folder, or a restoring that only has to be finished. */
    public static boolean isOne(Path root) {
        return Files.isDirectory(root.resolve("secrets")) || Files.isDirectory(root.resolve("ledger"))
                || Files.isDirectory(root.resolve("postgres"));
    }

    private static Optional<DataFolder> lock(Path root, FileChannel channel) throws IOException {
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes()), 0);
        return Optional.of(new DataFolder(root, channel));
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

    /** The same, for whoever knows the folder of the program that holds it. */
    public static synchronized String secret(Path root, String name) {
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

    /**
     * A secret that changes, in the place of the one before.
     *
     * @param change gets what is kept, empty where there is nothing, and says what is to be kept
     */
    public static synchronized String secret(Path root, String name, UnaryOperator<String> change) {
        Path file = root.resolve("secrets").resolve(name);
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            String after = change.apply(before);
            if (!after.equals(before)) {
                if (!Files.exists(file.getParent())) {
                    Files.createDirectory(file.getParent(), OWNER_ONLY_FOLDER);
                }
                Path fresh = file.resolveSibling(name + ".new");
                Files.deleteIfExists(fresh);
                writePrivately(fresh, after);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return after;
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

    /**
     * An empty folder in this one, for data that are being restored; what an earlier attempt left is taken
     * away.
     */
    public DataFolder fresh() {
        Path fresh = root.resolve(Replacement.FRESH);
        try (DataFolder left = take(fresh)) {
            Cluster.stopLeftIn(left);
        }
        try {
            FileSystemUtils.deleteRecursively(fresh);
            Files.createDirectory(fresh, OWNER_ONLY_FOLDER);
            return take(fresh);
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
        }
    }

    /**
     * Puts what is in {@link #fresh} in the place of everything that is here, which is kept in {@code aside}.
     * From its first step on it is carried to its end, by whoever takes this folder next if need be.
     */
    public void replace(String aside) {
        try {
            Replacement.begin(root, aside);
            Replacement.finish(root);
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
        }
    }

    /** What an installation keeps beside its database: keys, secrets, the published checkpoint. */
    public static List<Path> kept(Path root) {
        try (Stream<Path> files = Files.list(root)) {
            List<Path> kept = new ArrayList<>();
            for (Path entry : files.filter(Replacement::isData)
                    .filter(e -> !DERIVED.contains(e.getFileName().toString())).toList()) {
                kept.addAll(LiveFolder.files(entry));
            }
            return kept.stream().sorted().toList();
        } catch (IOException e) {
            throw CannotStart.unwritable(root, e);
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
