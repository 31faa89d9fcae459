package divan.casework;

import divan.casework.Question.Type;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers and known facts in the reader's words. */
public final class Answered {
    /** A choice; {@code first} carries the id that an error links to. */
    public record Option(String value, String label, boolean chosen, boolean first) {
    }

    /** A line of what was filed; {@code upload} is the id of a file, or empty. */
    public record Row(String label, String words, String upload) {
    }

    private Answered() {
    }

    public static @Nullable Object raw(Writing writing, Question question) {
        return writing.answer(question);
    }

    public static String text(@Nullable Object answer) {
        return answer == null ? "" : answer.toString();
    }

    public static String known(Writing writing, Question question, Shell shell) {
        return registered(question, writing.known(question), writing.situation(), shell);
    }

    public static String words(Writing writing, Question question, Shell shell) {
        return question.type() == Type.SHOWN ? known(writing, question, shell)
            : words(writing.service().key(""), question, writing.answer(question), shell);
    }

    /** What a register holds, in the words of its field. */
    private static String registered(Question question, @Nullable Object value, Situation situation,
            Shell shell) {
        if (value == null) {
            return shell.t("answer.none");
        }
        Object field = question.words() == null ? Known.of(question).map(Known::field).orElse("")
            : situation.value(question.words());
        return shell.value(String.valueOf(field), value);
    }

    private static String words(String prefix, Question question, @Nullable Object value, Shell shell) {
        return switch (value) {
            case null -> shell.t("answer.none");
            case Boolean flag -> shell.t(flag ? "answer.yes" : "answer.no");
            case LocalDate day -> shell.day(day);
            case Map<?, ?> file -> String.valueOf(file.get("name"));
            case String text when question.type() == Type.CHOICE ->
                shell.t(prefix + "option." + question.id() + "."
                + text);
            case String text when question.type() == Type.MONEY -> money(text, shell) + " TL";
            default -> String.valueOf(shell.written(value));
        };
    }

    public static List<Option> options(Writing writing, Question question, Shell shell) {
        List<Option> options = new ArrayList<>();
        Object answer = writing.answer(question);
        if (question.type() == Type.YES_NO) {
            options.add(new Option("yes", shell.t("answer.yes"), Boolean.TRUE.equals(answer), true));
            options.add(new Option("no", shell.t("answer.no"), Boolean.FALSE.equals(answer), false));
            return options;
        }
        for (String option : question.options()) {
            options.add(new Option(option, shell.t(writing.service().key("option." + question.id() + "."
                + option)), option.equals(answer), options.isEmpty()));
        }
        return options;
    }

    /** Day, month or year of a kept date; what is no date is shown whole where the day stands. */
    public static String part(@Nullable Object answer, String part) {
        Optional<LocalDate> date = answer == null ? Optional.empty() : Answers.date(answer);
        if (date.isPresent()) {
            return String.valueOf(switch (part) {
                case "day" -> date.get().getDayOfMonth();
                case "month" -> date.get().getMonthValue();
                default -> date.get().getYear();
            });
        }
        String[] parts = text(answer).split("\\.", 3);
        return switch (part) {
            case "day" -> parts[0];
            case "month" -> parts.length > 1 ? parts[1] : "";
            default -> parts.length > 2 ? parts[2] : "";
        };
    }

    public static String money(@Nullable Object answer, Shell shell) {
        return answer == null ? "" : Answers.number(answer).map(shell::number).orElse(answer.toString());
    }

    public static String file(@Nullable Object answer) {
        return answer instanceof Map<?, ?> file ? String.valueOf(file.get("name")) : "";
    }

    /** What was filed, question by question, for the official; nothing of what they may not read. */
    @SuppressWarnings("unchecked")
    public static List<Row> filed(Casework.OpenCase open, Shell shell) {
        Map<String, Object> facts = (Map<String, Object>) open.filing().get("facts");
        Map<String, Object> answers = (Map<String, Object>) open.filing().get("answers");
        Map<String, @Nullable Object> declared = new LinkedHashMap<>(facts);
        // what the reader may not read of a register is unknown to them, not undeclared
        open.service().inputs().keySet().forEach(input -> declared.putIfAbsent(input, null));
        Situation situation = Situation.of(declared, open.form(), answers, open.state().filedOn());
        String prefix = "service." + open.state().service() + ".";
        List<Row> rows = new ArrayList<>();
        for (Question question : open.form().questions()) {
            boolean shown = question.type() != Type.DECLARATION && !text(question.knownFrom())
                .startsWith("latest_end")
                && (question.type() != Type.SHOWN || Known.of(question).filter(known ->
                    known.isLeftOut(open.service(), facts)).isEmpty())
                && (answers.get(question.id()) != null || situation.holds(question.showIf()));
            if (shown) {
                Object value = answers.get(question.id());
                String upload = value instanceof Map<?, ?> file ? text(file.get("id")) : "";
                String words = question.type() == Type.SHOWN
                    ? registered(question, situation.value(text(question.knownFrom())), situation, shell)
                    : words(prefix, question, value, shell);
                rows.add(new Row(shell.t(prefix + "question." + question.id() + ".label"), words, upload));
            }
        }
        return rows;
    }
}
