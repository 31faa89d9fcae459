package divan.documents;

import divan.database.RowSecurity;
import divan.database.TestCluster;
import divan.database.TestDatabase;
import divan.journal.Act;
import divan.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Journal and documents on a database of their own, at noon of the sample's day. */
final class Office implements AutoCloseable {
    private final AnnotationConfigApplicationContext program = new AnnotationConfigApplicationContext();

    /** @param data where its seals and its ledger lie */
    Office(Path data) {
        TestDatabase database = TestCluster.fresh();
        program.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("divan.data", data.toString(), "divan.address", "https://divan.example")));
        program.registerBean(DataSource.class, () -> database.app());
        program.registerBean(JdbcClient.class, () -> JdbcClient.create(program.getBean(DataSource.class)));
        program.registerBean(JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(program.getBean(DataSource.class)));
        program.registerBean(Clock.class, () -> Clock.fixed(Sample.NOON, ZoneOffset.UTC));
        program.scan("divan.database", "divan.journal", "divan.documents");
        program.refresh();
    }

    <T> T getBean(Class<T> type) {
        return program.getBean(type);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(getBean(JdbcTransactionManager.class));
    }

    <T extends @Nullable Object> T as(String kind, @Nullable UUID party, @Nullable String organ,
            Supplier<T> work) {
        return transaction().execute(_ -> {
            new RowSecurity(getBean(JdbcClient.class), Clock.systemUTC()).as(kind, party, organ);
            return work.get();
        });
    }

    void awaitSealed(UUID document) {
        Journal journal = getBean(Journal.class);
        Act ordered = as("system", null, null, () -> journal.about(document)).getFirst();
        if (!journal.await("documents", ordered.id(), Duration.ofSeconds(60))) {
            throw new AssertionError("not sealed within a minute");
        }
    }

    /** A document drawn, sealed and archived; its file. */
    byte[] issued(DocumentOrder order) {
        Documents documents = getBean(Documents.class);
        as("official", null, order.organ(), () -> documents.draw(order));
        awaitSealed(order.id());
        return as("official", null, order.organ(), () -> documents.pdf(order.id()));
    }

    @Override
    public void close() {
        program.close();
    }
}
