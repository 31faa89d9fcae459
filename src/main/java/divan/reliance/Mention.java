package divan.reliance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that stands in a text among other words.
 *
 * @param at its first character
 */
public record Mention(Address address, int at) {
    private static final String PLACE = "(?:(?:ek|gecici|mukerrer)-){0,2}\\d{1,4}\\p{L}?"
        + "(?:/[\\p{L}\\d]{1,4})?(?:-[\\p{L}\\d]{1,4})*+(?![\\p{L}\\d/])";
    private static final Pattern FULL =
        Pattern.compile("(?<![\\p{L}\\d/.,:-])([A-Z]{2,10}-\\d{1,6}(?:-\\d{1,6})?|[1-9]\\d{7}-\\d{4}-\\d{1,4}"
            + "|[1-9]\\d{2,4})/(" + PLACE + ")");
    /** Behind a comma an article below 200 is one of the law that was named last: {@code 6458/24, 25/1}. */
    private static final Pattern SAME_LAW =
        Pattern.compile("\\s*,\\s+((?=1?\\d{1,2}(?!\\d))" + PLACE + ")(?=[\\s]*[,;:.)\\]<]|\\s*$)");
    /** Behind a semicolon a number alone is a law: {@code 6458/25/2; 7201}. */
    private static final Pattern LAW_ALONE = Pattern.compile("\\s*;\\s+([1-9]\\d{2,4})(?=\\s*[,;.)<]|\\s*$)");

    /** In the order of the text. */
    public static List<Mention> in(CharSequence text) {
        List<Mention> mentions = new ArrayList<>();
        Matcher full = FULL.matcher(text);
        for (int at = 0; full.find(at);) {
            mentions.add(new Mention(new Address(full.group(1), full.group(2)), full.start()));
            at = further(text, full.group(1), full.end(), mentions);
        }
        return mentions;
    }

    private static int further(CharSequence text, String law, int from, List<Mention> mentions) {
        int at = from;
        for (Matcher next = SAME_LAW.matcher(text).region(at, text.length()); next.lookingAt();
                next.region(at, text.length())) {
            mentions.add(new Mention(new Address(law, next.group(1)), next.start(1)));
            at = next.end();
        }
        Matcher alone = LAW_ALONE.matcher(text).region(at, text.length());
        if (alone.lookingAt()) {
            mentions.add(new Mention(new Address(alone.group(1), ""), alone.start(1)));
            at = alone.end();
        }
        return at;
    }

    /** The line it stands on, counted from 1. */
    public static int line(CharSequence text, int at) {
        return 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
    }
}
