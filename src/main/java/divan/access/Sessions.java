package divan.access;

import divan.database.Transactions;
import divan.database.RowIdentity;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.organisation.Organisation;
import divan.organisation.Post;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens sessions and finds the caller of a request by the secret it carries. */
@Component
class Sessions {
    static final Duration BROWSER = Duration.ofHours(12);
    static final Duration BEARER = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A caller and the token that their forms must carry; bearers carry none. */
    record Found(Caller caller, String csrf, boolean bearer) {
    }

    private final SessionStore store;
    private final Organisation organisation;
    private final SecurityLog log;
    private final Transactions transactions;
    private final Clock clock;

    Sessions(SessionStore store, Organisation organisation, SecurityLog log, Transactions transactions,
            Clock clock) {
        this.store = store;
        this.organisation = organisation;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the secret, for the cookie; it cannot be had again */
    String open(UUID person) {
        String secret = random(32);
        Instant now = clock.instant();
        var session = new SessionStore.Session(Ids.next(), false, person, null, random(16), null, "", null);
        transactions.run(RowIdentity.SYSTEM, () -> {
            store.open(session, hash(secret), now, now.plus(BROWSER));
            log.add(SecurityLog.Kind.SIGNED_IN, person, session.id(), now);
        });
        return secret;
    }

    Optional<Found> find(String secret) {
        return store.find(hash(secret), clock.instant())
            .map(session -> new Found(caller(session), session.csrf(), session.bearer()));
    }

    void close(Caller caller) {
        if (caller.session() != null) {
            store.close(caller.session(), clock.instant());
            log.add(SecurityLog.Kind.SIGNED_OUT, caller.person(), caller.session(), clock.instant());
        }
    }

    /** Live browser sessions and bearer tokens, the newest first. */
    List<SessionStore.Open> live(UUID person) {
        return store.live(person, clock.instant());
    }

    /** Ends every session and bearer token of a person, except one that is named. */
    void closeAll(UUID person, @Nullable UUID except) {
        store.closeAll(person, except, clock.instant());
    }

    void workAs(Caller caller, String post) {
        if (caller.session() == null || caller.person() == null
                || posts(caller.person()).stream().noneMatch(p -> p.id().equals(post))) {
            throw Failure.forbidden("not-your-post");
        }
        store.workAs(caller.session(), post);
    }

    List<Post> posts(UUID person) {
        return organisation.postsOf(person, LocalDate.now(clock.withZone(Turkish.ZONE)));
    }

    private Caller caller(SessionStore.Session session) {
        Caller.Post post = session.party() == null ? worksAs(session.person(), session.post()) : null;
        Caller.Kind kind = post == null ? Caller.Kind.PERSON : Caller.Kind.OFFICIAL;
        return new Caller(kind, session.person(), session.party(), session.name(), post, session.id(),
            session.lastAct());
    }

    /**
     * The post chosen if it is still held today, otherwise the first one held; a mandate ended yesterday is
     * none.
     */
    private Caller.@Nullable Post worksAs(UUID person, @Nullable String chosen) {
        List<Post> held = posts(person);
        return held.stream().filter(p -> p.id().equals(chosen)).findFirst()
            .or(() -> held.stream().findFirst())
            .map(p -> new Caller.Post(p.id(), p.organ(), p.titleTr(), p.titleEn(), p.functions()))
            .orElse(null);
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
