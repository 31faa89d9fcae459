package divan.process;

import java.util.List;

/**
 * One thing that happened to an element or a flow during a step. A gateway, a start and an end are completed
 * without being entered; a boundary event is completed when it goes off.
 *
 * @param items which instances of repeated activities it belongs to, outermost first, from 0; empty for none
 * @param instance whether it is one instance of a repeated activity (the last of the items), not the activity
 * as a whole
 */
public record Moment(What what, String id, List<Integer> items, boolean instance) {
    public enum What {
        ENTERED, COMPLETED, CANCELLED,
        /** Of a flow. */
        TAKEN
    }

    public Moment {
        items = List.copyOf(items);
    }

    /** Whether a token went through: what a drawing shows as the way. */
    public boolean isPassing() {
        return what == What.TAKEN || what == What.COMPLETED && !instance;
    }
}
