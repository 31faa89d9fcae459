package divan.web;

import divan.database.RowIdentity;
import divan.journal.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request; filled by {@code access}. An official works as exactly one post of one organ; what
 * the post may do today are its functions.
 *
 * @param party the party whose own data the caller may see: a person's own
 * @param session the session's public id, for sign-out and for waiting on one's own last act
 */
public record Caller(Kind kind, @Nullable UUID person, @Nullable UUID party, String name, @Nullable Post post,
        @Nullable UUID session, @Nullable UUID lastAct) {

    /** Nobody signed in, somebody for themselves, or somebody holding a post. */
    public enum Kind { ANONYMOUS, PERSON, OFFICIAL }

    /** The post the caller works as. */
    public record Post(String id, String organ, String titleTr, String titleEn, Set<String> functions) {
    }

    public static final Caller ANYBODY = new Caller(Kind.ANONYMOUS, null, null, "", null, null, null);

    public boolean isSignedIn() {
        return kind != Kind.ANONYMOUS;
    }

    public boolean isOfficial() {
        return kind == Kind.OFFICIAL;
    }

    public boolean may(String function) {
        return post != null && post.functions().contains(function);
    }

    public RowIdentity rows() {
        return switch (kind) {
            case ANONYMOUS -> RowIdentity.ANONYMOUS;
            case PERSON -> new RowIdentity("person", party, null);
            case OFFICIAL -> new RowIdentity("official", person, post == null ? null : post.organ());
        };
    }

    public Actor actor(List<String> delegation) {
        return post == null ? new Actor("person", person, null, null, List.of())
            : new Actor("official", person, post.id(), post.organ(), delegation);
    }

    public Actor actor() {
        return actor(List.of());
    }
}
