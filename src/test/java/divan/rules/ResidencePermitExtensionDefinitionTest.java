package divan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files of the service agree with each other: expressions, texts, rules, process, letters. */
class ResidencePermitExtensionDefinitionTest {
    private static final Path PACK = Path.of("packs/migration");
    private static final String TEXTS = "service.residence-permit-extension.";
    private static final Set<String> FEEL_KEYS =
            Set.of("show-if", "when", "unless", "known-from", "is", "required-if", "condition",
                    "max-megabytes");

    private static final Map<String, Object> SERVICE =
            Examples.yaml(Examples.SERVICE.resolve("service.yaml"));
    private static final Map<String, Object> FORM = Examples.yaml(Examples.SERVICE.resolve("form.yaml"));

    private static String file(String name) throws IOException {
        return Files.readString(Examples.SERVICE.resolve(name));
    }

    private static void visit(String path, Object value, BiConsumer<String, Object> visitor) {
        visitor.accept(path, value);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> visit(path + "." + key, inner, visitor));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> visit(path, inner, visitor));
        }
    }

    private static Set<String> keys(String language) {
        Set<String> keys = new TreeSet<>();
        visit("", Examples.yaml(Examples.SERVICE.resolve("text/" + language + ".yaml")), (path, value) -> {
            if (!(value instanceof Map<?, ?>)) {
                keys.add(path.substring(1));
            }
        });
        return keys;
    }

    private static List<Map<?, ?>> list(Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) list).forEach(one -> maps.add((Map<?, ?>) one));
        return maps;
    }

    private static List<Map<?, ?>> questions() {
        return list(FORM.get("pages")).stream()
                .flatMap(page -> list(page.get("questions")).stream()).toList();
    }

    private static Map<?, ?> part(Map<?, ?> of, String... path) {
        Map<?, ?> part = of;
        for (String step : path) {
            part = (Map<?, ?>) part.get(step);
        }
        return part;
    }

    @Test
    void everyExpressionUsesOnlyWhatTheServiceDeclares() {
        Set<String> names = new LinkedHashSet<>(List.of(
                "parameters", "latest_end", "child_concerned", "case", "decision", "outcome", "value"));
        part(SERVICE, "inputs").keySet().forEach(name -> names.add((String) name));
        List<String> checked = new ArrayList<>();
        BiConsumer<String, Object> check = (path, value) -> {
            String key = path.substring(path.lastIndexOf('.') + 1);
            boolean effect = path.matches("[.]effects[.](valid|row)[.][a-z-]+");
            if (value instanceof String feel && (effect || FEEL_KEYS.contains(key))) {
                assertThatNoException().as(path + ": " + feel).isThrownBy(() -> Feel.check(feel, names));
                checked.add(feel);
            }
        };
        visit("", SERVICE, check);
        visit("", FORM, check);
        assertThat(checked).hasSizeGreaterThan(60);
    }

    @Test
    void everyAnswerTheRulesReadIsAsked() throws IOException {
        Set<String> asked = new TreeSet<>();
        questions().forEach(question -> asked.add(Feel.name((String) question.get("id"))));
        assertThat(asked).hasSameSizeAs(questions());
        for (String name : List.of("eligibility.dmn", "form.yaml", "service.yaml")) {
            var used = Pattern.compile("\\banswers\\.([a-z_]+)").matcher(file(name));
            while (used.find()) {
                assertThat(asked).as(name).contains(used.group(1));
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys("tr")).isEqualTo(keys("en")).hasSizeGreaterThan(300);
    }

    @Test
    void everyQuestionHasItsTexts() {
        Set<String> needed = new TreeSet<>();
        for (Map<?, ?> page : list(FORM.get("pages"))) {
            if (list(page.get("questions")).size() > 1) {
                needed.add("page." + page.get("id") + ".title");
            }
        }
        for (Map<?, ?> question : questions()) {
            String key = "question." + question.get("id") + ".";
            needed.add(key + "label");
            if (Boolean.TRUE.equals(question.get("required"))) {
                needed.add(key + "error-required");
            }
            for (String bound : List.of("min", "max")) {
                if (question.get(bound) instanceof Map<?, ?> limit) {
                    needed.add(key + "error-" + limit.get("code"));
                }
            }
            if (question.get("type").equals("choice")) {
                ((List<?>) question.get("options")).forEach(one ->
                        needed.add("option." + question.get("id") + "." + one));
            }
        }
        ((List<?>) part(FORM, "options").get("grounds")).forEach(ground -> needed.add("ground." + ground));
        has(needed);
    }

    @Test
    void whateverOfficialsAreAskedHasItsTexts() {
        Set<String> needed = new TreeSet<>();
        list(part(FORM, "official").get("questions"))
                .forEach(one -> needed.add("official." + one.get("id") + ".label"));
        for (Map<?, ?> one : list(part(FORM, "official").get("weighing"))) {
            needed.add("weighing." + one.get("id") + ".label");
            needed.add("weighing." + one.get("id") + ".error-required");
        }
        Map<?, ?> refuse = list(part(FORM, "official", "proposal").get("refuse")).getFirst();
        ((List<?>) refuse.get("options")).forEach(provision -> needed.add("refusal." + provision));
        has(needed);
    }

    @Test
    void whateverTheRulesSayHasItsTexts() throws IOException {
        Set<String> needed = new TreeSet<>();
        DecisionModel model = DecisionModel.read(file("eligibility.dmn").getBytes(StandardCharsets.UTF_8));
        for (Examples.Example example : Examples.all()) {
            Evaluation evaluation = model.evaluate(example.given());
            list(evaluation.result("admission")).forEach(one -> {
                needed.add("admission." + one.get("code") + ".title");
                needed.add("admission." + one.get("code") + ".text");
            });
            list(evaluation.result("findings")).forEach(one ->
                    needed.add("finding." + one.get("rule") + "." + one.get("outcome")));
        }
        has(needed);
    }

    @Test
    void everyArgumentOfAFindingIsInItsTextAndNoMore() throws IOException {
        DecisionModel model = DecisionModel.read(file("eligibility.dmn").getBytes(StandardCharsets.UTF_8));
        for (String language : List.of("tr", "en")) {
            Map<?, ?> texts = part(Examples.yaml(Examples.SERVICE.resolve("text/" + language + ".yaml")),
                    "service", "residence-permit-extension");
            for (Examples.Example example : Examples.all()) {
                list(model.evaluate(example.given()).result("findings")).forEach(finding -> {
                    Map<?, ?> outcomes = part(texts, "finding", (String) finding.get("rule"));
                    Object text = outcomes.get(finding.get("outcome"));
                    Set<String> places = new TreeSet<>();
                    for (int i = 0; i < ((List<?>) finding.get("args")).size(); i++) {
                        places.add(String.valueOf(i));
                    }
                    assertThat(found((String) text, "\\{([0-9])}")).as("%s", finding).isEqualTo(places);
                });
            }
        }
    }

    @Test
    void tasksLettersAndEffectsOfTheProcessExist() throws IOException {
        String process = file("process.bpmn");
        Set<String> needed = new TreeSet<>();
        found(process, "Task id=\"([a-z-]+)\"").forEach(task -> needed.add("task." + task));
        for (String letter : found(process, "divan:letter=\"([a-z-]+)\"")) {
            needed.add("letter." + letter + ".subject");
            String template = (String) part(SERVICE, "letters", letter).get("template");
            assertThat(Examples.SERVICE.resolve(template)).exists();
        }
        has(needed);
        assertThat(found(process, "divan:effect=\"([a-z-]+)\"")).isSubsetOf(
                list(SERVICE.get("effects")).stream().map(effect -> (String) effect.get("id")).toList());
        assertThat(found(process, "divan:function=\"([a-z.-]+)\"")).isEqualTo(new TreeSet<>(
                part(SERVICE, "functions").values().stream().map(String.class::cast).toList()));
    }

    @Test
    void everyProvisionCitedIsAmongTheLegalBases() throws IOException {
        Set<String> bases = new TreeSet<>();
        ((List<?>) SERVICE.get("legal-basis")).forEach(basis -> bases.add((String) basis));
        for (String name : List.of("eligibility.dmn", "form.yaml")) {
            Set<String> cited = found(file(name).replaceAll("(?s)<!--.*?-->|#[^\n]*", ""),
                    "\\b((?:6458|5490)/[0-9]+/[0-9]+(?:-[a-zçğı])?)");
            assertThat(cited).as(name).isNotEmpty().isSubsetOf(bases);
        }
    }

    @Test
    void theExamplesUseTheParametersOfThePackOnThatDay() {
        Path file = PACK.resolve("parameters.yaml");
        assumeThat(file).as("the parameters of the pack").exists();
        Map<?, ?> usual = part(Examples.yaml(Examples.SERVICE.resolve("examples/usual.yaml")), "given");
        String day = (String) usual.get("filed-on");
        Map<String, Object> inForce = new TreeMap<>();
        for (Map<?, ?> parameter : list(new Yaml().load(Examples.text(file)))) {
            list(parameter.get("values")).stream()
                    .filter(value -> value.get("from").toString().compareTo(day) <= 0)
                    .forEach(value -> inForce.put((String) parameter.get("id"), value.get("value")));
        }
        part(SERVICE, "parameters").forEach((name, id) -> assertThat(inForce).containsKey((String) id));
        Map<?, ?> mapping = part(SERVICE, "parameters");
        part(usual, "parameters").forEach((name, value) -> {
            Object id = mapping.get(Feel.name((String) name));
            assertThat(inForce.get(id)).as("%s", name).isEqualTo(value);
        });
    }

    private static Set<String> found(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(one -> found.add(one.group(1)));
        return found;
    }

    private static void has(Set<String> needed) {
        Set<String> known = keys("tr");
        assertThat(needed).isNotEmpty().allSatisfy(key -> assertThat(known).contains(TEXTS + key));
    }
}
