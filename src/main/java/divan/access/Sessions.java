package divan.access;

import divan.database.Transactions;
import divan.database.RowIdentity;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Assurance;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens sessions and finds the caller of a request by the secret it carries. */
@Component
class Sessions {
    static final Duration BROWSER = Duration.ofHours(12);
    static final Duration BEARER = Duration.ofDays(1);
    /** A session not used for so long has ended: of those who work here, and of everybody else. */
    static final Duration IDLE_AT_WORK = Duration.ofHours(1);
    static final Duration IDLE = Duration.ofHours(2);
    /** How exactly the last use is kept; nobody's session ends earlier for it. */
    static final Duration SEEN = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A caller and the token that their forms must carry; bearers carry none. */
    record Found(Caller caller, String csrf, boolean bearer, Way way) {
    }

    private final SessionStore store;
    private final Mandates mandates;
    private final Organisation organisation;
    private final SecurityLog log;
    private final Transactions transactions;
    private final Clock clock;

    Sessions(SessionStore store, Mandates mandates, Organisation organisation, SecurityLog log,
            Transactions transactions, Clock clock) {
        this.store = store;
        this.mandates = mandates;
        this.organisation = organisation;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the secret, for the cookie; it cannot be had again */
    String open(UUID person, Way way) {
        return open(person, way, new Assurance(way.level(), clock.instant()));
    }

    /** @param assurance how surely it is known who this is, where the way alone does not say it */
    String open(UUID person, Way way, Assurance assurance) {
        String secret = random(32);
        Instant now = clock.instant();
        var session = new SessionStore.Begun(Ids.next(), person, random(16), way, assurance);
        transactions.run(RowIdentity.SYSTEM, () -> {
            store.open(session, hash(secret), now, now.plus(BROWSER));
            log.add(SecurityLog.Kind.SIGNED_IN, person, session.id(), now);
        });
        return secret;
    }

    Optional<Found> find(String secret) {
        Instant now = clock.instant();
        Optional<SessionStore.Session> live = store.find(hash(secret), now)
            .filter(session -> session.bearer() || session.seen().isAfter(idle(session.party(), now)));
        live.filter(session -> session.seen().isBefore(now.minus(SEEN)))
            .ifPresent(session -> store.seen(session.id(), now));
        return live.map(this::found);
    }

    /**
     * Whoever acts for another does as long as the mandate stands. When it no longer does, the session is for
     * themselves again, and no form that was made for the other is good any more.
     */
    private Found found(SessionStore.Session session) {
        Caller caller = caller(session);
        UUID mandate = session.mandate();
        if (mandate == null || session.party() == null) {
            return new Found(caller, session.csrf(), session.bearer(), session.way());
        }
        return mandates.inUse(mandate, session.party(), today())
            .map(use -> new Found(acting(caller, session.party(), mandate, use), session.csrf(),
                session.bearer(), session.way()))
            .orElseGet(() -> new Found(caller, switched(session.id(), null), session.bearer(),
                session.way()));
    }

    private static Caller acting(Caller self, UUID own, UUID mandate, Mandates.InUse use) {
        return new Caller(self.kind(), self.person(), use.principal(), self.name(), null, self.session(),
            self.lastAct(), self.assurance(),
            new Caller.Behalf(mandate, use.kind(), use.name(), own, use.services()));
    }

    /** @return the token of the forms from now on */
    private String switched(UUID session, @Nullable UUID mandate) {
        String csrf = random(16);
        store.actFor(session, mandate, csrf);
        return csrf;
    }

    /**
     * From now on this session is for another, by a mandate that stands today.
     *
     * @param mandate null for themselves again
     * @throws Failure NOT_FOUND where there is none, or it is not theirs, or does not stand; FORBIDDEN for a
     * program's token, which says for whom it is by whose it is
     */
    void actFor(Caller caller, @Nullable UUID mandate) {
        UUID session = Objects.requireNonNull(caller.session());
        UUID own = caller.behalf() == null ? caller.party() : caller.behalf().own();
        if (mandate != null && (own == null || mandates.inUse(mandate, own, today()).isEmpty())) {
            throw Failure.notFound();
        }
        switched(session, mandate);
    }

    private static Instant idle(@Nullable UUID party, Instant now) {
        return party == null ? now.minus(IDLE_AT_WORK).minus(SEEN) : idle(now);
    }

    /** Since when a session of somebody who does not work here must have been used. */
    static Instant idle(Instant now) {
        return now.minus(IDLE).minus(SEEN);
    }

    /**
     * The same session under another secret: whoever had the one before has nothing any more. In a
     * transaction of the system.
     *
     * @return the new secret, for the cookie
     * @throws Failure SIGN_IN where the session ended meanwhile
     */
    String raise(Caller caller, int level) {
        String secret = random(32);
        Instant now = clock.instant();
        if (!store.raise(Objects.requireNonNull(caller.session()), hash(secret), random(16), level, now)) {
            throw new Failure(Failure.Kind.SIGN_IN);
        }
        log.add(SecurityLog.Kind.STEPPED_UP, caller.person(), caller.session(), now);
        return secret;
    }

    /** Whose session it is; asked for somebody who is on the way within it. */
    Optional<UUID> personOf(UUID session) {
        return store.personOf(session, clock.instant());
    }

    void close(Caller caller) {
        if (caller.session() != null) {
            store.close(caller.session(), clock.instant());
            log.add(SecurityLog.Kind.SIGNED_OUT, caller.person(), caller.session(), clock.instant());
        }
    }

    /** Live browser sessions and bearer tokens, the newest first. */
    List<SessionStore.Open> live(Caller caller) {
        Instant now = clock.instant();
        return store.live(Objects.requireNonNull(caller.person()), now, idle(caller.party(), now));
    }

    /**
     * Ends one session or token of the caller's own.
     *
     * @throws Failure NOT_FOUND where it is nobody's or somebody else's
     */
    void end(Caller caller, UUID session) {
        if (!store.end(session, Objects.requireNonNull(caller.person()), clock.instant())) {
            throw Failure.notFound();
        }
        log.add(SecurityLog.Kind.SESSION_ENDED, caller.person(), session, clock.instant());
    }

    /** Ends every session and bearer token of a person, except one that is named. */
    void closeAll(UUID person, @Nullable UUID except) {
        store.closeAll(person, except, clock.instant());
    }

    void workAs(Caller caller, String post) {
        UUID person = caller.person();
        if (caller.session() == null || person == null
                || posts(person).stream().noneMatch(p -> p.id().equals(post))
                && inPlaceOf(person, post).isEmpty()) {
            throw Failure.forbidden("not-your-post");
        }
        store.workAs(caller.session(), post);
    }

    List<Post> posts(UUID person) {
        return organisation.postsOf(person, today());
    }

    private Optional<Caller.Post> inPlaceOf(UUID person, @Nullable String post) {
        return post == null ? Optional.empty() : Administrators.workable(
            organisation.standsInFor(person, today())).stream()
            .filter(in -> in.post().id().equals(post)).findFirst()
            .map(in -> post(in.post(), in.deputising().id()));
    }

    private static Caller.Post post(Post post, @Nullable String deputising) {
        return new Caller.Post(post.id(), post.organ(), post.titleTr(), post.titleEn(), post.functions(),
            deputising);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Turkish.ZONE));
    }

    private Caller caller(SessionStore.Session session) {
        Caller.Post post = session.party() == null ? worksAs(session.person(), session.post()) : null;
        Caller.Kind kind = post == null ? Caller.Kind.PERSON : Caller.Kind.OFFICIAL;
        return new Caller(kind, session.person(), session.party(), session.name(), post, session.id(),
            session.lastAct(), session.assurance());
    }

    /**
     * The post chosen if it is still held today, or stood in for; otherwise the first one held. A mandate
     * ended yesterday is none.
     */
    private Caller.@Nullable Post worksAs(UUID person, @Nullable String chosen) {
        List<Post> held = posts(person);
        return held.stream().filter(p -> p.id().equals(chosen)).findFirst().map(p -> post(p, null))
            .or(() -> inPlaceOf(person, chosen))
            .or(() -> held.stream().findFirst().map(p -> post(p, null))).orElse(null);
    }

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
