package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code divan check}: exit code, text and JSON. */
class CheckPacksTest {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int check(String... words) {
        return CheckPacks.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String faulty() throws IOException {
        Path packs = folder.resolve("packs");
        Folders.copy(Path.of("packs"), packs);
        Path posts = packs.resolve("migration/organisation/posts.csv");
        Files.writeString(posts, Files.readString(posts)
            .replace("ankara-director,92000006", "ankara-director,99999999"));
        Path norms = packs.resolve("migration/legislation/norms.csv");
        Files.writeString(norms, Files.readString(norms)
            .replace("90000001,6458/121,2016", "90000001,90000001-2014-1,2016"));
        Files.delete(packs.resolve("migration/services/residence-permit-extension/letters/refuse.xhtml"));
        return packs.toString();
    }

    @Test
    void nothingIsWrongWithOurPacks() {
        assertThat(check("packs", "--quick")).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
            .endsWith("Nothing is wrong." + System.lineSeparator());
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
            .filteredOn(line -> !line.startsWith("remark: ")).containsExactly("Nothing is wrong.");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void findingsAreWrittenWithFileAndLine() throws IOException {
        assertThat(check(faulty())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
            .containsPattern("migration/organisation/posts\\.csv:[0-9]+: ")
            .contains("legislation/norms.csv:3: may not rest on 90000001-2014-1 (norm-basis-not-higher)")
            .contains("letters/refuse.xhtml").contains("findings.");
    }

    @Test
    void asJsonNothingElseStandsOnStandardOutput() throws IOException {
        assertThat(check(faulty(), "--format", "json")).isEqualTo(1);
        JsonNode said = JsonMapper.builder().build().readTree(out.toByteArray());
        assertThat(said.propertyNames()).containsExactly("services", "examples", "passed", "coverage",
            "errors", "remarks");
        assertThat(said.get("services").asInt()).isPositive();
        assertThat(said.get("examples").asInt()).as("what is broken is not run").isZero();
        assertThat(said.get("errors").size()).isGreaterThanOrEqualTo(2);
        said.get("errors").forEach(error -> {
            assertThat(error.propertyNames()).containsExactly("file", "line", "code", "message");
            assertThat(error.get("code").asString()).matches("[a-z]+");
        });
    }

    /** On a database of their own; one that tells what does not come of it is found by file and line. */
    @Test
    void examplesAreRun() throws IOException {
        Path packs = folder.resolve("packs");
        Folders.copy(Path.of("packs"), packs);
        Path file = packs.resolve("migration/services/residence-permit-extension/examples/decisions.yaml");
        Files.writeString(file, Files.readString(file).replace("ground-count: 2, starts: \"2026-12-15\"",
            "ground-count: 3, starts: \"2026-12-15\""));
        Path rules = packs.resolve("migration/services/register-correction/examples/disputes.yaml");
        Files.writeString(rules, Files.readString(rules)
            .replaceAll("(?s)  - id: the-same-is-no-correction.*?(?=  - id)", ""));
        assertThat(check(packs.toString(), "--format=json")).isEqualTo(1);
        JsonNode said = JsonMapper.builder().build().readTree(out.toByteArray());
        assertThat(said.get("passed").asInt()).as(said.get("errors").toString())
            .isEqualTo(said.get("examples").asInt() - 1).isGreaterThan(40);
        assertThat(said.get("errors").size()).as(said.get("errors").toString()).isEqualTo(2);
        JsonNode wrong = said.get("errors").get(0);
        JsonNode unreached = said.get("errors").get(1);
        if (wrong.get("file").asString().endsWith(".dmn")) {
            JsonNode other = wrong;
            wrong = unreached;
            unreached = other;
        }
        assertThat(wrong.get("file").asString())
            .isEqualTo("migration/services/residence-permit-extension/examples/decisions.yaml");
        assertThat(wrong.get("line").asInt()).isEqualTo(3);
        assertThat(wrong.get("code").asString()).isEqualTo("example");
        assertThat(wrong.get("message").asString()).isEqualTo("granted-as-asked: "
            + "residence-permits.ground-count: 3 was told, 2 came");
        assertThat(unreached.get("message").asString()).startsWith("no example reaches the rule ");
        assertThat(unreached.get("line").asInt()).isGreaterThan(1);
    }

    @Test
    void whatARegisterHoldsAndIsAskedForIsRemarkedAndRefusesNothing() throws IOException {
        Path packs = folder.resolve("packs");
        Folders.copy(Path.of("packs"), packs);
        Path form = packs.resolve("migration/services/residence-permit-extension/form.yaml");
        Files.writeString(form, Files.readString(form)
            .replace("{id: birth-date, type: shown, known-from: person.birth_date}",
                "{id: birth-date, type: date, required: false}"));
        assertThat(check(packs.toString(), "--quick")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
            .containsPattern("remark: migration/services/residence-permit-extension/form\\.yaml:[0-9]+: "
                + "residence-permit-extension asks for “.*birth-date.*”, which foreigners.birth-date holds")
            .contains("remark: migration/inventory.yaml:").contains("residence-permits.permit-number")
            .doesNotContain("residence-permit-extension asks for “insurance-policy”");
    }

    @Test
    void whatDoesNotSayHowLongItIsKeptIsRemarked() throws IOException {
        assertThat(check("packs", "--quick")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("how long");
        Path packs = folder.resolve("packs");
        Folders.copy(Path.of("packs"), packs);
        Path register = packs.resolve("migration/registers/insurance.yaml");
        Files.writeString(register, Files.readString(register).replaceAll("(?m)^retention: .*$", ""));
        Path plan = packs.resolve("migration/file-plan.csv");
        Files.writeString(plan, Files.readString(plan).replaceAll("(?m)^(622.03,[^,]*,[^,]*),1,4", "$1,,"));
        assertThat(check(packs.toString(), "--quick")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
            .contains("remark: migration/registers/insurance.yaml:1: it is not said how long its rows")
            .contains("remark: migration/services/register-correction/service.yaml:1: it is not said how");
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(check("nowhere")).isEqualTo(2);
        assertThat(check("packs", "more")).isEqualTo(2);
        assertThat(check("--loud")).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.size()).isPositive();
    }
}
