package divan.database;

import java.util.Set;
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

    /**
     * Work in the transaction there is, as who it is for already, about these kinds of data as well.
     *
     * @throws IllegalStateException where nobody said who asks
     */
    public <T> T within(Set<String> kinds, Supplier<T> work) {
        RowIdentity outer = (RowIdentity) TransactionSynchronizationManager.getResource(KEY);
        if (outer == null) {
            throw new IllegalStateException("a scope without an identity");
        }
        return as(outer.within(kinds), work);
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
        rows.as(identity);
    }
}
