package divan.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What services of a pack share (0059). */
class CommonFilesTest {
    private static final Map<String, String> FILES = Map.of(
        "services/cats/service.yaml", "id: cats\ncommon: animals   # said\nwords-of: [dogs]\n",
        "services/cats/letters/own.xhtml", "own",
        "services/cats/text/tr.yaml", "service: {cats: {name: Kedi}}",
        "services/dogs/service.yaml", "id: dogs\n",
        "services/dogs/text/tr.yaml", "service: {dogs: {name: Köpek, when: Hep}}",
        "common/animals/process.bpmn", "process",
        "common/animals/letters/own.xhtml", "common",
        "common/animals/letters/other.xhtml", "other",
        "common/animals/text/tr.yaml", "service: {animals: {name: Hayvan, who: Herkes}}",
        "common/animals/text/en.yaml", "service: {animals: {name: Animal, who: Everybody}}");

    private static Pack pack(Map<String, String> changed) {
        Map<String, byte[]> files = new TreeMap<>();
        FILES.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        changed.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return Pack.of("zoo", files);
    }

    private static String text(Pack pack, String path) {
        return new String(pack.need(path), StandardCharsets.UTF_8);
    }

    @Test
    void whatAServicesFolderLacksIsTakenFromItsCommonFolder() {
        Pack pack = pack(Map.of());
        assertThat(text(pack, "services/cats/process.bpmn")).isEqualTo("process");
        assertThat(text(pack, "services/cats/letters/own.xhtml")).isEqualTo("own");
        assertThat(pack.paths("services/cats/letters/", ".xhtml"))
            .containsExactly("services/cats/letters/other.xhtml", "services/cats/letters/own.xhtml");
        assertThat(pack.file("services/dogs/process.bpmn")).isEmpty();
    }

    /** A running case keeps the version that it began with, its common files among it. */
    @Test
    void aChangedCommonFileIsAnotherVersionOfThePack() {
        Pack before = pack(Map.of());
        Pack after = pack(Map.of("common/animals/process.bpmn", "another"));
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(text(before, "services/cats/process.bpmn")).isEqualTo("process");
        assertThat(text(after, "services/cats/process.bpmn")).isEqualTo("another");
    }

    @Test
    void whatAServiceDoesNotSayItSaysInLentWordsAndInEveryLanguageInTheSame() {
        Words words = Words.of(pack(Map.of()));
        assertThat(words.in("tr")).containsEntry("service.cats.name", "Kedi")
            .containsEntry("service.cats.who", "Herkes").containsEntry("service.cats.when", "Hep")
            .doesNotContainKey("service.dogs.who");
        assertThat(words.in("en")).containsEntry("service.cats.who", "Everybody")
            .as("the Turkish name is its own").doesNotContainKey("service.cats.name");
        assertThat(words.twice()).isEmpty();
    }

    @Test
    void aFaultInACommonFileIsToldOnceAndWhereItStands() {
        PackPart part = new PackPart() {
            @Override
            public List<Finding> check(Pack pack) {
                return List.of(new Finding("services/cats/process.bpmn", 3, "wrong"),
                    new Finding("common/animals/process.bpmn", 3, "wrong"));
            }

            @Override
            public void load(Pack pack) {
            }
        };
        assertThat(PackFolders.check(pack(Map.of()), List.of(part)))
            .containsExactly(new Finding("common/animals/process.bpmn", 3, "wrong"));
    }
}
