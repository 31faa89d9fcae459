package divan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program is made of, as its bill of materials (CycloneDX, written by the build) says: {@code
 * docs/components.md} lists it, and is written with {@code -Ddivan.write=true}.
 */
class ComponentsTest {
    private static final Path PAGE = Path.of("docs/components.md");
    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Set<String> FREE = Set.of("Apache-2.0", "MIT", "0BSD", "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD licence", "EPL-2.0", "MPL-2.0", "CC0-1.0", "Public Domain", "Bouncy Castle Licence",
        "Indiana University Extreme! Lab Software License", "LGPL-2.1-only", "LGPL-2.1-or-later",
        "GNU Lesser General Public License", "GNU Lesser General Public License (LGPL), Version 2.1",
        "Mozilla Public License Version 2.0");

    private static List<Component> components = List.of();

    /** Its licences are a choice, where there are several. */
    private record Component(String name, String version, List<String> licences) {
        static Component of(JsonNode node) {
            return new Component(node.path("group").asString("") + ":" + node.path("name").asString(""),
                node.path("version").asString(""), node.path("licenses").values().stream()
                    .map(Component::licence).sorted().toList());
        }

        private static String licence(JsonNode one) {
            JsonNode licence = one.path("license");
            return licence.has("id") ? licence.path("id").asString() : licence.has("name")
                ? licence.path("name").asString() : one.path("expression").asString("");
        }

        String row() {
            return "| `" + name + "` | " + version + " | " + String.join(" or ", licences) + " |\n";
        }
    }

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(BILL), "built offline: no bill of materials");
        components = JsonMapper.shared().readTree(Files.readString(BILL)).path("components").values().stream()
            .map(Component::of).sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    @Test
    void everyComponentHasALicenceThatWeMayTake() {
        assertThat(components).hasSizeGreaterThan(100).allSatisfy(component ->
            assertThat(component.licences()).as(component.name()).containsAnyElementsOf(FREE));
    }

    @Test
    void nothingOfTheTestsIsInTheProgram() {
        assertThat(components.stream().map(Component::name)).contains("org.postgresql:postgresql")
            .noneMatch(name -> name.matches(".*(junit|assertj|playwright|jena|verapdf).*"));
    }

    @Test
    void thePageListsThem() throws IOException {
        String page = """
            # Components

            The libraries in the program, from its bill of materials (`./divan sbom`, CycloneDX). Written by
            `mvn -Dtest=ComponentsTest -Ddivan.write=true test`; of their licences speaks `licences.md`.

            | component | version | licence |
            | --- | --- | --- |
            """ + components.stream().map(Component::row).collect(Collectors.joining());
        if (Boolean.getBoolean("divan.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }
}
