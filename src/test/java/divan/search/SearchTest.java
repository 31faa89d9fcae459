package divan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
    @TempDir
    Path data;
    private Search search;

    @BeforeEach
    void fill() {
        search = new Search(data.toString());
        search.replace("services", Catalogue.entries());
    }

    @AfterEach
    void close() {
        search.close();
    }

    private List<String> ids(String query, String language) {
        return search.find(query, language, 10).stream().map(Hit::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "oturum uzatma, uzatma", "ikamet uzatma, uzatma", "ikamet uzatılması, uzatma", "uzatma, uzatma",
        "ikamet iznimi nasıl uzatırım, uzatma", "oturumumu uzatmak istiyorum, uzatma", "kısa dönem, uzatma",
        "kisa donem ikamet, uzatma", "ikamet yenileme, uzatma", "oturma izni uzatma, uzatma",
        "ogrenci, ogrenci", "ÖĞRENCİ İKAMET, ogrenci", "öğrencilere ikamet izni, ogrenci", "OGRENCI, ogrenci",
        "öğrnci, ogrenci", "üniversite, ogrenci", "üniversitede okuyorum ikamet, ogrenci",
        "aile, aile", "eş vizesi, aile", "ailesi için ikamet, aile", "süresiz oturum, uzun",
        "uzun donem, uzun",
        "iltica, iltica", "mülteci, iltica", "sığınma, iltica", "SIĞINMA, iltica",
        "uluslararasi koruma, iltica",
        "bilgi edinme, bilgi", "bilgi edinmek istiyorum, bilgi", "4982, bilgi", "3071, dilekce",
        "şikayet, dilekce", "dilekçesi, dilekce", "dernek kurmak, dernek", "derneğimizi kurma, dernek",
        "adres değiştirme, adres", "adresim değişti, adres", "taşındım, adres", "calisma izni, calisma",
        "giriş yasağı, tahdit", "deport, tahdit", "gönüllü dönüş, gonullu", "vize, vize", "açık kapı, kapi",
        "insan ticareti, magdur", "insani ikamet, insani"})
    void everydayTurkishFindsFirst(String query, String expected) {
        assertThat(ids(query, "tr")).as(query).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "residence permit extension, uzatma", "extend my residence permit, uzatma", "renew permit, uzatma",
        "how do I renew a residence permit, uzatma", "ikamet uzatma, uzatma", "student permit, ogrenci",
        "students, ogrenci", "STUDENT, ogrenci", "studnet permit, ogrenci", "spouse, aile", "family, aile",
        "asylum, iltica", "refugees, iltica", "change of address, adres", "moving to a new address, adres",
        "found an association, dernek", "information request, bilgi"})
    void everydayEnglishFindsFirst(String query, String expected) {
        assertThat(ids(query, "en")).as(query).startsWith(expected);
    }

    @Test
    void casingAndDotsMakeNoDifference() {
        List<String> expected = ids("ikamet", "tr");
        assertThat(expected).hasSize(6);
        for (String written : List.of("İKAMET", "IKAMET", "ıkamet", "İkamet", "i\u0307kamet", " ikamet",
                "İKAMET'İ")) {
            assertThat(ids(written, "tr")).as(written).isEqualTo(expected);
        }
    }

    @Test
    void theLastWordMayStillBeBeingTyped() {
        assertThat(ids("ika", "tr")).hasSize(6);
        assertThat(ids("bilgi ed", "tr")).startsWith("bilgi");
        assertThat(ids("ik ", "tr")).isEmpty();
    }

    @Test
    void languagesDoNotMixAndEntriesOfNoneAreInAll() {
        search.replace("organs", List.of(new Entry("ankara", "organ", "", "Ankara Valiliği", "", List.of(),
                "/a")));
        assertThat(search.find("izni", "en", 10)).isEmpty();
        assertThat(ids("ankara", "tr")).isEqualTo(ids("ankara", "en")).containsExactly("ankara");
        assertThat(search.find("residence", "en", 10)).extracting(Hit::language).containsOnly("en");
    }

    @Test
    void aHitCarriesWhatAResultShows() {
        assertThat(search.find("öğrenci ikamet izni", "tr", 1)).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).isEqualTo("service");
            assertThat(hit.title()).isEqualTo("Öğrenci ikamet izni");
            assertThat(hit.address()).isEqualTo("/tr/services/ogrenci");
            assertThat(hit.excerpt()).startsWith("Türkiye'de");
            assertThat(hit.score()).isPositive();
        });
    }

    @Test
    void aLongTextIsShownAroundWhatMatches() {
        String filler = "Burada başka şeyler anlatılır. ".repeat(30);
        search.replace("long", List.of(new Entry("x", "page", "tr", "Uzun sayfa", filler
                + "Kedilerin aşısı ücretsizdir. "
                + filler, List.of(), "/x")));
        String excerpt = search.find("kedi", "tr", 1).getFirst().excerpt();
        assertThat(excerpt).contains("Kedilerin aşısı").startsWith("… ").endsWith(" …");
        assertThat(excerpt.length()).isLessThanOrEqualTo(Excerpt.MAX);
    }

    @Test
    void aSourceIsReplacedWholeAndAlone() {
        search.replace("organs", List.of(new Entry("ankara", "organ", "tr", "Ankara Valiliği", "", List.of(),
                "/a")));
        search.replace("services", List.of());
        assertThat(ids("ikamet", "tr")).isEmpty();
        assertThat(ids("ankara", "tr")).containsExactly("ankara");
        search.replace("organs", List.of(new Entry("izmir", "organ", "tr", "İzmir Valiliği", "", List.of(),
                "/i")));
        assertThat(ids("ankara", "tr")).isEmpty();
        assertThat(ids("IZMIR", "tr")).containsExactly("izmir");
    }

    @Test
    void theSameEntriesAgainAreNotWrittenAgainButAChangedWordIs() {
        search.close();
        search = new Search(data.toString());
        Set<String> before = commits();
        search.replace("services", Catalogue.entries());
        assertThat(commits()).as("nothing has changed").isEqualTo(before);
        List<Entry> changed = new ArrayList<>(Catalogue.entries());
        Entry first = changed.removeFirst();
        changed.add(new Entry(first.id(), first.kind(), first.language(), first.titles(), first.text(),
                List.of("yepyenisöz"), first.former(), first.within(), first.codes(), first.group(),
                first.days(), first.quiet(), first.address()));
        search.replace("services", changed);
        assertThat(ids("yepyenisöz", "tr")).containsExactly(first.id());
        assertThat(commits()).isNotEqualTo(before);
    }

    /** Lucene gives each commit a file of its own. */
    private Set<String> commits() {
        return Set.of(Objects.requireNonNull(data.resolve("search").toFile()
                .list((folder, name) -> name.startsWith("segments_"))));
    }

    @Test
    void aSearchSeesAllOfASourceOrNothingOfIt() throws InterruptedException {
        List<List<Entry>> versions = IntStream.range(0, 2)
                .mapToObj(version -> IntStream.range(0, 50).mapToObj(
                i -> new Entry("v" + version + "-" + i, "k", "tr", "sayfa " + i, "", List.of(), "/" + i))
                .toList())
                .toList();
        search.replace("pages", versions.getFirst());
        AtomicBoolean running = new AtomicBoolean(true);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 60; i++) {
                search.replace("pages", versions.get(i % 2));
            }
            running.set(false);
        });
        do {
            List<String> seen = search.find("sayfa", "tr", 100).stream().map(Hit::id).toList();
            assertThat(seen).hasSize(50);
            assertThat(seen.stream().map(id -> id.substring(0, 2)).distinct()).hasSize(1);
        } while (running.get());
        writer.join();
    }

    @Test
    void theIndexSurvivesARestart() {
        search.close();
        search = new Search(data.toString());
        assertThat(ids("ikamet", "tr")).hasSize(6);
    }

    @Test
    void twoProgramsDoNotShareAFolder() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new Search(data.toString()).close());
    }

    @Test
    void aDamagedIndexIsEmptiedAndCanBeFedAgain() throws IOException {
        for (String damaged : List.of("segments_", "_")) {
            search.close();
            try (Stream<Path> files = Files.list(data.resolve("search"))) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith(damaged)).toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }
            search = new Search(data.toString());
            assertThat(ids("ikamet", "tr")).isEmpty();
            search.replace("services", Catalogue.entries());
            assertThat(ids("ikamet", "tr")).hasSize(6);
        }
    }

    @Test
    void whatLooksLikeAQueryLanguageIsJustWords() {
        for (String odd : List.of("title:ikamet", "ikamet AND NOT izni", "\"ikamet", "ikamet~", "(ikamet",
                "ikamet^99",
                "+ikamet -izni", "[ikamet TO z]", "/ika.*/", "ikamet \\")) {
            assertThat(ids(odd, "tr")).as(odd).isNotEmpty();
        }
        for (String nothing : List.of("", " ", "*:*", "**", "?", "\u0000", "\uD800", "'", "…")) {
            assertThat(ids(nothing, "tr")).as(nothing).isEmpty();
        }
        assertThat(search.find("ikamet", "tr", 0)).isEmpty();
        assertThat(search.find("ikamet", "tr", Integer.MAX_VALUE)).hasSize(6);
        assertThat(search.find("ikamet", "xx", 5)).isEmpty();
    }

    @Test
    void noTextMakesItFail() {
        Random random = new Random(6458);
        String[] languages = {"tr", "en", "ar", "ru", "de", "fa", "", "zz"};
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "ikamet" : "");
            for (int j = random.nextInt(300); j > 0; j--) {
                text.appendCodePoint(switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(0x250);
                    case 1 -> random.nextInt(Character.MAX_CODE_POINT + 1);
                    case 2 -> 0xD800 + random.nextInt(0x800);
                    default -> "abcçdefgğhıijklmnoöprsştuüvyz İI'’*~\"".charAt(random.nextInt(36));
                });
            }
            List<Hit> hits = search.find(text.toString(), languages[random.nextInt(languages.length)], 5);
            assertThat(hits).hasSizeLessThanOrEqualTo(5);
            found += hits.size();
        }
        assertThat(found).isPositive();
    }

    @Test
    void anyTextCanBeAnEntry() {
        Random random = new Random(24);
        List<Entry> entries = IntStream.range(0, 500).mapToObj(i -> {
            String odd = random.ints(random.nextInt(400), 0, 0x10000).collect(StringBuilder::new,
                    (text, c) -> text.append((char) c), StringBuilder::append).toString();
            return new Entry("e" + i, "k", i % 2 == 0 ? "tr" : "ar", odd, odd, List.of(odd), "/");
        }).toList();
        search.replace("odd", entries);
        for (Entry entry : entries) {
            assertThat(search.find(entry.title("tr"), entry.language(), 3)).hasSizeLessThanOrEqualTo(3);
        }
        search.replace("huge", List.of(new Entry("huge", "k", "tr", "x".repeat(100_000), "y ".repeat(200_000),
                List.of("z".repeat(40_000)), "/")));
        assertThat(ids("y", "tr")).contains("huge");
    }
}
