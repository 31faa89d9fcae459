package divan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import divan.rules.Examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The law of the extension (6458) as decisions, on the examples of the pack and beyond them. */
class ResidencePermitExtensionTest {
    private static DecisionModel model;
    private static List<Example> examples;

    @BeforeAll
    static void read() throws IOException {
        model = DecisionModel.read(Files.readAllBytes(Examples.SERVICE.resolve("eligibility.dmn")));
        examples = Examples.all();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleHasTheOutcomeItTells() {
        return examples.stream().map(example -> dynamicTest(example.id(), () -> holds(example)));
    }

    private static void holds(Example example) {
        Evaluation evaluation = model.evaluate(example.given());
        assertThat(codes(evaluation)).as("admission").isEqualTo(example.listed("admission"));
        for (String outcome : List.of("unmet", "attention")) {
            assertThat((Object) Set.copyOf(findings(evaluation, outcome))).as(outcome)
                    .isEqualTo(Set.copyOf(example.listed(outcome)));
        }
        Map<?, ?> latest = (Map<?, ?>) evaluation.result("latest_end");
        if (example.then().containsKey("latest-end")) {
            assertThat(latest == null ? null : latest.get("until").toString())
                    .isEqualTo(example.then().get("latest-end"));
        }
        if (example.then().containsKey("limited-by")) {
            assertThat(latest.get("provision")).isEqualTo(example.then().get("limited-by"));
        }
        if (example.then().containsKey("child-concerned")) {
            assertThat(evaluation.result("child_concerned")).isEqualTo(example.then().get("child-concerned"));
        }
    }

    private static List<Object> codes(Evaluation evaluation) {
        List<Object> codes = new ArrayList<>();
        ((List<?>) evaluation.result("admission")).forEach(one -> codes.add(((Map<?, ?>) one).get("code")));
        return codes;
    }

    private static List<String> findings(Evaluation evaluation, String outcome) {
        return ((List<?>) evaluation.result("findings")).stream().map(Map.class::cast)
                .filter(finding -> finding.get("outcome").equals(outcome))
                .map(finding -> (String) finding.get("rule")).toList();
    }

    @Test
    void theExamplesReachEveryRule() {
        Set<String> fired = new TreeSet<>();
        examples.forEach(example -> model.evaluate(example.given()).firings()
                .forEach(firing -> fired.add(firing.rule())));
        assertThat(fired).isEqualTo(new TreeSet<>(model.rules()));
    }

    @Test
    void everyRuleNamesItsProvision() {
        for (Example example : examples) {
            for (Firing firing : model.evaluate(example.given()).firings()) {
                assertThat(firing.annotations().get("provision")).as(firing.rule())
                        .matches("(6458|5490)/[0-9]+/[0-9]+(-[a-zçğı])?");
            }
        }
    }

    @Test
    void theRulesBehindTheFindingsAreTheFindings() {
        for (Example example : examples) {
            Evaluation evaluation = model.evaluate(example.given());
            assertThat(model.behind("findings", evaluation)).extracting(Firing::output)
                    .isEqualTo(evaluation.result("findings"));
        }
    }

    @Test
    void everyFindingHasItsArgumentsUnlessNothingIsKnown() {
        for (Example example : examples) {
            ((List<?>) model.evaluate(example.given()).result("findings")).forEach(finding ->
                    assertThat((List<?>) ((Map<?, ?>) finding).get("args"))
                            .as(example.id() + finding).doesNotContainNull());
        }
    }

    /** An independent reading of 24/2, 31/2, 21/2 and 24/3 in Java, on every day of a leap year. */
    @Test
    void windowAndLimitsHoldForEveryEndOfAPermit() {
        Example usual = examples.stream()
                .filter(example -> example.id().equals("granted-as-asked")).findFirst().orElseThrow();
        LocalDate first = LocalDate.of(2028, 1, 1);
        for (LocalDate end = first; end.isBefore(first.plusYears(1)); end = end.plusDays(1)) {
            LocalDate passportEnd = end.plusDays(60 + end.toEpochDay() % 1500);
            assertThat(codes(filed(usual, end, passportEnd, end.minusDays(60)))).isEmpty();
            assertThat(codes(filed(usual, end, passportEnd, end.minusDays(61)))).containsExactly("too-early");
            assertThat(codes(filed(usual, end, passportEnd, end.plusDays(1)))).containsExactly("expired");
            Evaluation lastDay = filed(usual, end, passportEnd, end);
            assertThat(codes(lastDay)).as("%s", end).isEmpty();
            LocalDate byLaw = end.plusYears(2);
            LocalDate byPassport = passportEnd.minusDays(60);
            LocalDate latest = byLaw.isAfter(byPassport) ? byPassport : byLaw;
            boolean shortened = byLaw.isAfter(byPassport);
            Object expected = latest.equals(end) ? null : Map.of("until", latest, "starts", end,
                    "by", shortened ? "passport" : "law", "provision", shortened ? "6458/23/1" : "6458/31/2");
            assertThat(lastDay.result("latest_end")).as("%s", end).isEqualTo(expected);
        }
    }

    private static Evaluation filed(Example usual, LocalDate end, LocalDate passportEnd, LocalDate day) {
        Map<String, Object> given = new TreeMap<>(usual.given());
        given.put("filed_on", day);
        given.put("permit", with(given, "permit", Map.of("until", end, "from", end.minusYears(2),
                "taken_up_on", end.minusYears(2))));
        given.put("person", with(given, "person", Map.of("passport_end", passportEnd)));
        given.put("answers", with(given, "answers", Map.of("requested_until", end.plusDays(1))));
        return model.evaluate(given);
    }

    private static Map<String, Object> with(
            Map<String, Object> given, String input, Map<String, Object> differing) {
        Map<String, Object> changed = Examples.tree(given.get(input));
        changed.putAll(differing);
        return changed;
    }
}
