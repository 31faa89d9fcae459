package divan.reliance;

/**
 * A provision that rows name.
 *
 * @param first one of the things that name it
 * @param count how many of its kind name it in these words
 */
public record RecordedBasis(Thing first, Address provision, long count) {
}
