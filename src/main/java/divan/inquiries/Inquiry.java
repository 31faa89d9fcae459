package divan.inquiries;

import divan.kernel.Failure;
import divan.kernel.IdentityNumber;
import divan.kernel.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a program sends.
 *
 * @param protocol its number
 * @param identityNumber whom it asks about; in a body, because addresses are logged
 * @param day on which rows are to be in force, ISO; today where it is left out
 * @param reference of the institution's own case, so that both sides find it again
 */
record Inquiry(@Nullable String protocol, @Nullable String purpose, @Nullable String register,
        @Nullable String identityNumber, @Nullable String day, @Nullable String reference) {
    private static final Pattern NUMBER = Pattern.compile("\\d{11}");
    private static final String REFERENCE = "[\\p{L}\\d ./_-]{1,60}";

    /** What was sent, whole. */
    record Asked(String protocol, String purpose, String register, String number, LocalDate day,
            String reference) {
    }

    /** @throws Failure INVALID with all that is wrong */
    Asked checked(LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        Asked asked = new Asked(required(protocol, "protocol", wrong), required(purpose, "purpose", wrong),
            required(register, "register", wrong), required(identityNumber, "identityNumber", wrong),
            day(today, wrong), required(reference, "reference", wrong));
        if (wrong.isEmpty() && !IdentityNumber.isValid(asked.number())) {
            wrong.add(Violation.of("inquiry-number", "identityNumber"));
        }
        if (wrong.isEmpty() && (!asked.reference().matches(REFERENCE) || hasNumber(asked.reference()))) {
            wrong.add(Violation.of("inquiry-reference", "reference"));
        }
        if (!wrong.isEmpty()) {
            throw Failure.invalid(wrong);
        }
        return asked;
    }

    /** It stands in acts, where no identity number belongs. */
    private static boolean hasNumber(String reference) {
        return NUMBER.matcher(reference).results().anyMatch(found -> IdentityNumber.isValid(found.group()));
    }

    private static String required(@Nullable String value, String field, List<Violation> wrong) {
        if (value == null || value.isBlank()) {
            wrong.add(Violation.of("required", field));
            return "";
        }
        return value;
    }

    /** What holds in future nobody is told. */
    private LocalDate day(LocalDate today, List<Violation> wrong) {
        try {
            LocalDate asked = day == null ? today : LocalDate.parse(day);
            if (!asked.isAfter(today)) {
                return asked;
            }
        } catch (DateTimeException e) {
            // said below
        }
        wrong.add(Violation.of("inquiry-day", "day", today));
        return today;
    }
}
