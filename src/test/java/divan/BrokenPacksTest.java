package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.PackFolders;
import divan.packs.PackPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yaml.snakeyaml.Yaml;

/**
 * Our pack, broken in one place in each of more than sixty ways: what check says, with file and line, stands
 * in {@code golden/broken-packs.txt}, written anew with {@code -Ddivan.write=true}.
 */
class BrokenPacksTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/broken-packs.txt");
    private static final Path WAYS = Path.of("src/test/resources/broken-packs/broken.yaml");

    @TempDir
    private Path scratch;

    private static Pack broken(Pack good, Map<String, Object> way) {
        String file = way.get("file").toString();
        Map<String, byte[]> files = new TreeMap<>(good.files());
        if (Boolean.TRUE.equals(way.get("gone"))) {
            assertThat(files.remove(file)).as(file).isNotNull();
            return Pack.of(good.name(), files);
        }
        String that = way.get("that").toString();
        Object some = way.get("this");
        String before = some == null ? "" : new String(good.need(file), StandardCharsets.UTF_8);
        int at = some == null ? 0 : before.indexOf(some.toString());
        assertThat(at).as("%s: %s", way.get("id"), some).isNotNegative();
        String after = some == null ? that : before.substring(0, at) + that
            + before.substring(at + some.toString().length());
        files.put(file, after.getBytes(StandardCharsets.UTF_8));
        return Pack.of(good.name(), files);
    }

    @Test
    void whatIsWrongIsSaidWithFileAndLine() throws IOException {
        Pack good = Pack.read(Path.of("packs/migration"));
        List<Map<String, Object>> ways = new Yaml().load(Files.readString(WAYS));
        List<String> said = new ArrayList<>();
        try (AnnotationConfigApplicationContext context = Parts.of(Map.of("divan.data", scratch.toString(),
                "divan.demo", "true", "divan.pack-dir", scratch.toString()), new PGSimpleDataSource())) {
            List<PackPart> parts = context.getBeanProvider(PackPart.class).orderedStream().toList();
            assertThat(PackFolders.check(good, parts)).isEmpty();
            for (Map<String, Object> way : ways) {
                List<Finding> findings = PackFolders.check(broken(good, way), parts);
                assertThat(findings).as(way.get("id").toString()).isNotEmpty()
                    .noneMatch(finding -> finding.message().startsWith("cannot be checked"));
                said.add(way.get("id") + "\n" + findings.stream().map(finding -> "  "
                    + finding.toString().replace("\n", "\n    ")).collect(Collectors.joining("\n")));
            }
        }
        String all = String.join("\n", said) + "\n";
        if (Boolean.getBoolean("divan.write")) {
            Files.writeString(GOLDEN, all);
        }
        assertThat(ways).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all).isEqualTo(Files.readString(GOLDEN));
    }
}
