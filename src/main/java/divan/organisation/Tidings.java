package divan.organisation;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever changes the state goes on, after the commit, only when the copy in this program's memory knows of
 * it: whoever is told that something was done is never answered as if it were not.
 */
@Component
class Tidings {
    private final StateCopy copy;

    Tidings(StateCopy copy) {
        this.copy = copy;
    }

    /** In a transaction that changes the state, as often as one likes; outside of one it does nothing. */
    void tell() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                .noneMatch(Telling.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new Telling(copy));
        }
    }

    private static final class Telling implements TransactionSynchronization {
        private final StateCopy copy;
        private @Nullable String ping;

        Telling(StateCopy copy) {
            this.copy = copy;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (copy.isUsed()) {
                ping = copy.announce();
            }
        }

        @Override
        public void afterCommit() {
            if (ping != null) {
                copy.settle(ping);
            } else if (copy.isUsed()) {
                copy.forget();
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (ping != null) {
                copy.unannounce(ping);
            }
        }
    }
}
