package divan.kernel;

import java.text.Collator;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Turkish casing (I–ı, İ–i), sorting and dates; the day of law is the day in Istanbul. */
public final class Turkish {
    public static final Locale LOCALE = Locale.of("tr", "TR");
    public static final ZoneId ZONE = ZoneId.of("Europe/Istanbul");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private Turkish() {
    }

    public static String upper(String text) {
        return text.toUpperCase(LOCALE);
    }

    public static String lower(String text) {
        return text.toLowerCase(LOCALE);
    }

    /** Lower case without dots, accents and the difference of i and ı: what a hurried person types. */
    public static String folded(String text) {
        String plain = Normalizer.normalize(lower(text), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.replace('ı', 'i');
    }

    /** gg.aa.yyyy */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static Collator collator() {
        return Collator.getInstance(LOCALE);
    }
}
