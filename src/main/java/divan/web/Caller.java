package divan.web;

import divan.database.RowIdentity;
import divan.journal.Actor;
import divan.kernel.Failure;
import divan.kernel.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request; filled by {@code access}. An official works as exactly one post of one organ; what
 * the post may do today are its functions.
 *
 * @param party the party whose own data the caller may see: a person's own, or of whom they act for; of an
 * official, of whoever stands before them at the counter, and null otherwise
 * @param session the session's public id, for sign-out and for waiting on one's own last act
 * @param assurance how surely we know that it is they
 * @param behalf for whom they act, by a mandate in force today; null where for themselves
 */
public record Caller(Kind kind, @Nullable UUID person, @Nullable UUID party, String name, @Nullable Post post,
        @Nullable UUID session, @Nullable UUID lastAct, Assurance assurance, @Nullable Behalf behalf) {

    /** For nobody else. */
    public Caller(Kind kind, @Nullable UUID person, @Nullable UUID party, String name, @Nullable Post post,
            @Nullable UUID session, @Nullable UUID lastAct, Assurance assurance) {
        this(kind, person, party, name, post, session, lastAct, assurance, null);
    }

    /** Somebody without a session of their own to prove anything by. */
    public Caller(Kind kind, @Nullable UUID person, @Nullable UUID party, String name, @Nullable Post post,
            @Nullable UUID session, @Nullable UUID lastAct) {
        this(kind, person, party, name, post, session, lastAct, Assurance.LEAST);
    }

    /** Nobody signed in, somebody for themselves or for another, or somebody holding a post. */
    public enum Kind { ANONYMOUS, PERSON, OFFICIAL }

    /**
     * For whom somebody acts.
     *
     * @param kind parent, guardian or representative
     * @param name of the one they act for
     * @param own the party of who acts
     * @param services that the mandate reaches; null for all that may be done for others
     */
    public record Behalf(UUID mandate, String kind, String name, UUID own, @Nullable Set<String> services) {
        public boolean reaches(String service) {
            return services == null || services.contains(service);
        }
    }

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

    /**
     * The same official, filling in the form of whoever stands before them at the counter.
     *
     * @param present the party whose form it is
     */
    public Caller assisting(UUID present) {
        return new Caller(kind, person, present, name, post, session, lastAct, assurance);
    }

    /** The same official, doing by office what nobody asked for. */
    public Caller byOffice() {
        return new Caller(kind, person, null, name, post, session, lastAct, assurance);
    }

    /** An official at a counter, for whoever stands there; or for nobody, about whom a case is opened. */
    public boolean isAssisting() {
        return isOfficial() && party != null;
    }

    /** Somebody who is here for themselves and no other. */
    public boolean isForThemselves() {
        return kind == Kind.PERSON && behalf == null;
    }

    public boolean isOfficial() {
        return kind == Kind.OFFICIAL;
    }

    /** The post of an official, as acts name it. @throws NullPointerException for whoever is none */
    public String heldPost() {
        return Objects.requireNonNull(post).id();
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
            case PERSON -> behalf == null || party == null ? new RowIdentity("person", party, null)
                : RowIdentity.representative(party,
                    new RowIdentity.Standing(behalf.mandate(), behalf.own()));
            case OFFICIAL -> post == null ? new RowIdentity("official", person, null)
                : new RowIdentity("official", person, post.organ(), post.functions(), Set.of());
        };
    }

    /** @param delegation relied on, outermost first; whoever stands in for somebody relies on that before */
    public Actor actor(List<String> delegation) {
        return post == null ? new Actor("person", person, null, null, List.of(),
                behalf == null ? null : party, behalf == null ? null : behalf.mandate())
            : new Actor("official", person, post.id(), post.organ(), Stream.concat(
                Stream.ofNullable(post.deputising()), delegation.stream()).toList(), party, null);
    }

    public Actor actor() {
        return actor(List.of());
    }

    /** What an act of theirs is about: these, and the mandate by which they act, if they do. */
    public List<UUID> about(UUID... subjects) {
        return about(List.of(subjects));
    }

    public List<UUID> about(List<UUID> subjects) {
        return behalf == null ? subjects
            : Stream.concat(subjects.stream(), Stream.of(behalf.mandate())).toList();
    }
}
