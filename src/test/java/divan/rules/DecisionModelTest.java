package divan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A model of a library: who may borrow a book, and for how long. */
class DecisionModelTest {
    private static final String MODEL = model("library.dmn");

    private static String model(String name) {
        try (InputStream file = DecisionModelTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DecisionModel model() {
        return DecisionModel.read(MODEL.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable Object> reader(@Nullable Object born, @Nullable Object loans) {
        Map<String, @Nullable Object> reader = new HashMap<>();
        reader.put("born", born);
        reader.put("loans", loans);
        return new HashMap<>(Map.of("day", LocalDate.of(2026, 11, 22), "reader", reader));
    }

    private static List<Problem> problemsWith(String from, String to) {
        assertThat(MODEL).contains(from);
        return DecisionModel.check(MODEL.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyDecisionAndEveryRuleThatAppliedIsTold() {
        Evaluation evaluation = model().evaluate(reader(LocalDate.of(2010, 1, 1), 3));
        assertThat(evaluation.result("child")).isEqualTo(true);
        assertThat(evaluation.result("answer"))
                .isEqualTo(Map.of("codes", List.of("guardian", "full"), "count", 2L));
        assertThat(evaluation.firings()).containsExactly(
                new Firing("notes", "for-children", Map.of("provision", "7"),
                        Map.of("code", "guardian", "args", List.of(LocalDate.of(2010, 1, 1)))),
                new Firing("notes", "too-many", Map.of("provision", "9", "also", "10"),
                        Map.of("code", "full", "args", List.of(3L))),
                new Firing("days", "long", Map.of(), 30L));
    }

    @Test
    void aModelMayAskTheOfficialCalendar() {
        String working = MODEL.replace("reader.born + duration(\"P18Y\") &gt; day",
                "working_days_after(day, 1) = day + duration(\"P1D\")");
        DecisionModel model = DecisionModel.read(working.getBytes(StandardCharsets.UTF_8));
        assertThat(model.evaluate(reader(LocalDate.of(2010, 1, 1), 3)).result("child"))
                .as("a Sunday").isEqualTo(true);
        Map<String, @Nullable Object> friday = reader(LocalDate.of(2010, 1, 1), 3);
        friday.put("day", LocalDate.of(2026, 11, 20));
        assertThat(model.evaluate(friday).result("child")).isEqualTo(false);
        friday.put("day", LocalDate.of(2031, 11, 20));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> model.evaluate(friday));
    }

    @Test
    void theRulesBehindADecisionAreThoseOfTheTablesItDrawsOn() {
        DecisionModel model = model();
        Evaluation evaluation = model.evaluate(reader(LocalDate.of(2000, 1, 1), 0));
        assertThat(model.behind("answer", evaluation)).extracting(Firing::rule).containsExactly("short");
        assertThat(model.behind("notes", evaluation)).isEmpty();
        assertThat(model.rules()).containsExactly("for-children", "never", "too-many", "long", "short");
        assertThat(model.decisions()).containsExactly("child", "notes", "days", "answer");
    }

    @Test
    void datesAndNumbersMayComeAsTextOfCanonicalJson() {
        DecisionModel model = model();
        assertThat(model.evaluate(reader("2010-01-01", "3")))
                .isEqualTo(model.evaluate(reader(LocalDate.of(2010, 1, 1), 3)));
    }

    @Test
    void whatIsNotKnownIsNullAndAppliesNoRule() {
        Evaluation evaluation = model().evaluate(reader(null, null));
        assertThat(evaluation.result("child")).isNull();
        assertThat(evaluation.result("days")).isNull();
        assertThat(evaluation.firings()).isEmpty();
    }

    @Test
    void aValueOfTheWrongTypeIsRefusedByItsPathWithoutTheValue() {
        DecisionModel model = model();
        assertThatIllegalArgumentException().isThrownBy(() -> model.evaluate(reader("30.02.2010", 1)))
                .withMessage("reader.born: expected a date");
        assertThatIllegalArgumentException().isThrownBy(() -> model.evaluate(reader(null, "many")))
                .withMessage("reader.loans: expected a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.evaluate(Map.of("reader", "x", "day", "2026-01-01")))
                .withMessage("reader: expected a context");
    }

    @Test
    void aMissingInputIsRefused() {
        assertThat(model().inputs()).containsExactly("reader", "day");
        assertThatIllegalArgumentException().isThrownBy(() -> model().evaluate(Map.of("day", "2026-01-01")))
                .withMessage("input reader is missing");
    }

    @Test
    void anInputThatIsUsedAndNotRequiredIsRefused() {
        assertThat(problemsWith(
                "<requiredInput href=\"#in-day\"/>", "<requiredInput href=\"#in-reader\"/>"))
                .contains(new Problem("child-text", "uses day, which is not declared"));
    }

    @Test
    void anInputThatIsNotDeclaredIsRefused() {
        assertThat(problemsWith(
                "<inputData id=\"in-day\" name=\"day\">", "<inputData id=\"in-night\" name=\"day\">"))
                .contains(new Problem("child-day", "requires an element that is not declared"));
    }

    @Test
    void aTableThatUsesWhatItDoesNotRequireIsRefused() {
        assertThat(problemsWith("<text>[reader.born]</text>", "<text>[writer.born]</text>"))
                .contains(new Problem("for-children", "uses writer, which is not declared"));
        assertThat(problemsWith("<text>&gt;= 3</text>", "<text>&gt;= limit</text>"))
                .contains(new Problem("too-many", "uses limit, which is not declared"));
    }

    @Test
    void aComponentThatTheTypeDoesNotHaveIsRefused() {
        assertThat(problemsWith("<text>reader.loans</text>", "<text>reader.loan</text>")).isNotEmpty();
    }

    @Test
    void aMalformedExpressionIsRefusedByItsElement() {
        assertThat(problemsWith("<text>count(codes)</text>", "<text>count(codes</text>"))
                .anyMatch(problem -> problem.element().equals("a4"));
    }

    @Test
    void aRuleWithoutAnIdIsRefused() {
        assertThat(problemsWith("<rule id=\"never\">", "<rule>"))
                .contains(new Problem("notes-table", "has a rule without an id"));
    }

    @Test
    void whatIsOutsideTheSubsetIsRefused() {
        assertThat(problemsWith("</definitions>",
                "<businessKnowledgeModel id=\"k\" name=\"k\"/></definitions>"))
                .anyMatch(problem -> problem.element().equals("k") && problem.message().contains("subset"));
        assertThat(problemsWith("<definitions",
                "<!DOCTYPE definitions [<!ENTITY e SYSTEM \"file:///etc/hosts\">]><definitions"))
                .anyMatch(problem -> problem.message().contains("document type"));
    }

    @Test
    void whatIsNoModelIsRefused() {
        for (String text : List.of("", "<a", "<a/>", "{}")) {
            assertThat(DecisionModel.check(text.getBytes(StandardCharsets.UTF_8))).as(text).isNotEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> DecisionModel.read(new byte[0]));
    }

    @Test
    void aFailureInEvaluationIsLoudAndNamesTheElement() {
        DecisionModel model = DecisionModel.read(MODEL.replace(
                "reader.born + duration(\"P18Y\") &gt; day",
                "number(string(day), \"x\", \"y\") &gt; 1 and reader.loans &gt; 0")
                .getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> model.evaluate(reader(LocalDate.of(2010, 1, 1), 1)))
                .withMessageContaining("child-text").withMessageNotContaining("2026");
    }

    @Test
    void manyThreadsShareAModel() {
        DecisionModel model = model();
        Evaluation child = model.evaluate(reader(LocalDate.of(2010, 1, 1), 3));
        Evaluation adult = model.evaluate(reader(LocalDate.of(2000, 1, 1), 0));
        assertThat(IntStream.range(0, 2_000).parallel().allMatch(i -> i % 2 == 0
                ? model.evaluate(reader(LocalDate.of(2010, 1, 1), 3)).equals(child)
                : model.evaluate(reader(LocalDate.of(2000, 1, 1), 0)).equals(adult))).isTrue();
    }
}
