package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The style of the house, as far as it can be counted. */
class TidyTest {
    private static final int LONGEST_FILE = 400;
    private static final int WIDEST_LINE = 123;
    private static final Pattern TECHNICAL =
        Pattern.compile(".*(Service|Repository|Impl|Util|Utils|Helper|Dto|Manager|Processor)\\.java");
    /** Our nouns that only look technical: the catalogue's services are public services. */
    private static final List<String> NOUNS = List.of("Service.java");
    private static final Pattern CLOCK_OF_SQL =
        Pattern.compile("(?<![.\\w])now\\(\\)|\\b(current_date|current_timestamp|localtimestamp|clock_timestamp)\\b");

    private static List<Path> files(String suffix) {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertThat(files(".java")).hasSizeGreaterThan(200);
        assertThat(files(".java")).filteredOn(file -> lines(file).size() > LONGEST_FILE).isEmpty();
    }

    @Test
    void noLineIsTooWide() {
        List<String> wide = new ArrayList<>();
        for (Path file : files(".java")) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > WIDEST_LINE) {
                    wide.add(file + ":" + (i + 1));
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void namesAreNounsOfTheFieldAndNotOfTheTrade() {
        assertThat(files(".java")).filteredOn(file -> TECHNICAL.matcher(file.getFileName().toString()).matches()
            && !NOUNS.contains(file.getFileName().toString())).isEmpty();
    }

    @Test
    void everyPackageTellsWhatItIs() {
        assertThat(files(".java").stream().filter(f -> f.startsWith("src/main")).map(Path::getParent).distinct())
            .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void timeIsAnArgumentOfSqlToo() {
        List<String> found = new ArrayList<>();
        Stream.concat(files(".java").stream().filter(f -> f.startsWith("src/main")), files(".sql").stream())
            .forEach(file -> lines(file).stream().filter(line -> CLOCK_OF_SQL.matcher(line).find())
                .filter(line -> !line.contains("Instant now()"))
                .forEach(line -> found.add(file + ": " + line.strip())));
        assertThat(found).isEmpty();
    }
}
