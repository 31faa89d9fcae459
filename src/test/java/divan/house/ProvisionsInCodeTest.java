package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Node;
import divan.packs.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the program itself names as a legal basis, the pack describes: somebody who asks finds words. */
class ProvisionsInCodeTest {
    private static final Pattern CITED = Pattern.compile("\"([0-9]{4}/[0-9][0-9A-Za-zçğıöşü/-]*)\"");
    private static final Path PACK = Path.of("packs/migration");

    private static Set<String> described() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> laws = Files.list(PACK.resolve("legislation"))) {
            for (Path law : laws.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                files.put("legislation/" + law.getFileName(), Files.readAllBytes(law));
            }
        }
        Pack pack = Pack.of("migration", files);
        Set<String> known = new TreeSet<>();
        for (String path : files.keySet()) {
            Node law = pack.yaml(path);
            law.get("provisions").items().forEach(provision ->
                known.add(law.get("law").text() + "/" + provision.get("address").text()));
        }
        return known;
    }

    /** A year beside a serial, “2026/1”, is no law. */
    private static Map<String, String> cited() throws IOException {
        Map<String, String> cited = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            for (Path source : sources.filter(path -> path.toString().matches(".*\\.(java|jte)")).toList()) {
                Matcher found = CITED.matcher(Files.readString(source));
                while (found.find()) {
                    cited.put(found.group(1), source.toString());
                }
            }
        }
        return cited;
    }

    @Test
    void everyProvisionNamedInCodeIsDescribedInThePack() throws IOException {
        Set<String> known = described();
        assertThat(known).contains("6698/7/1", "4982/5/1");
        Map<String, String> cited = cited();
        assertThat(cited).containsKeys("6698/7/1", "2709/124").hasSizeGreaterThan(25);
        cited.keySet().removeAll(known);
        assertThat(cited).isEmpty();
    }
}
