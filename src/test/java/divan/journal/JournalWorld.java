package divan.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module as the program runs it, on a database and a data folder of its own. */
final class JournalWorld implements AutoCloseable {
    static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");
    static final String ORGAN = "90000001";
    final TestDatabase database;
    final Path data;
    private @Nullable AnnotationConfigApplicationContext context;

    private JournalWorld(TestDatabase database, Path data) {
        this.database = database;
        this.data = data;
    }

    /** Created and not yet started. */
    static JournalWorld at(TestDatabase database, Path data) {
        return new JournalWorld(database, data);
    }

    static JournalWorld fresh() {
        try {
            return at(new TestDatabase(), Files.createTempDirectory(Path.of("target"), "journal-data"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JournalWorld start() {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("divan.data", data.toString())));
        context.registerBean(DataSource.class, database::app, bean -> bean.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database.app()));
        context.registerBean(PlatformTransactionManager.class,
                () -> new JdbcTransactionManager(database.app()));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.scan("divan.journal", "divan.database");
        context.refresh();
        return this;
    }

    void stop() {
        if (context != null) {
            context.close();
        }
        context = null;
    }

    @Override
    public void close() {
        stop();
        database.close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Journal journal() {
        return bean(Journal.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(bean(PlatformTransactionManager.class));
    }

    /** Runs in a transaction that sees what such a caller may see. */
    <T> T as(String kind, @Nullable UUID party, @Nullable String organ, Supplier<T> work) {
        return transaction().execute(_ -> {
            jdbc().sql("""
                    select set_config('divan.kind', :kind, true), set_config('divan.party', :party, true),
                           set_config('divan.organ', :organ, true)
                    """).param("kind", kind).param("party", party == null ? "" : party.toString())
                    .param("organ", organ == null ? "" : organ).query().singleRow();
            return work.get();
        });
    }

    <T> T asSystem(Supplier<T> work) {
        return as("system", null, null, work);
    }

    UUID append(Act act) {
        return asSystem(() -> journal().append(act));
    }

    static Act act(String what, UUID... subjects) {
        return Act.of(AT, Actor.official(new UUID(7, 7), "ankara-director", ORGAN, List.of("d-1")),
                "case.decided",
                List.of(subjects), List.of("6458/31/1-a"), "residence-permit", Map.of("what", what));
    }

    Receipt awaitReceipt(UUID act) {
        return await("a receipt", () -> asSystem(() -> journal().receipt(act)));
    }

    void awaitSize(long size) {
        await("size " + size, () -> journal().size() >= size ? Optional.of(size) : Optional.empty());
    }

    void awaitCheckpoint(long size) {
        await("checkpoint " + size,
                () -> bean(Ledger.class).publishedSize() >= size ? Optional.of(size) : Optional.empty());
    }

    /** Waits long, so that only what never happens fails. */
    static <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            sleep();
        }
        throw new AssertionError("waited in vain for " + what);
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
