package divan.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and for whom. All identifiers are opaque: an identity number never stands here, because the
 * envelope is never erased.
 *
 * @param kind {@link #PERSON} acting for themselves, {@link #OFFICIAL} holding a post, {@link #SYSTEM}
 * @param person id of the signed-in person
 * @param post id of the post acted from
 * @param organ eight digits: the organ in whose business the act is done. For an official, the organ of the
 *         post; for a person, the organ the request goes to, or null. Row-level security shows an organ the
 *         acts that bear it.
 * @param delegation ids of the delegations relied on, outermost first
 * @param behalf the party for whom somebody else acts; null where they act for themselves or by office
 * @param mandate under which they do; null where it is an official at a counter, whose mandate is the post
 */
public record Actor(String kind, @Nullable UUID person, @Nullable String post, @Nullable String organ,
        List<String> delegation, @Nullable UUID behalf, @Nullable UUID mandate) {
    public static final String PERSON = "person";
    public static final String OFFICIAL = "official";
    public static final String SYSTEM = "system";
    private static final List<String> KINDS = List.of(PERSON, OFFICIAL, SYSTEM);

    public Actor {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("kind of actor: " + kind);
        }
        if (organ != null && !organ.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("an organ has eight digits: " + organ);
        }
        if (mandate != null && behalf == null) {
            throw new IllegalArgumentException("a mandate is somebody's");
        }
        delegation = List.copyOf(delegation);
    }

    /** For nobody else. */
    public Actor(String kind, @Nullable UUID person, @Nullable String post, @Nullable String organ,
            List<String> delegation) {
        this(kind, person, post, organ, delegation, null, null);
    }

    /** The same, in the business of an organ. */
    public Actor towards(String number) {
        return new Actor(kind, person, post, number, delegation, behalf, mandate);
    }

    /** The same, for a party. */
    public Actor onBehalfOf(UUID party) {
        return new Actor(kind, person, post, organ, delegation, party, mandate);
    }

    /** The program itself. */
    public static Actor system() {
        return new Actor(SYSTEM, null, null, null, List.of());
    }

    /** The program for an organ. */
    public static Actor system(String organ) {
        return new Actor(SYSTEM, null, null, organ, List.of());
    }

    /** A person acting for themselves, towards an organ if one is given. */
    public static Actor person(UUID person, @Nullable String organ) {
        return new Actor(PERSON, person, null, organ, List.of());
    }

    public static Actor official(UUID person, String post, String organ, List<String> delegation) {
        return new Actor(OFFICIAL, person, post, organ, delegation);
    }
}
