package divan.openid;

import divan.access.LiveSessions;
import divan.clients.Application;
import divan.clients.RegisteredApplications;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Round;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Ends what came of a session that is over, and tells each application of it (OpenID Connect Back-Channel
 * Logout 1.0), again and again for about a day where it does not answer with 200 or 204. A session that was
 * left alone, or of somebody whose account was closed, is over like one that was ended.
 */
@Component
class BackChannel {
    private static final Logger LOG = LoggerFactory.getLogger(BackChannel.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int TRIES = 12;
    private static final int LONGEST_MINUTES = 240;

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
    private final Transactions transactions;
    private final Clock clock;
    private final Outbound outbound;

    /** @param internal whether applications may be in our own network, and without HTTPS */
    BackChannel(Logins logins, LiveSessions sessions, RegisteredApplications applications, IdTokens tokens,
            Transactions transactions, Clock clock,
            @Value("${divan.openid.internal-addresses:false}") boolean internal) {
        this.logins = logins;
        this.sessions = sessions;
        this.applications = applications;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
        this.outbound = new Outbound(internal);
    }

    /** Nothing is held in the database while an application is spoken to. */
    void turn() {
        Instant now = clock.instant();
        for (Login login : transactions.as(RowIdentity.SYSTEM, () -> due(now))) {
            Optional<Message> message = transactions.as(RowIdentity.SYSTEM, () -> message(login, now));
            boolean told = message.isEmpty() || isTold(message.get());
            transactions.run(RowIdentity.SYSTEM, () -> tried(login, told, now));
        }
    }

    /** What nobody can use or has to be told of any more. */
    void forget() {
        transactions.run(RowIdentity.SYSTEM, () -> logins.forget(clock.instant().minus(KEPT)));
    }

    private List<Login> due(Instant now) {
        Set<UUID> over = new HashSet<>(logins.sessions());
        over.removeAll(sessions.live(over));
        if (!over.isEmpty()) {
            logins.endOf(over, now);
        }
        Set<String> once = new HashSet<>();
        return logins.due(now).stream().filter(login -> once.add(login.client() + " " + login.session()))
            .toList();
    }

    private record Message(URI address, String token) {
    }

    /** Empty where the application has no address for it any more. */
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
        if (told || login.tries() + 1 >= TRIES) {
            logins.told(login);
            if (!told) {
                LOG.warn("application {} was not told of a sign-out", login.client());
            }
        } else {
            logins.again(login.id(), now.plus(Duration.ofMinutes(
                Math.min(LONGEST_MINUTES, 1 << login.tries()))));
        }
    }
}
