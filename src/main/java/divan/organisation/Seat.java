package divan.organisation;

/** Whether somebody holds a post: for good, in acting capacity until somebody is appointed, or nobody. */
public enum Seat {
    HELD, ACTING, VACANT
}
