package divan.access;

import divan.policy.Rulebook;

/**
 * Why personal data is read: a code, and the provision it rests on. Its words are the text {@code
 * read.purpose-<code>}; those of a service's purposes are its pack's, {@code purpose.<code>}.
 */
public record Purpose(String code, String basis) {
    /** One's own data. */
    public static final Purpose OWN = new Purpose("own-data", "6698/11/1-b");
    /** Another's data, by a mandate of theirs or over them: doing for them what they could do themselves. */
    static Purpose representing(String kind) {
        return new Purpose("representation", Mandate.Kind.of(kind).map(Mandate.Kind::basis)
            .orElse(Mandate.BASIS));
    }

    /** Filling in the form of whoever stands at the counter. */
    public static final Purpose COUNTER = new Purpose("counter", "6698/5/2-ç");
    /** Who acts for whom: entering, confirming and ending mandates. */
    public static final Purpose MANDATES = new Purpose("mandates", Mandate.BASIS);
    /** Deciding who may see and do what. */
    public static final Purpose ADMINISTRATION = new Purpose("administration", Administrators.BASIS);
    /** Somebody's life or body, and no time to ask: what an official opens that is shut to them. */
    public static final Purpose EMERGENCY = new Purpose(Rulebook.EMERGENCY, "6698/5/2-b");
    /** Work of one's organ that is of no case before it: what another asks, what it did itself. */
    public static final Purpose CASEWORK = new Purpose("casework", "6458/24/1");
}
