package divan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code divan process run}, without database, pack or case. Each model (or each events file of one) beside a
 * golden file of its answer; {@code -Ddivan.write=true} writes them anew.
 */
class ProcessCommandTest {
    private static final Path FOLDER = Path.of("src/test/resources/divan/process/run");

    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {
    }

    private static Said run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("process"));
        all.addAll(List.of(words));
        int code = Divan.run(all, new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            return names.stream().filter(name -> name.endsWith(".yaml") || name.endsWith(".bpmn")
                && names.stream().noneMatch(other -> other.endsWith(".yaml")
                && other.startsWith(name.replace(".bpmn", "")))).toList();
        }
    }

    private static Said played(String name) {
        Path file = FOLDER.resolve(name);
        String model = name.replaceAll("[.].*", "");
        while (!Files.exists(FOLDER.resolve(model + ".bpmn"))) {
            model = model.substring(0, model.lastIndexOf('-'));
        }
        String bpmn = FOLDER.resolve(model + ".bpmn").toString();
        return name.endsWith(".bpmn") ? run("run", bpmn, "--format", "json")
            : run("run", bpmn, "--events", file.toString(), "--format=json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTraceIsTheGoldenOne(String name) throws IOException {
        Path golden = FOLDER.resolve(name.replaceAll("[.].*", "") + ".json");
        Said said = played(name);
        if (Boolean.getBoolean("divan.write")) {
            Files.writeString(golden, said.out);
        }
        assertThat(said.err).isEmpty();
        assertThat(said.out).isEqualTo(Files.readString(golden));
        assertThat(said.code).isEqualTo(said.out.contains("\"errors\"") ? 1 : 0);
    }

    /** What each bad model or bad file is refused for: the golden files alone could hold anything. */
    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsBadIsRefusedWithItsPlaceAndReason(String name, int line, String element, String code) {
        Said said = played(name);
        assertThat(said.code).isEqualTo(1);
        assertThat(said.out).containsIgnoringWhitespaces(
            "\"line\":" + line + ",\"element\":\"" + element + "\",\"code\":\"" + code + "\"");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(arguments("unsupported.bpmn", 5, "script", "unsupported.element"),
            arguments("unsupported.bpmn", 4, "s", "unsupported.element"),
            arguments("unsupported.bpmn", 6, "call", "unsupported.element"),
            arguments("unsupported.bpmn", 7, "again", "unsupported.element"),
            arguments("unsupported.bpmn", 8, "e", "unsupported.element"),
            arguments("malformed.bpmn", 5, "", "xml.malformed"),
            arguments("external-entity.bpmn", 2, "", "xml.doctype"),
            arguments("laughs.bpmn", 13, "", "xml.doctype"),
            arguments("not-bpmn.bpmn", 2, "", "xml.not-bpmn"),
            arguments("no-default.bpmn", 5, "which", "gateway.no-default"),
            arguments("circle.bpmn", 5, "x", "gateway.circle"),
            arguments("restless.bpmn", 5, "x", "run.refused"),
            arguments("past-timer-in-a-circle.bpmn", 6, "past", "run.refused"),
            arguments("crowd.bpmn", 5, "everybody", "run.refused"),
            arguments("doubling.bpmn", 33, "f14", "run.refused"),
            arguments("reviews-no-such-task.yaml", 5, "", "event.refused"),
            arguments("reviews-time-goes-back.yaml", 4, "", "event.refused"),
            arguments("reviews-unknown-word.yaml", 4, "", "event.refused"),
            arguments("reviews-not-yaml.yaml", 2, "", "event.refused"),
            arguments("reviews-not-an-instant.yaml", 3, "", "event.refused"),
            arguments("reviews-aliases.yaml", 2, "", "event.refused"),
            arguments("reviews-unknown-name.yaml", 3, "", "event.refused"));
    }

    private static Arguments arguments(Object... all) {
        return Arguments.of(all);
    }

    @Test
    void aHundredThousandFlowsFromOneGatewayAreRefused() throws IOException {
        String flows = IntStream.range(0, 20_000).mapToObj(i -> "<sequenceFlow id='f" + i
            + "' sourceRef='g' targetRef='a'/>").collect(Collectors.joining("\n"));
        String start = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p'>"
            + "<startEvent id='s'/><parallelGateway id='g'/><userTask id='a'/><endEvent id='e'/>"
            + "<sequenceFlow id='x' sourceRef='s' targetRef='g'/>"
            + "<sequenceFlow id='y' sourceRef='a' targetRef='e'/>";
        Path file = Files.writeString(folder.resolve("many.bpmn"),
            start + flows + "</process></definitions>");
        assertThat(run("run", file.toString())).isEqualTo(new Said(1, file + ":1: more than 2000 elements, "
            + "or 10000 flows [process.too-large]\n", ""));
        Path larger = Files.writeString(folder.resolve("larger.bpmn"), start + "<!--" + " ".repeat(5 << 20));
        assertThat(run("run", larger.toString()).out()).contains("[xml.too-large]");
    }

    /** Of the golden traces, what matters in words. */
    @Test
    void whatAnInterruptionWithdrawsIsSaidWithItsPlaceInRepetitions() {
        String events = FOLDER.resolve("reviews-withdrawn.yaml").toString();
        Said said = run("run", FOLDER.resolve("reviews.bpmn").toString(), "--events", events);
        assertThat(said.out().lines().filter(line -> line.contains("cancelled"))
            .map(line -> line.replaceAll(".*Z +", "").replaceAll(" +", " ")))
            .containsExactly("cancelled board", "instance-cancelled board [1]", "cancelled vote [1]",
                "instance-cancelled vote [1, 0]");
    }

    @Test
    void wrongUsageAndMissingFilesAreSaid() {
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("walk", "x.bpmn").err()).contains("process run FILE --events FILE.");
        assertThat(run("run", "x.bpmn", "--format", "csv").err()).contains("--format is text, json or svg.");
        assertThat(run("run", "x.bpmn")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("The file cannot be read: x.bpmn");
        });
    }

    @Test
    void theTraceIsAlsoAListAndADrawing() throws IOException {
        String model = FOLDER.resolve("permit.bpmn").toString();
        Path events = Files.writeString(folder.resolve("events.yaml"),
            "variables: {missing: 0, decision_days: 90}\nevents:\n  - complete: check\n");
        Said text = run("run", model, "--events", events.toString());
        assertThat(text.out().lines()).contains("1  2026-01-01T09:00:00Z  entered            decide",
            "Waiting at Karar ver (decide).", "The timer 90 gün (overdue) is due at 2026-04-01T09:00:00Z.");
        Said svg = run("run", model, "--events", events.toString(), "--format", "svg");
        assertThat(svg.out()).contains("<title", "Waiting at Karar ver (decide).",
            "bpmn-user bpmn-present", "bpmn-business-rule bpmn-passed", "<style>");
        assertThat(run("run", FOLDER.resolve("past-timer.bpmn").toString(), "--format", "svg"))
            .satisfies(said -> assertThat(said.out()).contains("the model has no diagram"))
            .satisfies(said -> assertThat(said.code()).isEqualTo(1));
    }
}
