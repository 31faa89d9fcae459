package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The link by which a real installation gets its first administrator. Where the demonstration world is, there
 * is none: its people are made with it.
 */
@Component
public class SetUp {
    private static final String AS_SYSTEM = "select set_config('divan.kind', 'system', true)";
    private static final String ANYBODY = """
        select exists (select from access.password w join access.person p on p.id = w.person
                       where p.deactivated is null)
        """;

    private final Administrators administrators;
    private final Links links;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean demo;

    SetUp(Administrators administrators, Links links, Transactions transactions, Clock clock,
            @Value("${divan.demo}") boolean demo) {
        this.administrators = administrators;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
        this.demo = demo;
    }

    /** A new link's path while there is no administrator; an older one ends with it. */
    public Optional<String> path() {
        return demo ? Optional.empty() : transactions.as(RowIdentity.SYSTEM, () ->
            administrators.today(clock.instant()).isEmpty()
                ? Optional.of(path(links.make(null, clock.instant()))) : Optional.empty());
    }

    static String path(String secret) {
        return "/tr/welcome/" + secret;
    }

    /** What an operator's command gets. */
    public sealed interface Offer {
        record Path(String path) implements Offer {
        }

        /** Somebody can sign in already. */
        record Administered() implements Offer {
        }

        record DemonstrationWorld() implements Offer {
        }

        /** The pages have never been started on this database. */
        record Untouched() implements Offer {
        }
    }

    /**
     * For an operator who has the data folder, beside the running program.
     *
     * @param another also where there is an administrator, for instance one who lost everything
     */
    public static Offer offer(DataSource database, Instant now, boolean another) {
        JdbcClient jdbc = JdbcClient.create(database);
        return new TransactionTemplate(new JdbcTransactionManager(database)).execute(status -> {
            jdbc.sql(AS_SYSTEM).query().singleRow();
            Optional<Boolean> isDemo = jdbc.sql(World.IS_DEMO).query(Boolean.class).optional();
            if (isDemo.isEmpty() || isDemo.get()) {
                return isDemo.isEmpty() ? new Offer.Untouched() : new Offer.DemonstrationWorld();
            }
            boolean administered = jdbc.sql(ANYBODY).query(Boolean.class).single();
            return administered && !another ? new Offer.Administered()
                : new Offer.Path(path(new Links(jdbc).make(null, now)));
        });
    }
}
