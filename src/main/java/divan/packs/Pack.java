package divan.packs;

import divan.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One version of a pack: its files by path relative to its folder, {@code /} between names.
 *
 * @param name the folder's name
 * @param version SHA-256 (hex) over the canonical list of paths and contents' hashes
 * @param borrowed files that a service's folder lacks and its common folder has: path in the service's folder
 * → path where it stands (0059)
 */
public record Pack(String name, String version, SortedMap<String, byte[]> files,
        SortedMap<String, String> borrowed) {

    public static Pack of(String name, Map<String, byte[]> files) {
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        Map<String, Object> hashes = new LinkedHashMap<>();
        sorted.forEach((path, bytes) -> hashes.put(path, sha256(bytes)));
        return new Pack(name, sha256(Json.canonical(hashes)), sorted, CommonFiles.of(sorted));
    }

    /** Reads a folder; names that begin with a dot or end with {@code ~} are not part of a pack. */
    public static Pack read(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).filter(Pack::belongs).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return of(folder.getFileName().toString(), files);
    }

    private static boolean belongs(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith("~");
    }

    /** A file, or the one of the service's common folder that stands in its place. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(borrowed.getOrDefault(path, path)));
    }

    public byte[] need(String path) {
        return file(path).orElseThrow(() -> new Malformed(path, 0, "the file is missing"));
    }

    /** Paths that begin with {@code prefix} and end with {@code suffix}, in order; borrowed ones too. */
    public List<String> paths(String prefix, String suffix) {
        return Stream.concat(files.keySet().stream(), borrowed.keySet().stream())
            .filter(p -> p.startsWith(prefix) && p.endsWith(suffix)).sorted().toList();
    }

    /** The names of its services' folders, in order. */
    public List<String> services() {
        return paths("services/", "/service.yaml").stream().map(path -> path.split("/")[1]).toList();
    }

    public Node yaml(String path) {
        return Node.read(path, need(path));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pack pack && name.equals(pack.name) && version.equals(pack.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }
}
