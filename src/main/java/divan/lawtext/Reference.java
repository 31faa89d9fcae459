package divan.lawtext;

/**
 * A provision that another names.
 *
 * @param by address of the provision that names it, without the law's number
 * @param target with the law's number: {@code 4721/28}, {@code 6458/31/1-a}; the number alone where a whole
 * law is named
 * @param from first character of the words in the source
 * @param to the character behind them
 */
public record Reference(String by, String target, int from, int to) {
    public String law() {
        return Provision.article(target);
    }
}
