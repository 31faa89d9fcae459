package divan.operations;

import divan.access.Access;
import divan.documents.Documents;
import divan.journal.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How the work stands, as numbers: asked of the database once a scrape. Without it they are not a number. */
@Component
class Stand {
    private record Numbers(double up, double acts, double queued, double unpublished, double unsealed) {
        static final Numbers AWAY = new Numbers(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Stand.class);

    private final Progress progress;
    private final Documents documents;
    private final Access access;
    private final MultiGauge followers;
    private final AtomicReference<Numbers> numbers = new AtomicReference<>(Numbers.AWAY);

    Stand(Progress progress, Documents documents, Access access, MeterRegistry registry) {
        this.progress = progress;
        this.documents = documents;
        this.access = access;
        this.followers = MultiGauge.builder("divan.follower.behind")
            .description("Acts that a follower has not passed yet").register(registry);
        gauge(registry, "divan.database.up", "Whether the database answers", Numbers::up);
        gauge(registry, "divan.acts.numbered", "Acts in the ledger", Numbers::acts);
        gauge(registry, "divan.acts.queued", "Committed acts without a number", Numbers::queued);
        gauge(registry, "divan.acts.unpublished", "Numbered acts that no checkpoint covers yet",
            Numbers::unpublished);
        gauge(registry, "divan.documents.unsealed", "Documents ordered and not sealed yet",
            Numbers::unsealed);
    }

    private void gauge(MeterRegistry registry, String name, String description,
            ToDoubleFunction<Numbers> value) {
        Gauge.builder(name, numbers, reference -> value.applyAsDouble(reference.get()))
            .description(description).register(registry);
    }

    void renew() {
        try {
            Progress.Stand stand = progress.stand();
            long unsealed = access.asSystem(documents::unsealed);
            numbers.set(new Numbers(1, stand.size(), stand.queued(), stand.size() - stand.published(),
                unsealed));
            followers.register(stand.followers().stream().map(f ->
                MultiGauge.Row.of(Tags.of("follower", f.name()), f.behind())).toList(), true);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The database did not answer: {}", e.getClass().getSimpleName());
            numbers.set(Numbers.AWAY);
        }
    }
}
