package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The definitions of every pack name the law they rest on, and that law is in the pack. That packs are sound
 * otherwise is {@code CheckPacksTest}.
 */
class DefinitionsTest {
    private static final Path PACKS = Path.of("packs");
    private static final String CITING = ".*/(provisions?|basis|legal-basis|transitional|optional-request)";
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{3,4}/[0-9A-Za-zğıçöşü/-]+( [0-9/-]+)?");

    private static List<Path> found(String name) throws IOException {
        try (Stream<Path> files = Files.walk(PACKS)) {
            return files.filter(file -> PACKS.relativize(file).toString().matches(name)).sorted().toList();
        }
    }

    private static Object yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    /** Addresses of all provisions, with the articles and paragraphs they stand in. */
    private static Set<String> law() throws IOException {
        Set<String> law = new HashSet<>();
        for (Path file : found(".*/legislation/.*\\.yaml")) {
            Map<?, ?> tree = (Map<?, ?>) yaml(file);
            for (Object provision : (List<?>) tree.get("provisions")) {
                String address = tree.get("law") + "/" + ((Map<?, ?>) provision).get("address");
                for (String part = address; part.contains("/"); part = part.substring(0,
                        Math.max(part.lastIndexOf('/'), part.lastIndexOf('-')))) {
                    law.add(part);
                }
            }
        }
        return law;
    }

    private static void each(@Nullable Object tree, String path, BiConsumer<String, String> text) {
        switch (tree) {
            case Map<?, ?> map -> map.forEach((key, value) -> each(value, path + "/" + key, text));
            case List<?> list -> list.forEach(item -> each(item, path, text));
            case null -> {
            }
            default -> text.accept(path, tree.toString());
        }
    }

    @Test
    void everyProvisionThatADefinitionCitesIsInThePack() throws IOException {
        Set<String> law = law();
        Set<String> unknown = new TreeSet<>();
        List<String> cited = new ArrayList<>();
        for (Path file : found(".*\\.yaml")) {
            if (!file.toString().contains("/legislation/") && !file.toString().contains("/text/")) {
                each(yaml(file), "", (path, text) -> {
                    boolean cites = path.matches(CITING);
                    if (cites && ADDRESS.matcher(text).matches()) {
                        cited.add(text);
                        if (!law.contains(text)) {
                            unknown.add(file + ": " + text);
                        }
                    }
                });
            }
        }
        assertThat(cited).hasSizeGreaterThan(150);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyServiceRestsOnLawAndSaysHowToObject() throws IOException {
        assertThat(found(".*/services/[^/]+/service\\.yaml")).isNotEmpty().allSatisfy(file -> {
            Map<?, ?> service = (Map<?, ?>) yaml(file);
            assertThat((List<?>) service.get("legal-basis")).isNotEmpty();
            assertThat((List<?>) ((Map<?, ?>) service.get("remedy")).get("provisions")).isNotEmpty();
        });
    }

    /** A value follows from a provision, or is marked as unconfirmed and says why it stands there. */
    @Test
    void everyParameterHasABasisOrSaysWhereItComesFrom() throws IOException {
        assertThat(found(".*/parameters\\.yaml")).isNotEmpty();
        for (Path file : found(".*/parameters\\.yaml")) {
            for (Object parameter : (List<?>) yaml(file)) {
                Map<?, ?> map = (Map<?, ?>) parameter;
                for (Object value : (List<?>) map.get("values")) {
                    Map<?, ?> dated = (Map<?, ?>) value;
                    assertThat(dated.get("confirmed")).as("%s of %s", map.get("id"), file).isNotNull();
                    assertThat(dated.get("basis") == null ? dated.get("note") : dated.get("basis"))
                        .as("basis or note of %s in %s", map.get("id"), file).isNotNull();
                    assertThat(Boolean.FALSE.equals(dated.get("confirmed")) ? dated.get("note") : "")
                        .as("why %s is unconfirmed", map.get("id")).isNotNull();
                }
            }
        }
    }

    @Test
    void everyIndicatorAndPlanSaysWhereItsNumbersComeFrom() throws IOException {
        for (Path file : found(".*/indicators\\.yaml")) {
            assertThat((List<?>) yaml(file)).isNotEmpty().allSatisfy(indicator -> {
                if (((Map<?, ?>) indicator).get("opening") instanceof Map<?, ?> opening) {
                    assertThat(opening.get("plan") == null ? opening.get("source") : opening.get("plan"))
                        .as(indicator.toString()).isNotNull();
                }
            });
        }
        for (Path file : found(".*/plans/[^/]+\\.yaml")) {
            assertThat(((Map<?, ?>) yaml(file)).get("source")).as(file.toString()).isNotNull();
        }
    }
}
