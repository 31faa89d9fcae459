package divan.database;

import divan.kernel.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What was restored takes the place of what was there. It is made whole in {@code restoring} first; from the
 * moment the file {@code restored} is written there is no way back: whoever takes the folder next finishes
 * what a killed program left. What was there before is moved to {@code replaced-…} and never deleted.
 *
 * <p>{@code restored} holds the step and the name: {@code aside replaced-…}, then {@code place replaced-…}.
 */
final class Replacement {
    static final String FRESH = "restoring";
    private static final String MARK = "restored";
    private static final Set<String> STAYS = Set.of("lock", "log", FRESH, MARK, MARK + ".new");
    private static final Set<String> NOT_TAKEN = Set.of("lock", "log");

    private Replacement() {
    }

    static void begin(Path root, String aside) throws IOException {
        DurableFile.write(root.resolve(MARK), "aside " + aside);
    }

    /** Does what is left to do; nothing where nothing was begun. */
    static void finish(Path root) throws IOException {
        Path mark = root.resolve(MARK);
        if (!Files.exists(mark)) {
            return;
        }
        String[] words = Files.readString(mark).split(" ", 2);
        Path aside = root.resolve(words[1]);
        if (words[0].equals("aside")) {
            Files.createDirectories(aside);
            move(entries(root).stream().filter(Replacement::isData).toList(), aside);
            DurableFile.settle(root);
            DurableFile.write(mark, "place " + words[1]);
        }
        Path fresh = root.resolve(FRESH);
        if (Files.exists(fresh)) {
            move(entries(fresh).stream().filter(e -> !NOT_TAKEN.contains(e.getFileName().toString()))
                .toList(), root);
            DurableFile.settle(root);
            FileSystemUtils.deleteRecursively(fresh);
        }
        Files.delete(mark);
        DurableFile.settle(root);
    }

    /** What belongs to the installation and is not only of this process or this restoring. */
    static boolean isData(Path entry) {
        String name = entry.getFileName().toString();
        return !STAYS.contains(name) && !name.startsWith("replaced-");
    }

    private static void move(List<Path> entries, Path to) throws IOException {
        for (Path entry : entries) {
            Files.move(entry, to.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        DurableFile.settle(to);
    }

    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
