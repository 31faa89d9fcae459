package divan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A restored folder takes the old one's place, whatever moment the program is killed at. */
class ReplacementTest {
    private static final List<String> OLD = List.of("ledger/key.pem", "postgres/port", "secrets/postgres");
    private static final List<String> NEW = List.of("ledger/key.pem", "mail/spool", "secrets/postgres");
    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void bothAreThere() throws IOException {
        for (String file : OLD) {
            write(file, "old");
        }
        for (String file : NEW) {
            write("restoring/" + file, "new");
        }
        write("restoring/log/postgres.log", "");
        write("log/divan.log", "log");
        write("lock", "1");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private void assertReplaced() throws IOException {
        Map<String, String> expected = new TreeMap<>(Map.of("lock", "1", "log/divan.log", "log"));
        OLD.forEach(file -> expected.put("replaced-x/" + file, "old"));
        NEW.forEach(file -> expected.put(file, "new"));
        assertThat(files()).isEqualTo(expected);
        assertThat(root.resolve("restoring")).doesNotExist();
    }

    @Test
    void theNewFolderTakesThePlaceAndTheOldOneIsKept() throws Exception {
        bothAreThere();
        Replacement.begin(root, "replaced-x");
        Replacement.finish(root);
        assertReplaced();
    }

    @Test
    void beforeTheMarkNothingHasHappened() throws Exception {
        bothAreThere();
        Map<String, String> before = files();
        Replacement.finish(root);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whateverMoveWasTheLastOneTheNextProgramFinishes() throws Exception {
        List<String> old = List.of("ledger", "postgres", "secrets");
        for (int moved = 0; moved <= old.size(); moved++) {
            bothAreThere();
            Replacement.begin(root, "replaced-x");
            Files.createDirectories(root.resolve("replaced-x"));
            for (String entry : old.subList(0, moved)) {
                Files.move(root.resolve(entry), root.resolve("replaced-x").resolve(entry));
            }
            Replacement.finish(root);
            assertReplaced();
            FileSystemUtils.deleteRecursively(root.resolve("replaced-x"));
            FileSystemUtils.deleteRecursively(root.resolve("mail"));
        }
    }

    @Test
    void alsoWhereSomeOfTheNewFolderHadItsPlaceAlready() throws Exception {
        List<String> fresh = List.of("ledger", "mail", "secrets");
        for (int moved = 0; moved <= fresh.size(); moved++) {
            bothAreThere();
            Files.createDirectories(root.resolve("replaced-x"));
            for (String entry : List.of("ledger", "postgres", "secrets")) {
                Files.move(root.resolve(entry), root.resolve("replaced-x").resolve(entry));
            }
            for (String entry : fresh.subList(0, moved)) {
                Files.move(root.resolve("restoring").resolve(entry), root.resolve(entry));
            }
            write("restored", "place replaced-x");
            Replacement.finish(root);
            assertReplaced();
            FileSystemUtils.deleteRecursively(root.resolve("replaced-x"));
            FileSystemUtils.deleteRecursively(root.resolve("mail"));
        }
    }
}
