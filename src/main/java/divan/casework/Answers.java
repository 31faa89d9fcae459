package divan.casework;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they are kept: text, booleans, ISO days and decimals as text, files as {id, name, kind, bytes},
 * a period as {from, until}, an address by its parts, a group as a list of rows. A date is understood as
 * gg.aa.yyyy, as ISO, or from three fields; an amount as 1.234,56 or 1234.56.
 */
final class Answers {
    /** Characters of one answer. */
    static final int LONGEST = 10_000;
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final List<String> PERIOD = List.of(FROM, UNTIL);
    private static final int ISO_DAY = 10;
    private static final int LONGEST_NUMBER = 30;
    /** Values of one field. */
    private static final int MOST = 500;
    private static final Pattern TURKISH_DAY = Pattern.compile("(\\d{1,2})[./ -](\\d{1,2})[./ -](\\d{4})");

    private Answers() {
    }

    /**
     * What the fields of a page say about one question.
     *
     * @return null where nothing was answered; unreadable input is kept as text, so that it is shown again
     */
    static @Nullable Object read(Question question, Map<String, List<String>> fields) {
        return read(question, question.id(), fields);
    }

    /** @param at name of its fields: its id, in a row {@code group.row.id} */
    private static @Nullable Object read(Question question, String at, Map<String, List<String>> fields) {
        List<String> values = values(at, fields);
        return switch (question.type()) {
            case DATE -> day(at, fields);
            case PERIOD -> parts(PERIOD, part -> day(at + "." + part, fields));
            case ADDRESS -> parts(Address.PARTS, part -> first(values(at + "." + part, fields)));
            case GROUP -> rows(question, at, values, fields);
            case YES_NO -> values.isEmpty() ? null : yesNo(values.getFirst());
            case DECLARATION -> !values.isEmpty();
            case NUMBER, MONEY -> values.isEmpty() ? null : amount(values.getFirst());
            case CHOICE -> question.many() ? values.stream().distinct().limit(MOST).toList() : first(values);
            case IDENTITY_NUMBER -> values.isEmpty() ? null : values.getFirst().replace(" ", "");
            case NAME -> values.isEmpty() ? null : values.getFirst().replaceAll("\\s+", " ");
            case IBAN -> values.isEmpty() ? null : Written.iban(values.getFirst());
            case PLATE -> values.isEmpty() ? null : Written.plate(values.getFirst());
            case SHOWN, CALCULATED, FILE, TEXT, EMAIL, PHONE -> first(values);
        };
    }

    /** No more of each than shows that it is too long. */
    private static List<String> values(String at, Map<String, List<String>> fields) {
        return fields.getOrDefault(at, List.of()).stream().limit(MOST)
            .map(v -> v.length() > LONGEST ? v.substring(0, LONGEST + 1) : v).map(String::strip)
            .filter(v -> !v.isEmpty()).toList();
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable Object parts(List<String> names, Function<String, @Nullable Object> part) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (String name : names) {
            Object value = part.apply(name);
            if (value != null) {
                parts.put(name, value);
            }
        }
        return parts.isEmpty() ? null : parts;
    }

    /** A row for each number among the group's own fields; one in which nothing stands is none. */
    private static @Nullable Object rows(Question group, String at, List<String> numbers,
            Map<String, List<String>> fields) {
        List<Object> rows = new ArrayList<>();
        for (String number : numbers.stream().distinct().limit(group.count().most() + 1L).toList()) {
            Object row = parts(group.questions().stream().map(Question::id).toList(), id -> {
                Question asked = group.questions().stream().filter(q -> q.id().equals(id)).findFirst()
                    .orElseThrow();
                Object value = read(asked, at + "." + number + "." + id, fields);
                return value instanceof List<?> list && list.isEmpty() ? null : value;
            });
            if (row != null) {
                rows.add(row);
            }
        }
        return rows.isEmpty() ? null : rows;
    }

    private static Object yesNo(String value) {
        return value.equals("yes") ? Boolean.TRUE : value.equals("no") ? (Object) Boolean.FALSE : value;
    }

    private static @Nullable Object day(String at, Map<String, List<String>> fields) {
        String parts = String.join(".", List.of("day", "month", "year").stream()
            .map(p -> values(at + "-" + p, fields)).map(v -> v.isEmpty() ? "" : v.getFirst()).toList());
        String whole = String.join("", values(at, fields).stream().limit(1).toList());
        String written = whole.isEmpty() ? parts : whole;
        return written.isEmpty() || written.equals("..") ? null : normal(written);
    }

    /** A day as ISO text if it is one, otherwise as it was written. */
    static String normal(String written) {
        Matcher turkish = TURKISH_DAY.matcher(written);
        try {
            return turkish.matches() ? LocalDate.of(Integer.parseInt(turkish.group(3)),
                Integer.parseInt(turkish.group(2)), Integer.parseInt(turkish.group(1))).toString() : written;
        } catch (DateTimeException e) {
            return written;
        }
    }

    private static Object amount(String written) {
        String plain = written.replace(" ", "");
        boolean turkish = plain.matches("[0-9]{1,3}(\\.[0-9]{3})*(,[0-9]{1,2})?|[0-9]+,[0-9]{1,2}");
        return turkish ? plain.replace(".", "").replace(',', '.') : plain;
    }

    static Optional<LocalDate> date(Object kept) {
        try {
            return kept.toString().length() > ISO_DAY ? Optional.empty()
                : Optional.of(LocalDate.parse(kept.toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> number(Object kept) {
        return kept.toString().matches("-?[0-9]{1,15}(\\.[0-9]{1,4})?")
            ? Optional.of(new BigDecimal(kept.toString()))
            : Optional.empty();
    }

    /** Answers given through the API, as they are kept; unknown names are left for the caller to refuse. */
    static Map<String, Object> fromJson(Form form, Map<String, ?> json) {
        return fromJson(form.questions(), json);
    }

    private static Map<String, Object> fromJson(List<Question> questions, Map<String, ?> json) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            Object value = json.get(question.id());
            if (value != null && question.isAsked()) {
                answers.put(question.id(), fromJson(question, value));
            }
        }
        return answers;
    }

    private static Object fromJson(Question question, Object value) {
        return switch (question.type()) {
            case NUMBER, MONEY -> value instanceof Number ? plain(new BigDecimal(value.toString())) : value;
            case GROUP -> value instanceof List<?> rows ? rows.stream()
                .map(row -> row instanceof Map<?, ?> map ? row(question, map) : row).toList() : value;
            default -> value;
        };
    }

    /** What no question of the row asks stays in it, to be refused by its name. */
    private static Object row(Question group, Map<?, ?> sent) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        sent.forEach((name, value) -> row.put(String.valueOf(name), value));
        row.values().removeIf(java.util.Objects::isNull);
        row.putAll(fromJson(group.questions(), row));
        return row;
    }

    /** No longer than a number may be written, whatever its exponent. */
    private static String plain(BigDecimal sent) {
        BigDecimal number = sent.stripTrailingZeros();
        return Math.abs((long) number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER
            ? number.toString() : number.toPlainString();
    }

    /** The rows of a group in which something stands, by their place. */
    static Map<Integer, Map<?, ?>> rows(@Nullable Object answer) {
        Map<Integer, Map<?, ?>> rows = new LinkedHashMap<>();
        if (answer instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> row && !row.isEmpty()) {
                    rows.put(i, row);
                }
            }
        }
        return rows;
    }

    /** The files among the answers to a form's questions, as they are kept. */
    static List<Map<?, ?>> files(Form form, Map<String, ?> answers) {
        return form.questions().stream().filter(q -> q.type() == Question.Type.FILE)
            .flatMap(q -> files(answers.get(q.id())).stream()).toList();
    }

    /** One file or several. */
    static List<Map<?, ?>> files(@Nullable Object answer) {
        List<Map<?, ?>> files = new ArrayList<>();
        for (Object one : answer instanceof List<?> list ? list : Collections.singletonList(answer)) {
            if (one instanceof Map<?, ?> file && file.get("id") instanceof String) {
                files.add(file);
            }
        }
        return files;
    }

    /** What stands at {@code question}, {@code question.part} or {@code group.row.question}. */
    static @Nullable Object at(Map<String, ?> answers, String path) {
        Object value = answers;
        for (String step : path.split("\\.")) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step.matches("[0-9]{1,3}") && Integer.parseInt(step) < list.size() ->
                    list.get(Integer.parseInt(step));
                case null, default -> null;
            };
        }
        return value;
    }

    /** What FEEL reckoned, as an answer is kept. */
    static Object kept(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
