package divan.legislation;

/**
 * The words of a provision, as a consolidated text has them.
 *
 * @param address with the law's number
 * @param kind {@code article}, {@code paragraph}, {@code clause}, {@code subclause}
 * @param heading of an article, or empty
 * @param lead its own words before what stands below it
 * @param closing its own words behind that
 * @param above address of what it stands in, without the law's number; empty for an article
 * @param unit the titles of the book, part, chapter and section it stands in
 */
public record Wording(String address, String kind, String heading, String lead, String closing, String above,
        String unit) {
    public String law() {
        return address.substring(0, address.indexOf('/'));
    }

    /** Without the law's number. */
    public String place() {
        return address.substring(address.indexOf('/') + 1);
    }

    public String article() {
        return divan.lawtext.Provision.article(place());
    }

    /** How deep it stands: 0 an article. */
    public int depth() {
        return (int) place().chars().filter(c -> c == '/' || c == '-').count()
            - (int) article().chars().filter(c -> c == '-').count();
    }

    /** Its printed label, as far as an address tells: {@code (1)}, {@code a)}. */
    public String label() {
        String last = place().substring(Math.max(place().lastIndexOf('/'), place().lastIndexOf('-')) + 1);
        return switch (kind) {
            case "article" -> "";
            case "paragraph" -> "(" + last + ")";
            default -> last + ")";
        };
    }
}
