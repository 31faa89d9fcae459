package divan.casework;

import divan.access.Access;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.registers.Contacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Forgets, once an hour, files that came with applications which were never filed (6698/7/1): those sent through the
 * API and found invalid, and those whose draft is gone; and addresses whose link to confirm them has expired.
 */
@Component
class Sweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final String PARAMETER = "upload.unattached-days";
    private static final int DAYS = 7;

    private final Uploads uploads;
    private final Contacts contacts;
    private final Parameters parameters;
    private final Access access;
    private final Clock clock;
    private volatile Optional<Thread> thread = Optional.empty();

    Sweep(Uploads uploads, Contacts contacts, Parameters parameters, Access access, Clock clock) {
        this.uploads = uploads;
        this.contacts = contacts;
        this.parameters = parameters;
        this.access = access;
        this.clock = clock;
    }

    /** @return how many files were forgotten */
    int forget(Instant now) {
        Instant before = now.minus(Duration.ofDays(days(LocalDate.ofInstant(now, Turkish.ZONE))));
        return access.asSystem(() -> {
            List<UUID> forgotten = uploads.forgotten(before);
            forgotten.forEach(uploads::drop);
            contacts.forget(now);
            return forgotten.size();
        });
    }

    private int days(LocalDate today) {
        return parameters.on(PARAMETER, today).map(Parameters.Value::value).filter(v -> v.matches("[0-9]{1,4}"))
            .map(Integer::parseInt).orElse(DAYS);
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofVirtual().name("sweep").start(this::watch));
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
                forget(clock.instant());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Forgotten files could not be swept: {}", e.toString());
            }
        }
    }

    @Override
    public void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }
}
