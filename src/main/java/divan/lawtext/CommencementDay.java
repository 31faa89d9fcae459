package divan.lawtext;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a law says the day of its beginning, in small letters. */
final class CommencementDay {
    private static final List<String> MONTHS = List.of("ocak", "şubat", "mart", "nisan", "mayıs", "haziran",
        "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık");
    private static final String PUBLISHED = "(?:resm[iî] gazete.{0,2}de )?(?:yayım[ıi]|yayımlandığı|neşri)";
    static final Pattern PATTERN = Pattern.compile(
        PUBLISHED + "(?:ndan| tarihinden)(?: itibaren)? (?<count>[\\p{L}\\d() ]{1,24}?) ?"
            + "(?<unit>gün|hafta|ay|yıl) sonra"
            + "|" + PUBLISHED + "(?:nı| tarihini) (?:takip eden|izleyen) (?<next>ay ?başında)"
            + "|(?<at>" + PUBLISHED + "(?: tarihinden itibaren| tarihinde)?)(?=[ ,;]|$)"
            + "|(?<day>\\d{1,2})(?:[./](?<month>\\d{1,2})[./]| (?<name>" + String.join("|", MONTHS) + ") )"
            + "(?<year>\\d{4})(?: tarihinden itibaren| tarihinde| gününde)?(?=[ ,;]|$)");

    private CommencementDay() {
    }

    /** @return null where the day is not known, or is none */
    static @Nullable LocalDate of(Matcher when, @Nullable LocalDate published) {
        if (when.group("day") != null) {
            return printed(when);
        }
        int count = when.group("unit") == null ? 0 : Cardinals.of(when.group("count"));
        if (published == null || when.group("unit") != null && count == 0) {
            return null;
        }
        return when.group("at") != null ? published
            : when.group("next") != null ? published.plusMonths(1).withDayOfMonth(1)
            : switch (when.group("unit")) {
                case "gün" -> published.plusDays(count);
                case "hafta" -> published.plusWeeks(count);
                case "ay" -> published.plusMonths(count);
                default -> published.plusYears(count);
            };
    }

    private static @Nullable LocalDate printed(Matcher when) {
        int month = when.group("name") == null ? Integer.parseInt(when.group("month"))
            : MONTHS.indexOf(when.group("name")) + 1;
        try {
            return LocalDate.of(Integer.parseInt(when.group("year")), month,
                Integer.parseInt(when.group("day")));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
