package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages in {@code docs/modules} say what the code says; with {@code -Ddivan.write=true} they are written.
 */
class ModulePagesTest {
    private static Map<String, String> pages() {
        ModulePages generated = new ModulePages();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", generated.index());
        Bands.modules().forEach(module -> pages.put(module + ".md", generated.page(module)));
        return pages;
    }

    @Test
    void thePagesOfTheModulesAreUpToDate() throws IOException {
        Map<String, String> pages = pages();
        if (Boolean.getBoolean("divan.write")) {
            Files.createDirectories(ModulePages.FOLDER);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(ModulePages.FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        pages.forEach((name, page) -> assertThat(ModulePages.FOLDER.resolve(name))
            .as("write them anew: mvn -Dtest=ModulePagesTest -Ddivan.write=true test").hasContent(page));
        try (Stream<Path> files = Files.list(ModulePages.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }
}
