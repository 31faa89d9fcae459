package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code divan check --against}: what a new version changes, thing by thing. */
class CheckAgainstTest {
    private static final String SERVICE = "migration/services/residence-permit-extension/";
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int check(String... words) {
        return CheckPacks.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err);
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve("packs").resolve(file);
        String text = Files.readString(path);
        assertThat(text).as(file).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private String changed() throws IOException {
        Path packs = folder.resolve("packs");
        Folders.copy(Path.of("packs"), packs);
        replace("migration/parameters.yaml", "value: 60\n      basis: \"6458/24/2\"",
            "value: 45\n      basis: \"6458/24/2\"");
        replace(SERVICE + "process.bpmn", "\"examination\"", "\"looking-into\"");
        replace(SERVICE + "letters/grant.xhtml", "</body>", " </body>");
        replace("migration/organisation/posts.csv", "plan.read plan.edit rules.what-if", "plan.read");
        replace("migration/README.md", "\n", "\n ");
        Path text = packs.resolve("migration/text/tr.yaml");
        Files.writeString(text, Files.readString(text) + "\nunasked: Sorulmadı\n");
        Path english = packs.resolve("migration/text/en.yaml");
        Files.writeString(english, Files.readString(english) + "\nunasked: Not asked\n");
        return packs.toString();
    }

    @Test
    void eachThingThatAVersionChangesIsTold() throws IOException {
        String packs = changed();
        assertThat(check(packs, "--quick", "--against", "packs", "--format", "json"))
            .as(out.toString(StandardCharsets.UTF_8)).isZero();
        List<String> told = new ArrayList<>();
        for (JsonNode change : JsonMapper.builder().build().readTree(out.toByteArray()).get("changes")) {
            assertThat(change.propertyNames()).containsExactly("what", "of", "id", "change", "before",
                "after", "note", "file");
            told.add(change.get("what").asString() + " " + change.get("id").asString() + " "
                + change.get("change").asString() + " " + change.get("before").asString() + ">"
                + change.get("after").asString() + " " + change.get("note").asString());
        }
        assertThat(told).contains(
            "parameter residence-permit.early-days from 2014-04-11 changed value: 60 days>value: 45 days ",
            "element looking-into added > ",
            "element examination removed > a case that stands here stays, unless it is mapped",
            "texts tr changed > 1 added, 0 removed, 0 changed", "file README.md changed > ");
        assertThat(told).anyMatch(line -> line.startsWith("letter grant.xhtml changed SHA-256: "))
            .anyMatch(line -> line.startsWith(
                "post planner changed functions: plan.read plan.edit rules.what-if report.write>"
                    + "functions: plan.read"))
            .anyMatch(line -> line.startsWith("process residence-permit-extension changed")
                && line.endsWith("cases that stand here need a mapping: examination"));
        assertThat(told).as("what nobody changed is not told").noneMatch(line ->
            line.startsWith("question ") || line.startsWith("rule ") || line.startsWith("provision "));
    }

    @Test
    void inWordsAChangeStandsWithWhatItSaidBefore() throws IOException {
        Path packs = folder.resolve("packs");
        Folders.copy(Path.of("packs"), packs);
        replace(SERVICE + "form.yaml", "answers.about_you_right = false", "answers.about_you_right != true");
        assertThat(check(packs.toString(), "--quick", "--against=packs")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
            .startsWith("change: question residence-permit-extension/")
            .contains("answers.about_you_right = false")
            .contains(" → ").contains("answers.about_you_right != true");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Changes: question ").endsWith(
            "Nothing is wrong." + System.lineSeparator());
    }

    @Test
    void theSamePacksDifferInNothing() {
        assertThat(check("packs", "--quick", "--against", "packs")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Changes: nothing that is told apart.");
        assertThat(check("packs", "--quick", "--against", folder.resolve("nowhere").toString())).isEqualTo(2);
    }
}
