package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Tagged;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Answers of the organs’ API, and how its questions are read. */
final class OrganAnswer {
    private static final long MOST_KURUS = 99_999_999_999_999_999L;
    static final int MOST = 1000;

    private OrganAnswer() {
    }

    /** @param next address of the page behind this one, or null */
    static ResponseEntity<byte[]> of(Map<String, @Nullable Object> body, boolean linked,
            @Nullable String next) {
        return Tagged.answer(body, linked ? Tagged.LINKED : Tagged.JSON, next);
    }

    /** @throws Failure REQUEST for what is no day */
    static LocalDate day(String on, LocalDate today) {
        try {
            LocalDate day = on.isEmpty() ? today : LocalDate.parse(on);
            if (day.getYear() > 0 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, as for a year that nobody means
        }
        throw wrong("date", "on");
    }

    /** @throws Failure REQUEST for what is no number between {@code least} and {@code most} */
    static int number(String text, String field, int otherwise, int least, int most) {
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("organ-limit", field, least, most));
        }
        return Integer.parseInt(text);
    }

    /** @return 0 where no amount is asked about; @throws Failure REQUEST for what is none in whole kuruş */
    static long kurus(String text) {
        if (!text.matches("[0-9]{0,17}")) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("organ-limit", "amount", 0, MOST_KURUS));
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    static Failure wrong(String code, String field, Object... args) {
        return new Failure(Failure.Kind.REQUEST, Violation.of(code, field, args));
    }
}
