package divan.web;

import divan.database.RowIdentity;
import divan.journal.Actor;
import divan.kernel.Failure;
import divan.kernel.Violation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request; filled by {@code access}. An official works as exactly one post of one organ; what
 * the post may do today are its functions.
 *
 * @param party the party whose own data the caller may see: a person's own
 * @param session the session's public id, for sign-out and for waiting on one's own last act
 * @param assurance how surely we know that it is they
 */
public record Caller(Kind kind, @Nullable UUID person, @Nullable UUID party, String name, @Nullable Post post,
        @Nullable UUID session, @Nullable UUID lastAct, Assurance assurance) {

    /** Somebody without a session of their own to prove anything by. */
    public Caller(Kind kind, @Nullable UUID person, @Nullable UUID party, String name, @Nullable Post post,
            @Nullable UUID session, @Nullable UUID lastAct) {
        this(kind, person, party, name, post, session, lastAct, Assurance.LEAST);
    }

    /** Nobody signed in, somebody for themselves, or somebody holding a post. */
    public enum Kind { ANONYMOUS, PERSON, OFFICIAL }

    /**
     * The post the caller works as.
     *
     * @param deputising by which they stand in for whoever holds it; null where they hold it themselves
     */
    public record Post(String id, String organ, String titleTr, String titleEn, Set<String> functions,
            @Nullable String deputising) {
        public Post(String id, String organ, String titleTr, String titleEn, Set<String> functions) {
            this(id, organ, titleTr, titleEn, functions, null);
        }
    }

    public static final Caller ANYBODY = new Caller(Kind.ANONYMOUS, null, null, "", null, null, null,
        Assurance.NONE);

    public boolean isSignedIn() {
        return kind != Kind.ANONYMOUS;
    }

    public boolean isOfficial() {
        return kind == Kind.OFFICIAL;
    }

    public boolean may(String function) {
        return post != null && post.functions().contains(function);
    }

    /** @throws Failure ASSURANCE where it is not known so surely who this is */
    public void mustReach(int level) {
        if (!assurance.reaches(level)) {
            throw new Failure(Failure.Kind.ASSURANCE, Violation.of("assurance", "", level));
        }
    }

    public RowIdentity rows() {
        return switch (kind) {
            case ANONYMOUS -> RowIdentity.ANONYMOUS;
            case PERSON -> new RowIdentity("person", party, null);
            case OFFICIAL -> post == null ? new RowIdentity("official", person, null)
                : new RowIdentity("official", person, post.organ(), post.functions(), Set.of());
        };
    }

    /** @param delegation relied on, outermost first; whoever stands in for somebody relies on that before */
    public Actor actor(List<String> delegation) {
        return post == null ? new Actor("person", person, null, null, List.of())
            : new Actor("official", person, post.id(), post.organ(), Stream.concat(
                Stream.ofNullable(post.deputising()), delegation.stream()).toList());
    }

    public Actor actor() {
        return actor(List.of());
    }
}
