package divan.access;

/**
 * Why personal data is read: a code, whose words are the text {@code read.purpose-<code>}, and the provision
 * it rests on.
 */
public record Purpose(String code, String basis) {
    /** One's own data. */
    public static final Purpose OWN = new Purpose("own-data", "6698/11/1-b");
    /** Deciding who may see and do what. */
    public static final Purpose ADMINISTRATION = new Purpose("administration", Administrators.BASIS);
    /** Work on a case that is before one's own organ. */
    public static final Purpose CASEWORK = new Purpose("casework", "6458/24/1");
}
