package divan.legislation;

import divan.lawtext.Change;
import divan.lawtext.Change.Sort;
import divan.lawtext.Commencement;
import divan.lawtext.Provision;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provision on a day, from the dated changes that a consolidated text tells of.
 *
 * <p>The text has today's words only. They are known to be those of a day from the last change on that
 * touched the
 * provision, what it stands in, or what stands in it; before that day the provision stood with words we do
 * not know. A
 * change whose note does not say what it touches is taken to touch everything: rather unknown than wrong.
 *
 * @param state on that day
 * @param began the day from which it is in force
 * @param firm whether that day is known; else it is the first that can be, for the law's own words on its
 *        beginning were not understood or are not there
 * @param knownFrom the first day with the words we have; null where they always were
 * @param until the day from which it is no more in force, if it is repealed
 */
public record Standing(State state, @Nullable LocalDate began, boolean firm,
        @Nullable LocalDate knownFrom, @Nullable LocalDate until) {
    public enum State { IN_FORCE, WORDING_UNKNOWN, NOT_YET, NO_MORE }

    private static final Set<Sort> ENDS = Set.of(Sort.REPEALED, Sort.ANNULLED);
    /** What changes no words. */
    private static final Set<Sort> SILENT = Set.of(Sort.CONFIRMED, Sort.RENUMBERED);

    /**
     * @param place without the law's number
     * @param law from when the law's provisions are in force; what was added to a law that was not in force
     *        yet begins with it
     */
    static Standing of(String place, List<Change> changes, Commencement law, LocalDate day) {
        List<Change> own = changes.stream().filter(change -> concerns(change, place)).toList();
        Optional<LocalDate> added = last(whole(own, place).filter(change -> change.sort() == Sort.ADDED));
        Optional<LocalDate> redrafted =
            last(whole(own, place).filter(change -> change.sort() == Sort.REDRAFTED));
        Optional<LocalDate> ended = last(whole(own, place).filter(change -> ENDS.contains(change.sort())))
            .filter(end -> redrafted.isEmpty() || redrafted.get().isBefore(end));
        LocalDate known = last(own.stream().filter(change -> !SILENT.contains(change.sort()))).orElse(null);
        LocalDate start = law.of(place);
        LocalDate begin = added.filter(one -> start == null || start.isBefore(one)).orElse(start);
        State state = begin != null && day.isBefore(begin) ? State.NOT_YET
            : ended.isPresent() && !day.isBefore(ended.get()) ? State.NO_MORE
            : known != null && day.isBefore(known) ? State.WORDING_UNKNOWN : State.IN_FORCE;
        boolean firm = law.isKnown() || added.isPresent();
        return new Standing(state, begin, firm, known, ended.orElse(null));
    }

    /** Of a norm that has ended nothing is in force. */
    Standing until(@Nullable LocalDate ended, LocalDate day) {
        return ended == null || day.isBefore(ended) ? this
            : new Standing(State.NO_MORE, began, firm, knownFrom, ended);
    }

    /** On it, above it or below it. */
    private static boolean concerns(Change change, String place) {
        String address = change.address();
        return !address.isEmpty() && (isWithin(place, address) || isWithin(address, place))
            && !change.touches().contains("başlı");
    }

    static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer) && !Provision.article(inner).equals(inner)
            && (inner.charAt(outer.length()) == '/' || outer.indexOf('/') > 0
            && inner.charAt(outer.length()) == '-');
    }

    /**
     * Changes that touch all of it: its own and those of what it stands in, where nothing smaller is named.
     */
    private static Stream<Change> whole(List<Change> own, String place) {
        return own.stream().filter(change -> isWithin(place, change.address())
            && (change.touches().isEmpty() || change.address().equals(place)
            && change.touches().equals(name(place))));
    }

    private static String name(String place) {
        return place.indexOf('/') < 0 ? "madde" : place.indexOf('-', place.indexOf('/')) < 0 ? "fıkra"
            : "bent";
    }

    private static Optional<LocalDate> last(Stream<Change> changes) {
        return changes.map(Change::day).max(Comparator.naturalOrder());
    }
}
