package divan.casework;

import divan.rules.Feel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What FEEL sees: the facts of the registers, the answers, the parameters and the day. Kept values are JSON
 * (dates as ISO text, decimals as text); here they become the types that FEEL computes with.
 */
final class Situation {
    private static final String ANSWERS = "answers";
    /** One row of a group, for the conditions of its questions. */
    static final String ROW = "row";
    private static final int CENTS = 2;

    private final Map<String, @Nullable Object> variables = new HashMap<>();

    private Situation(Map<String, ?> facts, Form form, Map<String, ?> answers, LocalDate filedOn) {
        facts.forEach((name, value) -> variables.put(name, typed(value)));
        Map<String, @Nullable Object> typed = answers(form.questions(), answers);
        variables.put(ANSWERS, typed);
        variables.put("filed_on", filedOn);
        variables.putIfAbsent("asked", List.of());
        form.questions().stream().filter(q -> q.formula() != null && typed.get(q.variable()) == null)
            .forEach(question -> typed.put(question.variable(), reckoned(question)));
    }

    private Situation(Map<String, @Nullable Object> variables) {
        this.variables.putAll(variables);
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

    /** The same, seen from one row of a group. */
    Situation row(Question group, Map<?, ?> row) {
        return new Situation(variables).with(ROW, context(group, row));
    }

    /** A question's answer as FEEL sees it, what was calculated as well. */
    @Nullable Object answer(Question question) {
        return variables.get(ANSWERS) instanceof Map<?, ?> answers ? answers.get(question.variable()) : null;
    }

    /**
     * What a formula gives, to the decimals of its type. One that fails on what has been answered so far has
     * no value yet.
     */
    private @Nullable Object reckoned(Question question) {
        Question.Formula formula = Objects.requireNonNull(question.formula());
        try {
            return switch (value(formula.is())) {
                case Number number when formula.as() == Question.Type.MONEY ->
                    new BigDecimal(number.toString()).setScale(CENTS, RoundingMode.HALF_UP);
                case Number number -> whole(new BigDecimal(number.toString())
                    .setScale(question.decimals(), RoundingMode.HALF_UP).stripTrailingZeros());
                case null -> null;
                case Object other -> other;
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static BigDecimal whole(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
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
            return question.type() == Question.Type.GROUP ? List.of() : null;
        }
        return switch (question.formula() == null ? question.type() : question.formula().as()) {
            case DATE -> LocalDate.parse(kept.toString());
            case NUMBER, MONEY -> new BigDecimal(kept.toString());
            case PERIOD -> kept instanceof Map<?, ?> period ? days(period) : null;
            case ADDRESS -> kept instanceof Map<?, ?> address ? context(Address.PARTS, address) : null;
            case GROUP -> Answers.rows(kept).values().stream().map(row -> context(question, row)).toList();
            default -> kept;
        };
    }

    private static Map<String, @Nullable Object> days(Map<?, ?> period) {
        Map<String, @Nullable Object> days = new HashMap<>();
        Answers.PERIOD.forEach(part ->
            days.put(part, LocalDate.parse(String.valueOf(period.get(part)))));
        return days;
    }

    private static Map<String, @Nullable Object> context(Collection<String> names, Map<?, ?> kept) {
        Map<String, @Nullable Object> context = new HashMap<>();
        names.forEach(name -> context.put(name, kept.get(name)));
        return context;
    }

    /** A row whose answers are not what they should be has no value where that is so. */
    private static Map<String, @Nullable Object> context(Question group, Map<?, ?> row) {
        Map<String, @Nullable Object> context = new HashMap<>();
        for (Question question : group.questions()) {
            Object kept = row.get(question.id());
            context.put(question.variable(), kept == null
                || !AnswerType.wrong(question, question.id(), kept).isEmpty() ? null : typed(question, kept));
        }
        return context;
    }

    /** Facts come from registers, where text that looks like a day is one. */
    private static @Nullable Object typed(@Nullable Object fact) {
        return switch (fact) {
            case null -> null;
            case Map<?, ?> map -> typed(map);
            case List<?> list -> list.stream().map(item -> typed((Object) item)).toList();
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
