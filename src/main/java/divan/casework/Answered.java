package divan.casework;

import divan.casework.Question.Type;
import divan.kernel.Turkish;
import divan.web.Shell;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers and known facts in the reader's words. */
public final class Answered {
    /** A choice; {@code first} carries the id that an error links to. */
    public record Option(String value, String label, boolean chosen, boolean first) {
    }

    /** A line of what was filed; {@code upload} is the id of a file, or empty. */
    public record Row(String label, String words, String upload) {
    }

    /** Of more options than this one is chosen from a list that opens. */
    public static final int LONG = 15;

    private Answered() {
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
        return words(prefix, question.id(), question, value, shell);
    }

    /** @param name of the question among the texts: its id, in a group {@code group.id} */
    private static String words(String prefix, String name, Question question, @Nullable Object value,
            Shell shell) {
        Type type = question.formula() == null ? question.type() : question.formula().as();
        return switch (value) {
            case null -> shell.t("answer.none");
            case Boolean flag -> shell.t(flag ? "answer.yes" : "answer.no");
            case LocalDate day -> shell.day(day);
            case Map<?, ?> period when type == Type.PERIOD -> shell.t("form.period",
                shell.written(text(period.get(Answers.FROM))),
                shell.written(text(period.get(Answers.UNTIL))));
            case Map<?, ?> address when type == Type.ADDRESS -> Address.words(address);
            case Map<?, ?> file -> String.valueOf(file.get("name"));
            case List<?> rows when type == Type.GROUP -> rows(prefix, question, rows, shell);
            case List<?> files when type == Type.FILE -> files.isEmpty() ? shell.t("answer.none")
                : files.stream().map(Answered::file).collect(Collectors.joining("\n"));
            case List<?> options when type == Type.CHOICE -> options.isEmpty() ? shell.t("answer.none")
                : options.stream().map(o -> shell.t(prefix + "option." + name + "." + o))
                    .collect(Collectors.joining("\n"));
            case String text when type == Type.CHOICE -> shell.t(prefix + "option." + name + "." + text);
            case String text when type == Type.MONEY -> money(text, shell) + " TL";
            case String text when type == Type.NUMBER -> number(text, shell);
            case String text when type == Type.IBAN -> Written.inFours(text);
            default -> String.valueOf(shell.written(value));
        };
    }

    /** A line a row, each answer behind its label. */
    private static String rows(String prefix, Question group, List<?> rows, Shell shell) {
        List<String> lines = new ArrayList<>();
        Answers.rows(rows).values().forEach(row -> lines.add(group.questions().stream()
            .filter(question -> row.get(question.id()) != null)
            .map(question -> {
                String name = group.id() + "." + question.id();
                return shell.t(prefix + "question." + name + ".label") + ": "
                    + words(prefix, name, question, row.get(question.id()), shell);
            }).collect(Collectors.joining("; "))));
        return lines.isEmpty() ? shell.t("answer.none") : String.join("\n", lines);
    }

    /** In groups of three from five digits on (the Turkish spelling guide): 2027 stays as it is. */
    private static String number(String kept, Shell shell) {
        return Answers.number(kept).map(number -> number.abs().compareTo(BigDecimal.valueOf(10_000)) < 0
            ? shell.number(number).replaceAll("(?<=^-?[0-9])[.,\u00a0\u202f](?=[0-9]{3})", "")
            : shell.number(number)).orElse(kept);
    }

    /** @param at where the question stands: its id, in a row {@code group.row.id} */
    public static List<Option> options(Writing writing, Question question, String at, Shell shell) {
        List<Option> options = new ArrayList<>();
        Object answer = writing.at(at);
        if (question.type() == Type.YES_NO) {
            options.add(new Option("yes", shell.t("answer.yes"), Boolean.TRUE.equals(answer), true));
            options.add(new Option("no", shell.t("answer.no"), Boolean.FALSE.equals(answer), false));
            return options;
        }
        String key = writing.service().key("option." + name(at) + ".");
        for (String option : question.options()) {
            boolean chosen = answer instanceof List<?> several ? several.contains(option)
                : option.equals(answer);
            options.add(new Option(option, shell.t(key + option), chosen, options.isEmpty()));
        }
        return options;
    }

    /** The provinces by their names, in Turkish order. */
    public static List<Option> provinces(@Nullable Object chosen) {
        return Address.provinces().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Turkish.collator()))
            .map(p -> new Option(p.getKey(), p.getValue(), p.getKey().equals(chosen), false)).toList();
    }

    /** Of a question among the texts: where it stands, without the number of the row. */
    public static String name(String at) {
        return at.replaceAll("\\.[0-9]+\\.", ".");
    }

    /** How an answer of this type is written, where the question says nothing of it itself. */
    public static String help(Question question, Shell shell) {
        return switch (question.type()) {
            case IBAN -> shell.t("form.help-iban");
            case PLATE -> shell.t("form.help-plate");
            case IDENTITY_NUMBER -> shell.t("form.help-identity-number");
            default -> "";
        };
    }

    /** Files of one answer: value is their place, label their name. */
    public static List<Option> files(@Nullable Object answer) {
        List<Option> files = new ArrayList<>();
        Answers.files(answer).forEach(file ->
            files.add(new Option(String.valueOf(files.size()), file(file), true, files.isEmpty())));
        return files;
    }

    /** An answer as it is written into its field. */
    public static String typed(Question question, @Nullable Object answer) {
        return switch (question.type()) {
            case MONEY -> answer == null ? "" : Answers.number(answer).map(Answered::turkish)
                .orElse(answer.toString());
            case NUMBER -> text(answer).replace('.', ',');
            case IBAN -> Written.inFours(text(answer));
            default -> text(answer);
        };
    }

    /** The form in which an amount is read again, whatever the page's language. */
    private static String turkish(BigDecimal amount) {
        return new DecimalFormat(amount.stripTrailingZeros().scale() > 0 ? "#,##0.00" : "#,##0",
            DecimalFormatSymbols.getInstance(Turkish.LOCALE)).format(amount);
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
        return answer == null ? "" : Answers.number(answer).map(shell::money)
            .orElse(answer.toString());
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
                String label = shell.t(prefix + "question." + question.id() + ".label");
                List<Map<?, ?>> files = question.type() == Type.FILE ? Answers.files(value) : List.of();
                files.forEach(file -> rows.add(new Row(label, file(file), text(file.get("id")))));
                if (files.isEmpty()) {
                    rows.add(new Row(label, question.type() == Type.SHOWN
                        ? registered(question, situation.value(text(question.knownFrom())), situation, shell)
                        : words(prefix, question, value, shell), ""));
                }
            }
        }
        return rows;
    }
}
