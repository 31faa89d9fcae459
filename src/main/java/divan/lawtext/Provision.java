package divan.lawtext;

/**
 * A node that an address names.
 *
 * @param address without the law's number: {@code 31}, {@code 31/1}, {@code 31/1-a}, {@code gecici-2/1}
 */
public record Provision(String address, Node node) {
    /** The article's part of an address. */
    public static String article(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }
}
