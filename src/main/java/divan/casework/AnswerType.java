package divan.casework;

import divan.kernel.IdentityNumber;
import divan.kernel.Violation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an answer is one of its question's type at all; what is required and limits apart. */
final class AnswerType {
    private static final Pattern DAY =
        Pattern.compile("(\\d{1,2})[./ -](\\d{1,2})[./ -](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})");
    private static final String CITIZEN = "citizen";
    private static final String FOREIGNER = "foreigner";

    private AnswerType() {
    }

    /** @param at where the answer stands: the question's id, in a row {@code group.row.id} */
    static List<Violation> wrong(Question question, String at, Object answer) {
        return switch (question.type()) {
            case SHOWN, CALCULATED -> List.of();
            case TEXT -> answer instanceof String ? either(isText(answer, Answers.LONGEST), question, at)
                : one(question, at, "not-text");
            case NUMBER -> number(question, at, answer, question.decimals());
            case MONEY -> number(question, at, answer, 2);
            case DATE -> day(question, at, answer);
            case PERIOD -> period(question, at, answer);
            case CHOICE -> either(isChoice(question, answer), question, at);
            case YES_NO, DECLARATION -> either(answer instanceof Boolean, question, at);
            case IDENTITY_NUMBER -> identity(question, at, answer);
            case NAME -> either(answer instanceof String text && Written.isName(text), question, at);
            case ADDRESS -> address(question, at, answer);
            case EMAIL -> either(answer instanceof String text && Written.isEmail(text), question, at);
            case PHONE -> either(answer instanceof String text && text.matches(Written.PHONE), question, at);
            case IBAN -> either(answer instanceof String text && Written.isIban(text), question, at);
            case PLATE -> either(answer instanceof String text && Written.isPlate(text), question, at);
            case FILE -> either(isFile(question, answer), question, at);
            case GROUP -> group(question, at, answer);
        };
    }

    private static List<Violation> either(boolean good, Question question, String at) {
        return good ? List.of() : one(question, at, question.type().name().toLowerCase(Locale.ROOT)
            .replace('_', '-'));
    }

    static List<Violation> one(Question question, String at, String code, Object... args) {
        Violation violation = Violation.of(code, at, args);
        return List.of(question.provision() == null ? violation : violation.citing(question.provision()));
    }

    private static boolean isText(@Nullable Object answer, int longest) {
        return answer instanceof String text && text.length() <= longest;
    }

    private static List<Violation> number(Question question, String at, Object answer, int decimals) {
        if (!(answer instanceof String) || Answers.number(answer).isEmpty()) {
            return either(false, question, at);
        }
        return Answers.number(answer).orElseThrow().scale() <= decimals ? List.of()
            : one(question, at, "decimals", decimals);
    }

    /** A day that no calendar has is told from what is no day at all. */
    private static List<Violation> day(Question question, String at, @Nullable Object answer) {
        if (answer instanceof String text && Answers.date(text).isPresent()) {
            return List.of();
        }
        Matcher day = DAY.matcher(answer instanceof String text ? text : "");
        if (day.matches()) {
            boolean turkish = day.group(3) != null;
            int month = Integer.parseInt(turkish ? day.group(2) : day.group(5));
            int year = Integer.parseInt(turkish ? day.group(3) : day.group(4));
            int number = Integer.parseInt(turkish ? day.group(1) : day.group(6));
            if (month >= 1 && month <= 12 && number >= 1) {
                return one(question, at, "no-such-day", "%02d.%02d.%04d".formatted(number, month, year),
                    YearMonth.of(year, month).lengthOfMonth());
            }
        }
        return one(question, at, "date");
    }

    private static List<Violation> period(Question question, String at, Object answer) {
        if (!(answer instanceof Map<?, ?> period) || !Answers.PERIOD.containsAll(period.keySet())) {
            return either(false, question, at);
        }
        List<Violation> wrong = new ArrayList<>();
        for (String part : Answers.PERIOD) {
            Object day = period.get(part);
            wrong.addAll(day == null ? one(question, at + "." + part, "period-" + part)
                : day(question, at + "." + part, day));
        }
        boolean backwards = wrong.isEmpty() && String.valueOf(period.get(Answers.UNTIL))
            .compareTo(String.valueOf(period.get(Answers.FROM))) < 0;
        return backwards ? one(question, at + "." + Answers.UNTIL, "period-order") : wrong;
    }

    private static boolean isChoice(Question question, Object answer) {
        return answer instanceof List<?> many
            ? question.many() && many.stream().distinct().count() == many.size()
                && many.stream().allMatch(o -> o != null && question.options().contains(o))
            : answer instanceof String one && !question.many() && question.options().contains(one);
    }

    private static List<Violation> identity(Question question, String at, Object answer) {
        if (!(answer instanceof String number) || !IdentityNumber.isValid(number)) {
            return either(false, question, at);
        }
        String kind = IdentityNumber.isForeigner(number) ? FOREIGNER : CITIZEN;
        return question.kinds().isEmpty() || question.kinds().contains(kind) ? List.of()
            : one(question, at, "identity-" + question.kinds().getFirst());
    }

    private static List<Violation> address(Question question, String at, Object answer) {
        if (!(answer instanceof Map<?, ?> address)) {
            return either(false, question, at);
        }
        List<Violation> wrong = new ArrayList<>(unknown(question, at, address, Address.PARTS));
        for (String part : Address.PARTS) {
            Object value = address.get(part);
            boolean good = value == null || value.equals("") ? !Address.REQUIRED.contains(part)
                : part.equals(Address.PROVINCE) ? Address.provinces().containsKey(value)
                    : isText(value, Address.LONGEST);
            if (!good) {
                wrong.addAll(one(question, at + "." + part, "address-" + part));
            }
        }
        return wrong;
    }

    private static List<Violation> unknown(Question question, String at, Map<?, ?> answer,
            List<String> known) {
        return answer.keySet().stream().filter(name -> !known.contains(name))
            .flatMap(name -> one(question, at + "." + name, "unknown-question").stream()).toList();
    }

    private static boolean isFile(Question question, Object answer) {
        return answer instanceof List<?> several
            ? question.many() && Answers.files(several).size() == several.size()
            : answer instanceof Map<?, ?> file && !question.many() && file.get("id") != null;
    }

    /** What stands in the rows, apart from what each of them needs. */
    private static List<Violation> group(Question question, String at, Object answer) {
        if (!(answer instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            return either(false, question, at);
        }
        List<String> known = question.questions().stream().map(Question::id).toList();
        List<Violation> wrong = new ArrayList<>();
        Answers.rows(list).forEach((number, row) -> {
            String here = at + "." + number;
            wrong.addAll(unknown(question, here, row, known));
            question.questions().stream().filter(q -> row.get(q.id()) != null).forEach(asked ->
                wrong.addAll(wrong(asked, here + "." + asked.id(), row.get(asked.id()))));
        });
        return wrong;
    }
}
