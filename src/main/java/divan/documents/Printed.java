package divan.documents;

import divan.kernel.Turkish;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a value stands in a letter: days as gg.aa.yyyy (the regulation on official correspondence, m.12) in
 * every language but English, times with hours and minutes of Istanbul, numbers grouped, 1.234,56 in
 * Turkish. A year or another number that names something is text: {@code string(year)}.
 */
final class Printed {
    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Printed() {
    }

    /** The text, or nothing where the value has none: null, a truth, a list, a context. */
    static Optional<String> of(@Nullable Object value, String language) {
        return switch (value) {
            case String text -> Optional.of(Glyphs.drawable(text));
            case Long whole -> Optional.of(number(BigDecimal.valueOf(whole), language));
            case BigDecimal number -> Optional.of(number(number, language));
            case LocalDate day -> Optional.of(day(day, language));
            case ZonedDateTime time -> Optional.of(time(time.withZoneSameInstant(Turkish.ZONE), language));
            case null, default -> Optional.empty();
        };
    }

    private static String day(LocalDate day, String language) {
        return language.equals("en") ? ENGLISH_DAY.format(day) : Turkish.day(day);
    }

    private static String time(ZonedDateTime time, String language) {
        return day(time.toLocalDate(), language) + " " + TIME.format(time);
    }

    private static String number(BigDecimal number, String language) {
        Locale locale = language.equals("tr") ? Turkish.LOCALE
                : language.equals("ar") || language.equals("fa") ? Locale.ENGLISH : Locale.of(language);
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }
}
