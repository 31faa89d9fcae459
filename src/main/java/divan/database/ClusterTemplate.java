package divan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * An empty database with its roles and schemas, made once for a build and standing beside the program: a new
 * data folder starts from a copy of it. It holds no key and no data, and its passwords open nothing, since
 * each copy gets its own. Where there is none, every new folder makes its database from nothing.
 *
 * @param cluster the folder of a PostgreSQL that was stopped in order
 */
public record ClusterTemplate(Path cluster) {
    /** Names the folder; the script that starts Divan sets it. */
    private static final String PROPERTY = "divan.cluster-template";

    /** The one that {@code -Ddivan.cluster-template} names, if it is there. */
    static Optional<ClusterTemplate> besideTheProgram() {
        return named().filter(folder -> Files.isReadable(folder.resolve("PG_VERSION")))
            .map(ClusterTemplate::new);
    }

    /**
     * Makes the one that {@code -Ddivan.cluster-template} names, if it is missing; without a name, nothing.
     */
    public static void makeWhereNamed() {
        named().filter(folder -> !Files.exists(folder)).ifPresent(ClusterTemplate::make);
    }

    private static Optional<Path> named() {
        return Optional.of(System.getProperty(PROPERTY, "")).filter(name -> !name.isEmpty())
                .map(name -> Path.of(name).toAbsolutePath());
    }

    static void make(Path template) {
        Path workshop = template.resolveSibling(template.getFileName() + ".new");
        try {
            FileSystemUtils.deleteRecursively(workshop);
            try (DataFolder folder = DataFolder.take(workshop)) {
                Database.embedded(folder).close();
                Files.move(folder.postgres().resolve("cluster"), template);
            } finally {
                FileSystemUtils.deleteRecursively(workshop);
            }
        } catch (IOException e) {
            throw CannotStart.unwritable(template, e);
        }
    }

    /** @param folder empty */
    void copyTo(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, Files.getPosixFilePermissions(cluster));
        List<Path> all;
        try (Stream<Path> files = Files.walk(cluster)) {
            all = files.skip(1).toList();
        }
        for (Path file : all) {
            Files.copy(file, folder.resolve(cluster.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
