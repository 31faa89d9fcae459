package divan.legislation;

/**
 * A provision that names another; both with the law's number.
 *
 * @param by the provision that names
 * @param target the provision that is named; a law's number alone where the whole law is
 * @param isThere whether the text of what is named was taken in
 */
public record Citing(String by, String target, boolean isThere) {
}
