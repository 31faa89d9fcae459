package divan.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Organs, posts and rights to sign as they can be asked for: of the database ({@link StoredState}), which is
 * always right, or of the copy in memory ({@link Directory}), which answers the same or is not asked.
 */
interface State {
    /** An organ on a day, so many steps from the one that was asked about. */
    record Placed(Organ organ, int depth) {
    }

    Optional<Organ> find(String number, LocalDate day);

    /** Every period, the earliest first. */
    List<Organ> periods(String number);

    /** Whether an organ has or had this number. */
    boolean isGiven(String number);

    List<Succession> successions(String number);

    /** Behind the number {@code after}, in the order of numbers. */
    List<Organ> children(String number, LocalDate day, String after, int limit);

    /** The organ itself and all below it, in the order of numbers. */
    List<Placed> below(String number, LocalDate day, int depth, String after, int limit);

    /** All above it, the nearest first. */
    List<Placed> above(String number, LocalDate day);

    /** A post of an organ that stands that day. */
    Optional<Post> post(String id, LocalDate day);

    Seat seat(String post, LocalDate day);

    /** Posts of which one would ask whether they may sign in the organ, in the order of ids. */
    List<String> candidates(String organ, String function, LocalDate day);

    /** What is signed in an organ, in order. */
    List<String> functions(String organ, LocalDate day);

    /** For whom a post stands in on a day, the earliest first. */
    List<Deputising> deputising(String post, LocalDate day);

    /** Given to a post, past and to come, the earliest first. */
    List<Delegation> delegated(String post, String function);
}
