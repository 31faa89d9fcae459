package divan.reliance;

import divan.kernel.Turkish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provision by its address.
 *
 * @param law the law's number, or what another norm is known by ({@code KHK-703}, {@code 90000001-2016-1})
 * @param place article and below, {@code 31/1-a}; empty for the whole law
 */
public record Address(String law, String place) implements Basis {
    private static final String LAW = "[A-Z1-9][A-Z0-9-]{0,39}";
    private static final String PLACE = "(?:(?:ek|gecici|mukerrer)-){0,2}\\d{1,4}"
        + "(?:-\\d{1,4}(?![\\p{L}\\d]))?\\p{L}?(?:/[\\p{L}\\d]{1,4})?(?:-[\\p{L}\\d]{1,4}){0,4}";
    private static final Pattern WHOLE = Pattern.compile("(" + LAW + ")(?:/(" + PLACE + "))?");
    /** As a law prints it: {@code 6458/Geçici 3/1}. */
    private static final Pattern FAMILY = Pattern.compile("(?<=/|-)(ek|geçici|mükerrer) ");
    private static final Pattern LETTER = Pattern.compile("^((?:[a-z]+-)*\\d+)(\\p{L})(?=[/-]|$)");
    private static final Pattern ARTICLE = Pattern.compile("(?:[a-z]+-)*\\d+\\p{L}?");
    private static final int LONGEST = 60;

    /** Empty where the text is no address. */
    public static Optional<Address> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher whole = WHOLE.matcher(text.indexOf(' ') < 0 ? text.strip() : written(text));
        return whole.matches()
            ? Optional.of(new Address(whole.group(1), whole.group(2) == null ? "" : whole.group(2)))
            : Optional.empty();
    }

    private static String written(String printed) {
        Matcher family = FAMILY.matcher(printed.strip().replace("Ek ", "ek ").replace("Geçici ", "geçici ")
            .replace("Mükerrer ", "mükerrer "));
        return family.replaceAll(found -> Turkish.folded(found.group(1)) + "-");
    }

    /** An address that the program itself writes. */
    public static Address known(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("no address: " + text));
    }

    public boolean isWholeLaw() {
        return place.isEmpty();
    }

    /** Whether the other is this one or lies beneath it. */
    public boolean covers(Address other) {
        return law.equals(other.law) && (place.isEmpty() || isWithin(other.key(), key()));
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.startsWith(outer)
            && (inner.length() == outer.length() || "/-".indexOf(inner.charAt(outer.length())) >= 0);
    }

    /** What it lies beneath, the nearest first, the law last; it is not among them. */
    public List<Address> above() {
        List<Address> above = new ArrayList<>();
        int article = articleLength();
        for (String at = place; at.length() > article;) {
            at = at.substring(0, Math.max(article, Math.max(at.lastIndexOf('/'), at.lastIndexOf('-'))));
            above.add(new Address(law, at));
        }
        if (!place.isEmpty()) {
            above.add(new Address(law, ""));
        }
        return above;
    }

    /** The article it is or stands in, as compared; empty for a whole law. */
    public String article() {
        return key().substring(0, articleLength());
    }

    private int articleLength() {
        Matcher article = ARTICLE.matcher(place);
        return article.lookingAt() ? article.end() : 0;
    }

    /** Its place as compared: an article's letter is a capital ({@code 7a} is {@code 7A}). */
    public String key() {
        Matcher letter = LETTER.matcher(place);
        return letter.find() ? letter.replaceFirst(letter.group(1) + Turkish.upper(letter.group(2))) : place;
    }

    public String text() {
        return place.isEmpty() ? law : law + "/" + place;
    }

    @Override
    public String toString() {
        return text();
    }
}
