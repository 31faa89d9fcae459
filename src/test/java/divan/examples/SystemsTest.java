package divan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Pack;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/systems.csv}: the numbered inventory of systems, and which example of a pack shows that one of
 * them is here. A number counts only with an example of its own that tells outcome, acts and what registers
 * hold.
 */
class SystemsTest {
    private static final Path FILE = Path.of("docs/systems.csv");
    private static final int ALL = 410;

    private static List<CSVRecord> rows() throws IOException {
        try (Reader reader = Files.newBufferedReader(FILE)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)
                .getRecords();
        }
    }

    private static Example example(String named) throws IOException {
        assertThat(named).matches("[a-z-]+/services/[a-z-]+/examples/[a-z-]+\\.yaml#[a-z-]+");
        String[] parts = named.split("[/#]");
        return Example.of(Pack.read(Path.of("packs", parts[0])), parts[2]).stream()
            .filter(example -> (parts[0] + "/" + example.file() + "#" + example.id()).equals(named))
            .findFirst().orElseThrow(() -> new AssertionError("no example " + named));
    }

    @Test
    void everyNumberStandsOnceAndInOrder() throws IOException {
        assertThat(rows()).extracting(row -> Integer.parseInt(row.get("no")))
            .isEqualTo(IntStream.rangeClosed(1, ALL).boxed().toList());
        assertThat(rows()).allSatisfy(row -> assertThat(row.get("name")).isNotBlank());
    }

    @Test
    void whateverAnExampleShowsHasOneOfItsOwnThatTellsEverything() throws IOException {
        Set<String> used = new HashSet<>();
        for (CSVRecord row : rows()) {
            String named = row.get("example");
            if (!named.isEmpty()) {
                assertThat(row.get("provided_by")).isNotBlank();
                assertThat(used.add(named)).as(named).isTrue();
                assertThat(example(named).then()).as(named).containsKeys("outcome", "acts", "register");
            }
        }
        assertThat(used).isNotEmpty();
    }

    /** What a pack claims in {@code pack.yaml} stands in the inventory as its own. */
    @Test
    void whatAPackProvidesIsSaidHere() throws IOException {
        Map<String, CSVRecord> byNumber = new TreeMap<>();
        rows().forEach(row -> byNumber.put(row.get("no"), row));
        Pack pack = Pack.read(Path.of("packs/migration"));
        assertThat(pack.yaml("pack.yaml").get("provides").texts()).isNotEmpty().allSatisfy(no ->
            assertThat(byNumber.get(no).get("provided_by")).isNotBlank());
        for (String service : pack.services()) {
            assertThat(pack.yaml("services/" + service + "/service.yaml").get("provides").texts())
                .allSatisfy(no -> assertThat(byNumber.get(no).get("provided_by").split(" "))
                    .contains("migration/services/" + service));
        }
    }
}
