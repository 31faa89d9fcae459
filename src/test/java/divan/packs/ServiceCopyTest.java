package divan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceCopyTest {
    private static final String LIKE = "wish-or-complaint";
    private final Pack pack = read();

    @Test
    void everyNameOfTheOldServiceIsTheNewOnesAndNothingOfTheOldOneChanges() {
        Map<String, byte[]> files = ServiceCopy.of(pack, LIKE, "street-cat");

        files.forEach((path, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (path.startsWith("services/")) {
                assertThat(text).as(path).doesNotContainPattern(
                    "(?<![\\w-])wish[_-]or[_-]complaint(?![\\w-])");
            } else {
                assertThat(text).as(path).contains("street-cat.");
                assertThat(without(path, text)).as(path)
                    .isEqualTo(new String(pack.need(path), StandardCharsets.UTF_8));
            }
        });
        assertThat(files).containsKeys("services/street-cat/service.yaml", "organisation/posts.csv",
            "parameters.yaml", "registers/foreigners.yaml", "services/street-cat/text/tr.yaml")
            .doesNotContainKey("services/street-cat/text/ar.yaml");
        assertThat(new String(files.get("services/street-cat/service.yaml"), StandardCharsets.UTF_8))
            .contains("id: street-cat").doesNotContain("provides: [104]");
    }

    @Test
    void anyServiceOfThePackCanBeCopiedAndThePackIsRead() {
        for (String like : pack.services()) {
            Map<String, byte[]> all = new TreeMap<>(pack.files());
            all.putAll(ServiceCopy.of(pack, like, "copied"));
            Pack with = Pack.of("migration", all);
            assertThat(with.services()).contains("copied").hasSize(
                pack.services().size() + 1);
            assertThat(Words.of(with).twice()).isEmpty();
            assertThat(with.yaml("parameters.yaml").items().stream().map(p -> p.get("id").text()))
                .as(like).doesNotHaveDuplicates();
        }
    }

    /** Without what speaks of the new service. */
    private static String without(String path, String text) {
        if (path.equals("parameters.yaml")) {
            return text.substring(0, text.indexOf("- id: street-cat."));
        }
        return text.replaceAll("(?m)^ *street-cat\\.[^\n]*\n", "").replaceAll(" street-cat\\.[a-z-]+", "");
    }

    private static Pack read() {
        try {
            return Pack.read(Path.of("packs/migration"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
