package divan.casework;

import divan.casework.Question.Limit;
import divan.casework.Question.Type;
import divan.kernel.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer is one: present where required, of its type, within its limits. Codes without a text of
 * the question's own ({@code question.<id>.error-<code>}) use the general {@code violation.<code>}.
 */
final class AnswerCheck {
    private AnswerCheck() {
    }

    /** All violations of the questions that are shown in this situation. */
    static List<Violation> check(List<Question> questions, Map<String, ?> answers, Situation situation) {
        return check(questions, "", answers, situation);
    }

    /** @param before what stands before the questions' ids: nothing, or a group and its row */
    private static List<Violation> check(List<Question> questions, String before, Map<?, ?> answers,
            Situation situation) {
        List<Violation> violations = new ArrayList<>();
        for (Question question : questions) {
            if (question.isAsked() && situation.holds(question.showIf())) {
                violations.addAll(check(question, before + question.id(), answers.get(question.id()),
                    situation));
            }
        }
        return violations;
    }

    private static List<Violation> check(Question question, String at, @Nullable Object answer,
            Situation situation) {
        if (isMissing(question, answer)) {
            return question.required() || question.count().least() > 0
                ? AnswerType.one(question, at, "required") : List.of();
        }
        Object given = Objects.requireNonNull(answer);
        List<Violation> wrong = new ArrayList<>(AnswerType.wrong(question, at, given));
        if (wrong.isEmpty()) {
            wrong.addAll(count(question, at, given));
        }
        if (question.type() == Type.GROUP) {
            rows(question, at, given, situation).stream().filter(w -> wrong.stream()
                .noneMatch(o -> o.field().equals(w.field()))).forEach(wrong::add);
        }
        if (wrong.isEmpty()) {
            wrong.addAll(limit(question, at, given, question.min(), situation, -1));
        }
        if (wrong.isEmpty()) {
            wrong.addAll(limit(question, at, given, question.max(), situation, 1));
        }
        return wrong;
    }

    private static boolean isMissing(Question question, @Nullable Object answer) {
        return answer == null || answer.equals("") || switch (question.type()) {
            case GROUP -> answer instanceof List<?> rows
                && rows.stream().allMatch(row -> row instanceof Map<?, ?> map && map.isEmpty());
            case PERIOD, ADDRESS -> answer instanceof Map<?, ?> parts && parts.isEmpty();
            case DECLARATION -> !Boolean.TRUE.equals(answer);
            default -> question.many() && answer instanceof List<?> list && list.isEmpty();
        };
    }

    /** Of rows, files and what was chosen of several. */
    private static List<Violation> count(Question question, String at, Object answer) {
        if (!(answer instanceof List<?> list)) {
            return List.of();
        }
        String what = switch (question.type()) {
            case GROUP -> "rows";
            case FILE -> "files";
            default -> "chosen";
        };
        int count = question.type() == Type.GROUP ? Answers.rows(list).size() : list.size();
        return count < question.count().least()
            ? AnswerType.one(question, at, "too-few-" + what, question.count().least())
            : count > question.count().most() && !isOfAList(question)
            ? AnswerType.one(question, at, "too-many-" + what, question.count().most()) : List.of();
    }

    /** Of a list of options as many as there are may be chosen where the form does not say fewer. */
    static boolean isOfAList(Question question) {
        return question.type() == Type.CHOICE && question.count().most() == FormReader.MOST;
    }

    private static List<Violation> rows(Question group, String at, Object answer, Situation situation) {
        List<Violation> violations = new ArrayList<>();
        Answers.rows(answer).forEach((number, row) -> violations.addAll(check(group.questions(),
            at + "." + number + ".", row, situation.row(group, row))));
        return violations;
    }

    private static List<Violation> limit(Question question, String at, Object answer, @Nullable Limit limit,
            Situation situation, int wrongSide) {
        if (limit == null) {
            return List.of();
        }
        Object bound = situation.value(limit.is());
        if (bound == null || compare(question, answer, bound, wrongSide) * wrongSide <= 0) {
            return List.of();
        }
        Object[] args = limit.args().stream().map(situation::value).map(AnswerCheck::printable).toArray();
        return AnswerType.one(question, at, limit.code(), args);
    }

    private static Object printable(@Nullable Object value) {
        return value == null ? "" : value;
    }

    /** Of a period the first day is held against the least, the last one against the most. */
    private static int compare(Question question, Object answer, Object bound, int wrongSide) {
        return switch (question.type()) {
            case DATE -> LocalDate.parse(answer.toString()).compareTo((LocalDate) bound);
            case PERIOD -> LocalDate.parse(String.valueOf(((Map<?, ?>) answer)
                .get(wrongSide < 0 ? Answers.FROM : Answers.UNTIL))).compareTo((LocalDate) bound);
            case NUMBER, MONEY -> new BigDecimal(answer.toString())
                .compareTo(new BigDecimal(bound.toString()));
            default -> BigDecimal.valueOf(answer.toString().strip().length())
                .compareTo(new BigDecimal(bound.toString()));
        };
    }
}
