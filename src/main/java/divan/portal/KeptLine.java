package divan.portal;

/**
 * How long something is kept, in words.
 *
 * @param basis a provision, or the number in the file plan; empty where nobody has said it
 */
public record KeptLine(String name, String how, String basis) {
}
