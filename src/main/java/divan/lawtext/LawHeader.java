package divan.lawtext;

import divan.kernel.Turkish;
import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the first article of a law as published.
 *
 * @param number of the law, or empty
 * @param title on one line, or empty
 * @param accepted “Kabul Tarihi”
 * @param published the day of the Resmî Gazete
 * @param gazette its number as printed ({@code 17863 (Mükerrer)}), or empty
 */
public record LawHeader(String number, String title, @Nullable LocalDate accepted,
        @Nullable LocalDate published, String gazette) {
    private static final int LONGEST = 4000;
    private static final String DAY = "(?<day>\\d{1,2}) ?[./] ?(?<month>\\d{1,2}) ?[./] ?(?<year>\\d{4})";
    private static final Pattern NUMBER = Pattern.compile("kanun numarası ?: ?(\\d{1,5})");
    private static final Pattern ACCEPTED = Pattern.compile("kabul tarihi ?: ?" + DAY);
    private static final Pattern PUBLISHED = Pattern.compile(
        "(?:yayım|yayın)landığı r(?:esm[iî]|\\.) ?g(?:azete|\\.) ?: ?tarihi? ?: ?" + DAY
            + "(?: ?sayı(?:sı)? ?: ?(?<gazette>\\d{1,6}(?: \\([^)]{1,20}\\))?))?");
    private static final Pattern TITLE = Pattern.compile("(?m)^# (.{1,400}?)(?: \\(No\\. \\d+\\))?\\s*$");

    /** Reads the first characters of a source; what is not there stays open. */
    public static LawHeader of(String source) {
        String front = source.substring(0, Math.min(source.length(), LONGEST));
        String words = front.replaceAll("\u00ad\\s*", "").replaceAll("\\s++", " ");
        Matcher number = NUMBER.matcher(Turkish.lower(words));
        Matcher title = TITLE.matcher(front);
        Matcher accepted = ACCEPTED.matcher(Turkish.lower(words));
        Matcher published = PUBLISHED.matcher(Turkish.lower(words));
        boolean isPublished = published.find();
        return new LawHeader(number.find() ? number.group(1) : "", title.find() ? title.group(1).strip() : "",
            accepted.find() ? Changes.day(accepted) : null, isPublished ? Changes.day(published) : null,
            isPublished ? gazette(words, published) : "");
    }

    /** In the letters of the source. */
    private static String gazette(String words, MatchResult published) {
        return published.group("gazette") == null ? ""
            : words.substring(published.start("gazette"), published.end("gazette"));
    }
}
