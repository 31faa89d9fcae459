package divan.database;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions with an identity. The identity is set inside the transaction and ends with it; work nested under
 * another identity joins the same transaction and gives the outer identity back.
 */
@Component
public class Transactions {
    private static final String IDENTIFY = """
        select set_config('divan.kind', :kind, true), set_config('divan.party', :party, true),
               set_config('divan.organ', :organ, true)
        """;
    private static final Object KEY = Transactions.class;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Transactions(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    public <T> T as(RowIdentity identity, Supplier<T> work) {
        return transaction.execute(status -> {
            RowIdentity outer = (RowIdentity) TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            identify(identity);
            TransactionSynchronizationManager.bindResource(KEY, identity);
            try {
                return work.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(KEY);
                giveBack(outer, status.isRollbackOnly());
            }
        });
    }

    public void run(RowIdentity identity, Runnable work) {
        as(identity, () -> {
            work.run();
            return true;
        });
    }

    private void giveBack(@Nullable RowIdentity outer, boolean broken) {
        if (outer != null) {
            TransactionSynchronizationManager.bindResource(KEY, outer);
            if (!broken) {
                identify(outer);
            }
        }
    }

    private void identify(RowIdentity identity) {
        jdbc.sql(IDENTIFY).param("kind", identity.kind()).param("party", text(identity.party()))
            .param("organ", identity.organ() == null ? "" : identity.organ()).query().singleRow();
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
