package divan.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from their jar into a folder named by the hash of the archive. */
final class Binaries {
    private static final Map<String, String> ARCHIVES =
            Map.of("amd64", "postgres-linux-x86_64.txz", "aarch64", "postgres-linux-arm_64.txz");

    private Binaries() {
    }

    /** @return the folder that holds {@code bin}, {@code lib} and {@code share} */
    static Path unpackedIn(Path cache) throws IOException {
        Path folder = cache.resolve("postgres-" + hash().substring(0, 16));
        if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
            Files.createDirectories(cache);
            unpackTo(folder);
        }
        return folder;
    }

    /** Several programs may unpack at once: each into a folder of its own, and the first rename wins. */
    private static void unpackTo(Path folder) throws IOException {
        Path own = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (InputStream in = archive()) {
            unpack(in, own);
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(own, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(own);
        }
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String hash() throws IOException {
        try (InputStream in = archive();
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() {
        String name = ARCHIVES.get(System.getProperty("os.arch"));
        InputStream in = name == null || !System.getProperty("os.name").equals("Linux")
                ? null : Binaries.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new CannotStart("Divan brings PostgreSQL for Linux on x86-64 and ARM 64 only; on this"
                    + " machine (" + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                    + ") name a PostgreSQL 18 of yours with --database.");
        }
        return in;
    }
}
