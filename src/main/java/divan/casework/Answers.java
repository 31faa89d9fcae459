package divan.casework;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they are kept: text, booleans, ISO days and decimals as text, files as {id, name, kind, bytes}.
 * A date is understood as gg.aa.yyyy, as ISO, or from three fields; an amount as 1.234,56 or 1234.56.
 */
final class Answers {
    private static final Pattern TURKISH_DAY = Pattern.compile("(\\d{1,2})[./ -](\\d{1,2})[./ -](\\d{4})");

    private Answers() {
    }

    /**
     * What the fields of a page say about one question.
     *
     * @return null where nothing was answered; unreadable input is kept as text, so that it is shown again
     */
    static @Nullable Object read(Question question, Map<String, List<String>> fields) {
        List<String> values = fields.getOrDefault(question.id(), List.of()).stream().map(String::strip)
            .filter(v -> !v.isEmpty()).toList();
        return switch (question.type()) {
            case DATE -> day(question, fields);
            case YES_NO -> values.isEmpty() ? null : yesNo(values.getFirst());
            case DECLARATION -> !values.isEmpty();
            case NUMBER, MONEY -> values.isEmpty() ? null : amount(values.getFirst());
            case CHOICE -> question.many() ? values : values.isEmpty() ? null : values.getFirst();
            default -> values.isEmpty() ? null : values.getFirst();
        };
    }

    private static Object yesNo(String value) {
        return value.equals("yes") ? Boolean.TRUE : value.equals("no") ? (Object) Boolean.FALSE : value;
    }

    private static @Nullable Object day(Question question, Map<String, List<String>> fields) {
        String parts = String.join(".", List.of("day", "month", "year").stream()
            .map(p -> fields.getOrDefault(question.id() + "-" + p, List.of("")).getFirst().strip()).toList());
        String whole = fields.getOrDefault(question.id(), List.of("")).getFirst().strip();
        String written = whole.isEmpty() ? parts : whole;
        if (written.isEmpty() || written.equals("..")) {
            return null;
        }
        return normal(written);
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
            return Optional.of(LocalDate.parse(kept.toString()));
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
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            Object value = json.get(question.id());
            if (value != null) {
                boolean number = value instanceof Number;
                answers.put(question.id(), number ? value.toString() : value);
            }
        }
        return answers;
    }
}
