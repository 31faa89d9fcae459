package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What stands at the door, for whoever lets people in or lets them change their keys: credentials and how
 * they are judged, ways in, sessions, the log. It is asked as the system, because whoever knocks is nobody
 * yet.
 */
@Component
record Doorway(Credentials credentials, Passwords passwords, Passkeys passkeys, Attempts attempts,
        Entrances entrances, Sessions sessions, SecurityLog log, Transactions transactions, Clock clock) {

    <T> T asSystem(Supplier<T> work) {
        return transactions.as(RowIdentity.SYSTEM, work);
    }

    void run(Runnable work) {
        transactions.run(RowIdentity.SYSTEM, work);
    }

    Instant now() {
        return clock.instant();
    }
}
