package divan.catalogue;

/**
 * What was measured of a service in the twelve months that end with a day.
 *
 * @param filed how many were applied for
 * @param decided how many were decided, whenever they were applied for
 * @param medianDays half of those took no more calendar days from application to decision
 * @param inTimePercent of those, how many were decided by their last day
 * @param least fewest cases that may be spoken of: under it a figure would tell of single people
 */
public record Measured(long filed, long decided, int medianDays, int inTimePercent, int least) {
    public boolean tellsFiled() {
        return filed >= least;
    }

    public boolean tellsTimes() {
        return decided >= least;
    }
}
