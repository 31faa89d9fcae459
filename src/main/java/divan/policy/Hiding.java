package divan.policy;

import java.util.List;

/**
 * That reads for a purpose are not shown to the person for a time, because a law says so.
 *
 * @param provisions on which they are hidden
 * @param days for which they are, from the day of the read
 * @param longestDays for which they may be, however often it is extended
 */
public record Hiding(String purpose, List<String> provisions, int days, int longestDays) {
    public Hiding {
        provisions = List.copyOf(provisions);
    }
}
