package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Failure;
import divan.packs.Pack;
import divan.packs.Words;
import divan.web.Languages;
import divan.web.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every text exists in every language, and every key that is used exists. */
class TextsTest {
    private static final Pattern USED = Pattern.compile("\\bt\\(\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern ASKED =
        Pattern.compile("texts\\.get\\([A-Za-z_.]+, \"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern CODE =
        Pattern.compile("(?:Violation\\.of|Failure\\.(?:forbidden|conflict))\\(\\s*\"([a-z][a-z0-9-]*)\"");
    /** What may be wrong with an answer of each type. */
    private static final List<String> TYPES = List.of("text", "not-text", "number", "decimals", "money",
        "date", "no-such-day", "period", "period-from", "period-until", "period-order", "choice", "yes-no",
        "identity-number", "identity-citizen", "identity-foreigner", "name", "address", "address-province",
        "address-district", "address-neighbourhood", "address-street", "address-building", "address-door",
        "email", "phone", "iban", "plate", "file", "declaration", "group", "too-few-rows", "too-many-rows",
        "too-few-files", "too-many-files", "too-few-chosen", "too-many-chosen", "required");
    private static final Pattern TURNED =
        Pattern.compile("(<(?!html)[^<>]* lang=\"(?:tr|en)\"(?![^<>]* dir=)[^<>]*>)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");

    private final Texts texts = new Texts();

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String... folders) {
        Set<String> found = new TreeSet<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(f -> f.toString().matches(".*\\.(java|jte)")).forEach(file ->
                    pattern.matcher(read(file)).results().forEach(match -> found.add(match.group(1))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Map<String, String> pack(String language) {
        try {
            return Words.of(Pack.read(Path.of("packs/migration"))).in(language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> known(String language) {
        Set<String> known = new TreeSet<>(texts.own(language).keySet());
        known.addAll(pack(language).keySet());
        return known;
    }

    @Test
    void everyLanguageHasTheSameTexts() {
        assertThat(texts.own("tr")).hasSizeGreaterThan(250);
        for (var language : Languages.ALL) {
            assertThat(new TreeSet<>(texts.own(language.code()).keySet())).as(language.code())
                .isEqualTo(new TreeSet<>(texts.own("tr").keySet()));
            assertThat(new TreeSet<>(pack(language.code()).keySet()))
                .isEqualTo(new TreeSet<>(pack("tr").keySet()));
        }
    }

    @Test
    void everyTextHasTheSameArgumentsInEveryLanguage() {
        Map<String, String> turkish = new TreeMap<>(texts.own("tr"));
        turkish.putAll(pack("tr"));
        for (var language : Languages.ALL) {
            Map<String, String> own = new TreeMap<>(texts.own(language.code()));
            own.putAll(pack(language.code()));
            turkish.forEach((key, text) -> assertThat(arguments(own.getOrDefault(key, "")))
                .as(language.code() + " " + key).isEqualTo(arguments(text)));
        }
    }

    /** Names, numbers and signs may be the same; sentences of a service are not. */
    @Test
    void noTwoLanguagesSayAServiceInTheSameWords() {
        Map<String, String> said = new TreeMap<>(pack("tr"));
        said.values().removeIf(text -> text.split(" ").length < 4);
        assertThat(said).hasSizeGreaterThan(1000);
        for (var one : Languages.ALL) {
            for (var other : Languages.ALL) {
                if (one != other) {
                    Map<String, String> others = pack(other.code());
                    Map<String, String> ones = pack(one.code());
                    assertThat(said.keySet()).as(one.code() + " and " + other.code())
                        .noneMatch(key -> ones.get(key).equals(others.get(key)));
                }
            }
        }
    }

    /** Turkish within a page in Arabic would else have its full stops at the wrong end. */
    @Test
    void whatIsWrittenInALanguageSaysItsDirectionToo() {
        assertThat(found(TURNED, "src/main/jte")).isEmpty();
    }

    /** Answers of each type, whatever is wrong with them. */
    @Test
    void everyTypeSaysWhatIsWrong() {
        assertThat(TYPES.stream().map(code -> "violation." + code)).allMatch(texts::has);
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        ARGUMENT.matcher(text).results().forEach(match -> arguments.add(match.group()));
        return arguments;
    }

    @Test
    void noTextIsEmpty() {
        for (var language : Languages.ALL) {
            texts.own(language.code()).forEach((key, text) -> assertThat(text).as(key).isNotBlank());
        }
    }

    @Test
    void everyKeyThatIsUsedExists() {
        Set<String> used = found(USED, "src/main/java", "src/main/jte");
        used.addAll(found(ASKED, "src/main/java"));
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(missing(used)).isEmpty();
    }

    @Test
    void everyCodeOfTheProgramHasItsWords() {
        Set<String> codes = found(CODE, "src/main/java");
        // the check of receipts has words of its own, below
        codes.removeIf(code -> code.startsWith("receipt-"));
        codes.addAll(TYPES);
        Set<String> admissions = new TreeSet<>();
        known("tr").stream().filter(k -> k.contains(".admission.")).forEach(admissions::add);
        assertThat(admissions).isNotEmpty();
        assertThat(missing(codes.stream().map(code -> "violation." + code).toList())).isEmpty();
    }

    private Set<String> missing(Collection<String> keys) {
        Set<String> missing = new TreeSet<>(keys);
        missing.removeAll(known("tr"));
        return missing;
    }

    @Test
    void theCheckOfReceiptsHasTheSameWordsInEveryLanguage() throws IOException {
        Set<Object> turkish = properties("tr");
        assertThat(turkish).hasSizeGreaterThan(30).isEqualTo(properties("en"));
    }

    private static Set<Object> properties(String language) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(
                Path.of("src/main/resources/text/journal", language + ".properties"))) {
            properties.load(reader);
        }
        return properties.keySet();
    }

    @Test
    void everyKindOfFailureHasItsPage() {
        for (Failure.Kind kind : Failure.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(known("tr")).contains("failure." + name + ".title", "failure." + name + ".text");
        }
        assertThat(known("tr")).contains("failure.bug.title", "failure.bug.text", "failure.request.title",
            "failure.request.text");
    }

    @Test
    void whatIsDerivedHasWords() {
        assertThat(missing(List.of("state.in-review", "state.to-decide", "state.decided", "state.served",
            "state.awaiting-documents", "state.withdrawn", "state.removed",
            "read.purpose-own-data", "read.purpose-casework", "read.what-case", "read.what-cases",
            "read.what-register", "read.what-registers", "read.what-reads")))
            .isEmpty();
    }
}
