package divan.legislation;

import divan.reliance.Address;
import divan.reliance.Thing;
import java.util.List;

/**
 * Law and what rests on it, held against each other on a day.
 *
 * @param unused per law that packs describe, the described provisions in force on which nothing rests
 * @param idle norms in force on which nothing rests: no definition, no row and no other norm
 * @param fallen what rests on provisions that are not in force that day
 * @param dangling what rests on provisions that are not in a text that was taken in, or that nobody describes
 * @param texts the laws that were taken in
 */
public record LawQuality(List<Unused> unused, List<Idle> idle, List<Faulty> fallen,
        List<Faulty> dangling, List<Text> texts) {
    /** @param described how many of the law's provisions are described and in force */
    public record Unused(String law, int described, List<String> provisions) {
    }

    /** @param named whether the text of another norm names it */
    public record Idle(Norm norm, boolean named) {
    }

    /** What is known of a provision on a day. */
    public enum State {
        IN_FORCE, NOT_YET, NO_MORE,
        /** The law's text is here, and the provision is not in it. */
        MISSING,
        /** Packs describe other provisions of the law, and its text is not here. */
        UNDESCRIBED,
        LAW_UNKNOWN;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param things the first of those that rest on it
     * @param count of all of them
     */
    public record Faulty(Address provision, State state, List<Thing> things, long count) {
    }

    /**
     * A law that was taken in.
     *
     * @param articles how many it has
     * @param resting on how many of them definitions or rows rest
     * @param named how many of them other provisions name
     * @param references how many its provisions make to laws that were taken in
     * @param nowhere those of them that name what is not in that law's text
     * @param examples the first of these: who names what
     */
    public record Text(String law, String title, long articles, long resting, long named, long references,
            long nowhere, List<Citing> examples) {
    }
}
