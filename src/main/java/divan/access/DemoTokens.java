package divan.access;

import divan.kernel.Ids;
import divan.web.Assurance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bearer tokens for demonstration people; where there is no demonstration world there is nobody to give one
 * to.
 */
public final class DemoTokens {
    private static final String AS_SYSTEM = "select set_config('divan.kind', 'system', true)";

    private DemoTokens() {
    }

    /** @return the token, good for a day; empty where nobody has this name in a demonstration world */
    public static Optional<String> mint(DataSource database, String person, Instant now) {
        JdbcClient jdbc = JdbcClient.create(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        return Optional.ofNullable(transaction.execute(status -> {
            jdbc.sql(AS_SYSTEM).query().singleRow();
            return jdbc.sql(People.BY_LOGIN).param("login", person).query(UUID.class).optional()
                .map(id -> token(jdbc, id, now)).orElse(null);
        }));
    }

    /** Whether the database holds a demonstration world. */
    public static boolean isDemo(DataSource database) {
        return JdbcClient.create(database).sql(World.IS_DEMO).query(Boolean.class).optional().orElse(false);
    }

    private static String token(JdbcClient jdbc, UUID person, Instant now) {
        String secret = Sessions.random(32);
        new SessionStore(jdbc).open(new SessionStore.Begun(Ids.next(), person, Sessions.random(16),
            Way.TOKEN, new Assurance(Way.TOKEN.level(), now)), Sessions.hash(secret), now,
            now.plus(Sessions.BEARER));
        return secret;
    }
}
