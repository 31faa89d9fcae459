package divan.openid;

import divan.access.LiveSessions;
import divan.clients.Application;
import divan.clients.RegisteredApplications;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.journal.Round;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Ends what came of a session that is over, and tells each application of it (OpenID Connect Back-Channel
 * Logout 1.0), again and again for a week where it does not answer with 200 or 204, or was ended and may come
 * back; then the person is told that it was not. A session that was left alone, or of somebody whose account
 * was closed, is over like one that was ended. Applications are told side by side, each by one thread at a
 * time; one that does not answer is left alone for a while, and no other waits for it.
 */
@Component
class BackChannel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackChannel.class);
    static final String UNTOLD = "application.untold";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final Duration GIVEN_UP = Duration.ofDays(7);
    private static final int SIDE_BY_SIDE = 16;
    /** From one minute on twice as long each time, up to four hours. */
    private static final int LONGEST_MINUTES = 240;
    private static final int DOUBLED = 8;

    /** The round is a bean of its own, so that it begins and ends with the program. */
    @Configuration(proxyBeanMethods = false)
    static class Setup {
        @Bean
        Round signingOut(BackChannel channel) {
            return Round.every(PAUSE, "signing-out", channel::turn);
        }

        @Bean
        Round forgettingSignIns(BackChannel channel) {
            return Round.every(Duration.ofHours(1), "sign-ins", channel::forget);
        }
    }

    private final Logins logins;
    private final LiveSessions sessions;
    private final RegisteredApplications applications;
    private final IdTokens tokens;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final Outbound outbound;
    private final ExecutorService messengers = Executors.newFixedThreadPool(SIDE_BY_SIDE,
        Thread.ofPlatform().name("signing-out-", 1).daemon().factory());
    /** By client; done when it has left the map. */
    private final Map<UUID, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> leftAlone = new ConcurrentHashMap<>();

    /** @param internal whether applications may be in our own network, and without HTTPS */
    BackChannel(Logins logins, LiveSessions sessions, RegisteredApplications applications, IdTokens tokens,
            Journal journal, Transactions transactions, Clock clock,
            @Value("${divan.openid.internal-addresses:false}") boolean internal) {
        this.logins = logins;
        this.sessions = sessions;
        this.applications = applications;
        this.tokens = tokens;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
        this.outbound = new Outbound(internal);
    }

    /**
     * Nothing is held in the database while an application is spoken to.
     *
     * @return done when all have been spoken to that are spoken to now; nobody need wait for it
     */
    synchronized CompletableFuture<Void> turn() {
        Instant now = clock.instant();
        leftAlone.values().removeIf(until -> !now.isBefore(until));
        Set<UUID> resting = new HashSet<>(leftAlone.keySet());
        resting.addAll(underWay.keySet());
        Map<UUID, List<Login>> due = new LinkedHashMap<>();
        transactions.as(RowIdentity.SYSTEM, () -> due(now, resting)).forEach(login ->
            due.computeIfAbsent(login.client(), client -> new ArrayList<>()).add(login));
        due.forEach((client, some) -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            underWay.put(client, done);
            messengers.execute(() -> {
                try {
                    tell(client, some, now);
                } catch (RuntimeException e) {
                    LOG.warn("telling an application failed by {}", e.getClass().getName());
                } finally {
                    underWay.remove(client);
                    done.complete(null);
                }
            });
        });
        return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
    }

    /** What nobody can use or has to be told of any more. */
    void forget() {
        transactions.run(RowIdentity.SYSTEM, () -> logins.forget(clock.instant().minus(KEPT)));
    }

    @Override
    public void close() {
        messengers.shutdownNow();
    }

    private List<Login> due(Instant now, Set<UUID> resting) {
        Set<UUID> over = new HashSet<>(logins.sessions());
        over.removeAll(sessions.live(over));
        if (!over.isEmpty()) {
            logins.endOf(over, now);
        }
        Set<String> once = new HashSet<>();
        return logins.due(now, resting).stream()
            .filter(login -> once.add(login.client() + " " + login.session())).toList();
    }

    /** One after the other; whoever does not answer is not asked once more at once. */
    private void tell(UUID client, List<Login> some, Instant now) {
        for (Login login : some) {
            if (!transactions.as(RowIdentity.SYSTEM, () -> applications.isToBeTold(client))) {
                transactions.run(RowIdentity.SYSTEM, () -> logins.told(login));
                continue;
            }
            Optional<Message> message = transactions.as(RowIdentity.SYSTEM, () -> message(login, now));
            boolean told = message.filter(this::isTold).isPresent();
            transactions.run(RowIdentity.SYSTEM, () -> tried(login, told, now));
            if (!told && message.isPresent()) {
                leftAlone.put(client, now.plus(LEFT_ALONE));
                return;
            }
        }
    }

    private record Message(URI address, String token) {
    }

    /** Empty where the application was ended, or has no address for it any more. */
    private Optional<Message> message(Login login, Instant now) {
        return applications.of(login.client()).map(Application::backChannel)
            .filter(address -> !address.isEmpty()).map(address -> new Message(URI.create(address),
                tokens.logout(login, applications.terms(login.client()).organ(), now)));
    }

    private boolean isTold(Message message) {
        try {
            int status = outbound.ask(HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + message.token())), message.address())
                .statusCode();
            return status == 200 || status == 204;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private void tried(Login login, boolean told, Instant now) {
        Instant ended = login.ended() == null ? now : login.ended();
        if (told) {
            logins.told(login);
        } else if (now.isBefore(ended.plus(GIVEN_UP))) {
            logins.again(login, now.plus(Duration.ofMinutes(
                Math.min(LONGEST_MINUTES, 1 << Math.min(login.tries(), DOUBLED)))));
        } else {
            logins.told(login);
            journal.append(Act.of(now, Actor.system(), UNTOLD, List.of(login.party(), login.consent()),
                List.of(OpenId.BASIS), "security", Map.of("consent", login.consent().toString(),
                    "application", applications.terms(login.client()).name())));
        }
    }
}
