package divan.casework;

import divan.casework.Question.Limit;
import divan.casework.Question.Type;
import divan.kernel.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer is one: present where required, of its type, within its limits. Codes without a text of
 * the question's own ({@code question.<id>.error-<code>}) use the general {@code violation.<code>}.
 */
final class AnswerCheck {
    private static final int LONGEST = 10_000;

    private AnswerCheck() {
    }

    /** All violations of the questions that are shown in this situation. */
    static List<Violation> check(List<Question> questions, Map<String, ?> answers, Situation situation) {
        List<Violation> violations = new ArrayList<>();
        for (Question question : questions) {
            if (question.type() != Type.SHOWN && situation.holds(question.showIf())) {
                check(question, answers.get(question.id()), situation).ifPresent(violations::add);
            }
        }
        return violations;
    }

    private static Optional<Violation> check(Question question, @Nullable Object answer,
            Situation situation) {
        if (isMissing(question, answer)) {
            return question.required() ? wrong(question, "required") : Optional.empty();
        }
        return type(question, answer).or(() -> limit(question, answer, question.min(), situation, -1))
            .or(() -> limit(question, answer, question.max(), situation, 1));
    }

    private static boolean isMissing(Question question, @Nullable Object answer) {
        return answer == null || answer.equals("") || answer instanceof List<?> list && list.isEmpty()
            || question.type() == Type.DECLARATION && !Boolean.TRUE.equals(answer);
    }

    /** Whether it is an answer of the question's type at all; limits apart. */
    static Optional<Violation> type(Question question, Object answer) {
        boolean good = switch (question.type()) {
            case SHOWN -> true;
            case TEXT -> answer instanceof String text && text.length() <= LONGEST;
            case NUMBER, MONEY -> Answers.number(answer).isPresent();
            case DATE -> Answers.date(answer).isPresent();
            case CHOICE -> isChoice(question, answer);
            case YES_NO, DECLARATION -> answer instanceof Boolean;
            case EMAIL -> answer instanceof String text && text.length() <= 254
                && text.matches("[^@\\s<>\"]+@[^@\\s<>\"]+\\.[^@\\s<>\".]+");
            case PHONE -> answer instanceof String text && text.matches("\\+?[0-9 ()-]{7,20}");
            case FILE -> answer instanceof Map<?, ?> file && file.get("id") != null;
        };
        return good ? Optional.empty() : wrong(question,
            question.type().name().toLowerCase(java.util.Locale.ROOT)
            .replace('_', '-'));
    }

    private static boolean isChoice(Question question, Object answer) {
        return answer instanceof List<?> many
            ? question.many() && many.stream().allMatch(o -> o != null && question.options().contains(o))
            : answer instanceof String one && !question.many() && question.options().contains(one);
    }

    private static Optional<Violation> limit(Question question, Object answer, @Nullable Limit limit,
            Situation situation, int wrongSide) {
        if (limit == null) {
            return Optional.empty();
        }
        Object bound = situation.value(limit.is());
        if (bound == null || compare(question, answer, bound) * wrongSide <= 0) {
            return Optional.empty();
        }
        Object[] args = limit.args().stream().map(situation::value).map(AnswerCheck::printable).toArray();
        return Optional.of(citing(Violation.of(limit.code(), question.id(), args), question));
    }

    private static Object printable(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static int compare(Question question, Object answer, Object bound) {
        return switch (question.type()) {
            case DATE -> LocalDate.parse(answer.toString()).compareTo((LocalDate) bound);
            case NUMBER, MONEY -> new BigDecimal(answer.toString())
                .compareTo(new BigDecimal(bound.toString()));
            default -> BigDecimal.valueOf(answer.toString().strip().length())
                .compareTo(new BigDecimal(bound.toString()));
        };
    }

    private static Optional<Violation> wrong(Question question, String code) {
        return Optional.of(citing(Violation.of(code, question.id()), question));
    }

    private static Violation citing(Violation violation, Question question) {
        return question.provision() == null ? violation : violation.citing(question.provision());
    }
}
