package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Row-level security shows the system everything. Where the program asks as the system stands in a list, by
 * class, how often, and why ({@code house/as-the-system.csv}); whoever asks so in a new place says why there.
 * The modules below, which keep identities and the ledger, are left out.
 */
class SystemReadsTest {
    private static final Path SOURCES = Path.of("src/main/java/divan");
    private static final Path LIST = Path.of("src/test/resources/house/as-the-system.csv");
    private static final Pattern USE = Pattern.compile("\\basSystem\\(|RowIdentity\\.SYSTEM\\b");
    private static final List<String> BELOW = List.of("database/", "journal/");

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static String name(Path file) {
        return SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
    }

    /** How often each class asks as the system. */
    private static Map<String, Long> uses() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                .filter(file -> BELOW.stream().noneMatch(SOURCES.relativize(file).toString()::startsWith))
                .collect(Collectors.toMap(SystemReadsTest::name, file -> USE.matcher(text(file)).results()
                    .count(), Long::sum, TreeMap::new));
        }
    }

    @Test
    void whereverTheProgramAsksAsTheSystemSomethingSaysWhy() throws IOException {
        Map<String, Long> used = uses();
        used.values().removeIf(count -> count == 0);
        Map<String, Long> listed = new TreeMap<>();
        Files.readAllLines(LIST, StandardCharsets.UTF_8).stream().skip(1).forEach(line -> {
            String[] cells = line.split(";", 3);
            assertThat(cells).as(line).hasSize(3).doesNotContain("");
            listed.put(cells[0], Long.valueOf(cells[1]));
        });
        assertThat(used).as("class and how often; give the reason in " + LIST).isEqualTo(listed);
        assertThat(used).hasSizeGreaterThan(30);
    }

    /** What pages show of people is asked as the caller. */
    @Test
    void noPageOfTheAdministrationAsksAsTheSystemForNames() throws IOException {
        assertThat(uses()).containsEntry("administration.AdministrationPages", 0L)
            .containsEntry("casework.CasePages", 0L).containsEntry("portal.DeskPages", 0L);
        assertThat(text(SOURCES.resolve("administration/AdministrationPages.java")))
            .doesNotContain("administration.look");
    }
}
