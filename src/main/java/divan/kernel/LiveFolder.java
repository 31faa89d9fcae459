package divan.kernel;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder in which a program may be at work: what is being written ({@code .new}, see {@link DurableFile})
 * and what goes away meanwhile is passed over.
 */
public final class LiveFolder {
    private LiveFolder() {
    }

    /** The regular files in it and below, in order; itself, if it is one. */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, whole(files));
        return files.stream().sorted().toList();
    }

    private static FileVisitor<Path> whole(List<Path> files) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !file.toString().endsWith(".new")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        };
    }

    /** Copies its files to a place that does not exist yet. */
    public static void copy(Path folder, Path to) throws IOException {
        for (Path file : files(folder)) {
            Path copy = to.resolve(folder.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}
