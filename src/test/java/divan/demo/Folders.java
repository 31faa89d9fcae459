package divan.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that tests may change. */
public final class Folders {
    private Folders() {
    }

    /** Copies a folder with everything in it; {@code to} does not exist yet. */
    public static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
