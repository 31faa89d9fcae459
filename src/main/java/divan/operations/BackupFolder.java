package divan.operations;

import divan.database.CannotStart;
import divan.kernel.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of a backup: written beside its place as {@code <name>.incomplete}, each file on the disk and
 * its hash known, then moved there by one rename. Only its owner can enter it: it holds every secret of the
 * installation.
 */
final class BackupFolder {
    private static final String INCOMPLETE = ".incomplete";

    /** Writes one file of a backup. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    private final Path place;
    private final Path work;
    private final Map<String, Manifest.Kept> files = new TreeMap<>();

    private BackupFolder(Path place, Path work) {
        this.place = place;
        this.work = work;
    }

    /** What a killed backup of the same name left is taken away. */
    static BackupFolder begin(Path place) throws IOException {
        if (Files.exists(place)) {
            throw new CannotStart("There is something in " + place
                + " already: name a new folder with --out.");
        }
        Path work = place.resolveSibling(place.getFileName() + INCOMPLETE);
        FileSystemUtils.deleteRecursively(work);
        Files.createDirectories(place.getParent());
        Files.createDirectory(work, PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rwx------")));
        return new BackupFolder(place, work);
    }

    Map<String, Manifest.Kept> files() {
        return files;
    }

    void write(String path, Content content) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rw-------")));
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            content.to(out);
        }
        DurableFile.settle(file);
        files.put(path, new Manifest.Kept(HexFormat.of().formatHex(digest.digest()), Files.size(file),
            "rw-------"));
    }

    void copy(String path, Path from) throws IOException {
        write(path, out -> Files.copy(from, out));
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(from));
        files.computeIfPresent(path, (_, kept) -> new Manifest.Kept(kept.sha256(), kept.bytes(), mode));
    }

    /** From here on it is a backup. */
    void finish(Manifest manifest) throws IOException {
        DurableFile.write(work.resolve(Manifest.NAME), manifest.text());
        try (Stream<Path> folders = Files.walk(work)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                DurableFile.settle(folder);
            }
        }
        Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.settle(place.getParent());
    }

    /** Reads every byte. @throws CannotStart where a file is missing, altered or not of the backup */
    static void check(Path backup, Manifest manifest) throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(backup)) {
            files.filter(f -> !Files.isDirectory(f)).forEach(f -> there.add(backup.relativize(f).toString()));
        }
        there.remove(Manifest.NAME);
        if (!there.equals(new TreeSet<>(manifest.files().keySet()))) {
            throw new CannotStart("The backup in " + backup
                + " does not hold the files that its manifest names.");
        }
        for (Map.Entry<String, Manifest.Kept> file : manifest.files().entrySet()) {
            if (!sha256(backup.resolve(file.getKey())).equals(file.getValue().sha256())) {
                throw new CannotStart("The file " + file.getKey() + " of the backup in " + backup
                    + " is not what was written: use another backup.");
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
