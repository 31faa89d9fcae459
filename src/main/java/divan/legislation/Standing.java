package divan.legislation;

import divan.lawtext.Change;
import divan.lawtext.Change.Sort;
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
 * @param began the day from which it is in force, as far as it is known
 * @param knownFrom the first day with the words we have; null where they always were
 * @param until the day from which it is no more in force, if it is repealed
 */
public record Standing(State state, @Nullable LocalDate began, @Nullable LocalDate knownFrom,
        @Nullable LocalDate until) {
    public enum State { IN_FORCE, WORDING_UNKNOWN, NOT_YET, NO_MORE }

    private static final Set<Sort> ENDS = Set.of(Sort.REPEALED, Sort.ANNULLED);
    /** What changes no words. */
    private static final Set<Sort> SILENT = Set.of(Sort.CONFIRMED, Sort.RENUMBERED);

    /**
     * @param place without the law's number
     * @param began the day the law came into force, as far as it is known
     */
    static Standing of(String place, List<Change> changes, @Nullable LocalDate began, LocalDate day) {
        List<Change> own = changes.stream().filter(change -> concerns(change, place)).toList();
        Optional<LocalDate> added = last(whole(own, place).filter(change -> change.sort() == Sort.ADDED));
        Optional<LocalDate> redrafted =
            last(whole(own, place).filter(change -> change.sort() == Sort.REDRAFTED));
        Optional<LocalDate> ended = last(whole(own, place).filter(change -> ENDS.contains(change.sort())))
            .filter(end -> redrafted.isEmpty() || redrafted.get().isBefore(end));
        LocalDate known = last(own.stream().filter(change -> !SILENT.contains(change.sort()))).orElse(null);
        LocalDate begin = added.orElse(began);
        State state = begin != null && day.isBefore(begin) ? State.NOT_YET
            : ended.isPresent() && !day.isBefore(ended.get()) ? State.NO_MORE
            : known != null && day.isBefore(known) ? State.WORDING_UNKNOWN : State.IN_FORCE;
        return new Standing(state, begin, known, ended.orElse(null));
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
