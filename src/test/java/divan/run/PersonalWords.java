package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must not stand in a log: names, numbers and addresses of the demonstration's people, and secrets. */
final class PersonalWords {
    private static final Path PEOPLE = Path.of("packs/migration/demo");
    private static final Pattern NAME = Pattern.compile("^  name: \"(?:.* )?(\\S+ \\S+)\"$",
        Pattern.MULTILINE);
    private static final List<String> SHAPES = List.of("99000000[0-9]{3}", "TEST0[0-9]{6}", "TEST-0[0-9]{4}",
        "[a-z]+@example\\.org", "Sınama Sok", "divan_session=", "(?i:bearer) [A-Za-z0-9_-]{16,}",
        "divan_(at_)?[0-9a-f]{8}_");

    private PersonalWords() {
    }

    /** @throws AssertionError with the lines; what they hold is synthetic */
    static void noneIn(Path log) {
        assertThat(in(log)).as("personal data or secrets in " + log).isEmpty();
    }

    static List<String> in(Path log) {
        Pattern personal = Pattern.compile(String.join("|", shapes()));
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()
                .filter(line -> personal.matcher(line).find()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> shapes() {
        List<String> shapes = new ArrayList<>(SHAPES);
        try {
            Matcher names = NAME.matcher(Files.readString(PEOPLE.resolve("people.yaml")));
            while (names.find()) {
                shapes.add(Pattern.quote(names.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shapes;
    }
}
