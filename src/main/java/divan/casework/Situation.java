package divan.casework;

import divan.rules.Feel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What FEEL sees: the facts of the registers, the answers, the parameters and the day. Kept values are JSON
 * (dates as ISO text, decimals as text); here they become the types that FEEL computes with.
 */
final class Situation {
    private final Map<String, @Nullable Object> variables = new HashMap<>();

    private Situation(Map<String, ?> facts, Form form, Map<String, ?> answers, LocalDate filedOn) {
        facts.forEach((name, value) -> variables.put(name, typed(value)));
        variables.put("answers", answers(form.questions(), answers));
        variables.put("filed_on", filedOn);
        variables.putIfAbsent("asked", List.of());
    }

    static Situation of(Map<String, ?> facts, Form form, Map<String, ?> answers, LocalDate filedOn) {
        return new Situation(facts, form, answers, filedOn);
    }

    /** The situation in which an application was filed, with what the rules said of it. */
    @SuppressWarnings("unchecked")
    static Situation filed(Map<String, Object> filing, Form form, CaseState state) {
        LocalDate filedOn = state.filedOn();
        Assessment assessment = Filings.assessment(filing);
        LocalDate latest = assessment.latestEnd();
        return new Situation((Map<String, Object>) filing.get("facts"), form,
            (Map<String, Object>) filing.get("answers"), filedOn)
            .with("child_concerned", assessment.childConcerned()).with("latest_end", latest == null ? null
                : Map.of("until", latest, "provision", assessment.latestEndProvision()))
            .with("steps", recorded(form, state));
    }

    private static Map<String, @Nullable Object> recorded(Form form, CaseState state) {
        Map<String, @Nullable Object> all = new HashMap<>();
        form.steps().forEach(step -> all.put(Feel.name(step.id()), List.of()));
        all.putAll(recorded(state));
        return all;
    }

    /** What officials recorded so far: by step, of every time, oldest first. */
    static Map<String, @Nullable Object> recorded(CaseState state) {
        return Feel.names(typed(state.steps()));
    }

    Situation with(String name, @Nullable Object value) {
        variables.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> variables() {
        return variables;
    }

    @Nullable Object value(String feel) {
        return Feel.evaluate(feel, variables);
    }

    boolean holds(@Nullable String feel) {
        return feel == null || Boolean.TRUE.equals(value(feel));
    }

    /**
     * Every question of the form has a value, null where unanswered, so that FEEL never meets an unknown
     * name.
     */
    private static Map<String, @Nullable Object> answers(Collection<Question> questions,
            Map<String, ?> answers) {
        Map<String, @Nullable Object> typed = new HashMap<>();
        for (Question question : questions) {
            typed.put(question.variable(), typed(question, answers.get(question.id())));
        }
        return typed;
    }

    static @Nullable Object typed(Question question, @Nullable Object kept) {
        if (kept == null) {
            return null;
        }
        return switch (question.type()) {
            case DATE -> LocalDate.parse(kept.toString());
            case NUMBER, MONEY -> new BigDecimal(kept.toString());
            default -> kept;
        };
    }

    /** Facts come from registers, where text that looks like a day is one. */
    private static @Nullable Object typed(@Nullable Object fact) {
        return switch (fact) {
            case null -> null;
            case Map<?, ?> map -> typed(map);
            case List<?> list -> list.stream().map(Situation::typed).toList();
            case String text when text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") -> LocalDate.parse(text);
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            default -> fact;
        };
    }

    static Map<String, @Nullable Object> typed(Map<?, ?> map) {
        Map<String, @Nullable Object> typed = new HashMap<>();
        map.forEach((key, value) -> typed.put(String.valueOf(key), typed(value)));
        return typed;
    }
}
