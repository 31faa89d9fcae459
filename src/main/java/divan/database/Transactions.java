package divan.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions with an identity. The identity is set inside the transaction and ends with it; work nested
 * under another identity joins the same transaction and gives the outer identity back.
 */
@Component
public class Transactions {
    private static final Object KEY = Transactions.class;

    private final RowSecurity rows;
    private final TransactionTemplate transaction;

    Transactions(RowSecurity rows, PlatformTransactionManager manager) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(manager);
    }

    public <T> T as(RowIdentity identity, Supplier<T> work) {
        return transaction.execute(status -> {
            RowIdentity outer = (RowIdentity) TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            identify(identity);
            TransactionSynchronizationManager.bindResource(KEY, identity);
            boolean good = false;
            try {
                T result = work.get();
                good = true;
                return result;
            } finally {
                TransactionSynchronizationManager.unbindResource(KEY);
                giveBack(outer, good && !status.isRollbackOnly());
            }
        });
    }

    public void run(RowIdentity identity, Runnable work) {
        as(identity, () -> {
            work.run();
            return true;
        });
    }

    /** A transaction that failed is not asked anything more: the answer would hide what went wrong. */
    private void giveBack(@Nullable RowIdentity outer, boolean good) {
        if (outer != null) {
            TransactionSynchronizationManager.bindResource(KEY, outer);
            if (good) {
                identify(outer);
            }
        }
    }

    private void identify(RowIdentity identity) {
        rows.as(identity.kind(), identity.party(), identity.organ());
    }
}
