package divan.lawtext;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From which day the provisions of a law are in force, as its own last articles say it (“Yürürlük”). What was
 * added later began with the law that added it; this is of what the law had from its beginning.
 *
 * @param published the day of the Resmî Gazete it appeared in, where the text or its source says
 * @param article that says from when, or empty
 * @param starts a provision each and the day it begins; an empty address is everything that no other names
 */
public record Commencement(Ground ground, @Nullable LocalDate published, String article, List<Start> starts) {
    /**
     * How the days are known. {@code READ}: the law says so, and all of what it says was understood.
     * {@code UNREAD}: it says so in words that were not understood. {@code ABSENT}: it does not say.
     * {@code GIVEN}: whoever entered a norm said the day. Of the second and third nothing is told but the
     * first day that can be: that of publication, else that of acceptance.
     */
    public enum Ground { READ, UNREAD, ABSENT, GIVEN }

    /** @param address without the law's number */
    public record Start(String address, LocalDate day) {
    }

    public Commencement {
        starts = List.copyOf(starts);
    }

    /** A norm whose first day was said when it was entered. */
    public static Commencement given(LocalDate day) {
        return new Commencement(Ground.GIVEN, null, "", List.of(new Start("", day)));
    }

    /** What is said where nothing was read: not before it was published, not before it was passed. */
    public static Commencement unknown(Ground ground, @Nullable LocalDate published, String article,
            @Nullable LocalDate accepted) {
        LocalDate earliest = published == null ? accepted : published;
        return new Commencement(ground, published, article,
            earliest == null ? List.of() : List.of(new Start("", earliest)));
    }

    /** Whether the days are those the law says, and not merely the first that can be. */
    public boolean isKnown() {
        return ground == Ground.READ || ground == Ground.GIVEN;
    }

    /** The day from which a provision of the law as it was passed is in force, or may be. */
    public @Nullable LocalDate of(String place) {
        return starts.stream().filter(start -> start.address().equals(place)).findFirst().map(Start::day)
            .orElseGet(() -> place.isEmpty() ? null : of(above(place)));
    }

    /** The same, and a day that is asked about where nothing is known. */
    public LocalDate of(String place, LocalDate otherwise) {
        LocalDate day = of(place);
        return day == null ? otherwise : day;
    }

    /** What begins on each day, in the order of the days and of the law's article. */
    public SortedMap<LocalDate, List<String>> byDay() {
        return starts.stream().collect(Collectors.groupingBy(Start::day, TreeMap::new,
            Collectors.mapping(Start::address, Collectors.toList())));
    }

    /** The first day on which anything of the law is in force. */
    public Optional<LocalDate> first() {
        return starts.stream().map(Start::day).min(LocalDate::compareTo);
    }

    /** What a provision stands in: {@code 31/1} for {@code 31/1-a}; empty for an article. */
    private static String above(String place) {
        int slash = place.indexOf('/');
        return slash < 0 ? "" : place.substring(0, Math.max(slash, place.lastIndexOf('-')));
    }
}
