package divan.casework;

import divan.journal.Round;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What casework does again and again. */
@Configuration(proxyBeanMethods = false)
class Rounds {
    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
    private static final Duration HOURLY = Duration.ofHours(1);

    /** Looks for timers that are due; a million that are not cost one look at an index. */
    @Bean
    static Round deadlineWatch(Casework casework, Emergencies emergencies, Clock clock) {
        return Round.every(EVERY_SECOND, "deadlines", () -> {
            casework.passDeadlines(clock.instant());
            emergencies.passDeadlines(clock.instant());
        });
    }

    /** What a second official approved, and what a stop in the middle left. */
    @Bean
    static Round migrating(Migrations migrations) {
        return Round.every(EVERY_SECOND, "migrations", migrations::carryOut);
    }

    /** By days, so that an hour is soon enough. */
    @Bean
    static Round escalating(Escalations escalations, Clock clock) {
        return Round.every(HOURLY, "escalations", () -> {
            escalations.tell(clock.instant());
            escalations.settle(clock.instant());
        });
    }

    @Bean
    static Round sweeping(Sweep sweep, Clock clock) {
        return Round.every(HOURLY, "sweep", () -> sweep.forget(clock.instant()));
    }
}
