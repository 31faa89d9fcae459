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
    private static final int WIDEST_LINE = 110;
    /** The help, as a terminal shows it. */
    private static final Path HELP = Path.of("src/main/java/divan/Divan.java");
    private static final int WIDEST_HELP = 120;
    private static final Pattern TECHNICAL =
        Pattern.compile(".*(Service|Repository|Impl|Util|Utils|Helper|Dto|Manager|Processor)\\.java");
    /** Our nouns that only look technical: the catalogue's services are public services. */
    private static final List<String> NOUNS = List.of("Service.java", "PublicService.java");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern CLOCK_OF_SQL =
        Pattern.compile("(?<![.\\w])now\\(\\)|\\b(current_date|current_timestamp|localtimestamp|"
            + "clock_timestamp)\\b");
    private static final Pattern DAY_OF_THE_MACHINE =
        Pattern.compile("\\b(LocalDate|LocalDateTime|LocalTime|YearMonth|Year|ZonedDateTime)\\.now\\(\\)");

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
            int widest = file.endsWith(HELP) ? WIDEST_HELP : WIDEST_LINE;
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > widest) {
                    wide.add(file + ":" + (i + 1));
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void namesAreNounsOfTheFieldAndNotOfTheTrade() {
        assertThat(files(".java")).filteredOn(file -> TECHNICAL.matcher(file.getFileName().toString())
            .matches()
            && !NOUNS.contains(file.getFileName().toString())).isEmpty();
    }

    @Test
    void everyPackageTellsWhatItIs() {
        assertThat(files(".java").stream().filter(f -> f.startsWith("src/main")).map(Path::getParent)
            .distinct())
            .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void timeIsAnArgumentOfSqlToo() {
        List<String> found = new ArrayList<>();
        files(".java").stream().filter(f -> f.startsWith("src/main")).forEach(file ->
            asking(inStrings(lines(file))).forEach(line -> found.add(file + ": " + line)));
        files(".sql").forEach(file -> asking(lines(file)).forEach(line -> found.add(file + ": " + line)));
        assertThat(asking(inStrings(List.of("String a = \"select now()\";", "Instant b = now();"))))
            .hasSize(1);
        assertThat(asking(inStrings(List.of("a = \"\"\"", "select now()", "\"\"\";", "now();")))).hasSize(1);
        assertThat(found).isEmpty();
    }

    /** From 21:00 UTC on it is tomorrow in Türkiye: a day that the machine's zone gives is wrong then. */
    @Test
    void todayIsTheDayInTurkiye() {
        assertThat(DAY_OF_THE_MACHINE.matcher("LocalDate." + "now()").find()).isTrue();
        assertThat(files(".java")).filteredOn(file -> lines(file).stream()
            .anyMatch(line -> DAY_OF_THE_MACHINE.matcher(line).find())).isEmpty();
    }

    private static List<String> asking(List<String> lines) {
        return lines.stream().filter(line -> CLOCK_OF_SQL.matcher(line).find()).map(String::strip).toList();
    }

    /**
     * What stands in text blocks and in string literals: a method of ours may be called {@code now} as well.
     */
    private static List<String> inStrings(List<String> lines) {
        List<String> strings = new ArrayList<>();
        boolean block = false;
        for (String line : lines) {
            if (line.split("\"\"\"", -1).length % 2 == 0) {
                block = !block;
            } else if (block) {
                strings.add(line);
            } else {
                LITERAL.matcher(line).results().forEach(literal -> strings.add(literal.group()));
            }
        }
        return strings;
    }
}
