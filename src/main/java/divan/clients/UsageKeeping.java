package divan.clients;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Round;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Writes down what keys used, each minute and once the pages are closed. */
@Component
class UsageKeeping {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final KeyRing ring;
    private final ClientRows rows;
    private final Transactions transactions;

    UsageKeeping(KeyRing ring, ClientRows rows, Transactions transactions) {
        this.ring = ring;
        this.rows = rows;
        this.transactions = transactions;
    }

    /** What could not be written down is counted on. */
    @PreDestroy
    synchronized void keep() {
        Map<UUID, List<DayUse>> taken = new HashMap<>();
        ring.tallies().forEach((key, tally) -> {
            List<DayUse> uses = tally.empty();
            if (!uses.isEmpty()) {
                taken.put(key, uses);
            }
        });
        try {
            if (!taken.isEmpty()) {
                transactions.run(RowIdentity.SYSTEM, () -> taken.forEach((key, uses) ->
                    uses.forEach(use -> rows.used(key, use))));
            }
        } catch (RuntimeException e) {
            taken.forEach((key, uses) -> uses.forEach(use ->
                java.util.Objects.requireNonNull(ring.tallies().get(key)).add(use)));
            throw e;
        }
    }

    /** Day by day, what is written down and what is not yet. */
    List<DayUse> of(UUID key, LocalDate since) {
        Map<LocalDate, DayUse> days = new TreeMap<>();
        synchronized (this) {
            rows.use(key, since).forEach(use -> days.put(use.day(), use));
            ring.pending(key).forEach(use -> days.merge(use.day(), use, (a, b) ->
                new DayUse(a.day(), a.answered() + b.answered(), a.refused() + b.refused())));
        }
        return List.copyOf(days.values());
    }

    @Configuration
    static class Rounds {
        @Bean
        Round usageRound(UsageKeeping keeping) {
            return Round.every(PAUSE, "client-usage", keeping::keep);
        }
    }
}
