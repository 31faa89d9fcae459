package divan.policy;

import java.util.function.Predicate;

/**
 * Somebody wants to read.
 *
 * @param official whether they hold a post; otherwise they ask for themselves
 * @param has whether their post has a function on the day they ask
 * @param whose what the data are to them
 */
public record Asked(boolean official, Predicate<String> has, Relation whose, String what, String purpose) {
}
