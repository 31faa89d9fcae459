package divan.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database made for a test. */
public record TestDatabase(DatabaseAddress adminAddress, DatabaseAddress ownerAddress,
        DatabaseAddress appAddress) {
    /** As the superuser, who passes by row-level security: for looking at what is really there. */
    public DataSource admin() {
        return adminAddress.dataSource();
    }

    /** As the owner of the schemas. */
    public DataSource owner() {
        return ownerAddress.dataSource();
    }

    /** A new pool as the application role, as the program has it. */
    public HikariDataSource app() {
        return Database.pool(appAddress, 8);
    }

    /** One piece of work in one transaction of the application role, for this kind, party and organ. */
    public static <T extends @Nullable Object> T as(DataSource app, String kind, @Nullable UUID party,
            @Nullable String organ, Supplier<T> work) {
        RowSecurity security = new RowSecurity(JdbcClient.create(app), Clock.systemUTC());
        return new TransactionTemplate(new DataSourceTransactionManager(app)).execute(status -> {
            security.as(kind, party, organ);
            return work.get();
        });
    }
}
