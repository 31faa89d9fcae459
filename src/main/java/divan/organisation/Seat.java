package divan.organisation;

import java.util.List;

/** Whether somebody holds a post: for good, in acting capacity until somebody is appointed, or nobody. */
public enum Seat {
    HELD, ACTING, VACANT;

    /** @param acting of each who holds the post that day, whether in acting capacity */
    static Seat of(List<Boolean> acting) {
        return acting.isEmpty() ? VACANT : acting.contains(false) ? HELD : ACTING;
    }
}
