package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Journal;
import divan.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The one way to personal data and to writing as somebody. */
@Component
public class Access {
    private final Transactions transactions;
    private final Journal journal;
    private final SessionStore sessions;
    private final SecurityLog log;
    private final Clock clock;

    Access(Transactions transactions, Journal journal, SessionStore sessions, SecurityLog log, Clock clock) {
        this.transactions = transactions;
        this.journal = journal;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Reads personal data as the caller. The act of reading is committed before the value is returned.
     *
     * @param what the kind of data, text key {@code read.what-<what>}; never the data itself
     */
    public <T> T read(Caller caller, Purpose purpose, String what, Supplier<Reading<T>> query) {
        return transactions.as(caller.rows(), () -> {
            Reading<T> reading = query.get();
            if (!reading.subjects().isEmpty()) {
                journal.append(Act.of(clock.instant(), caller.actor(), "data.read", reading.subjects(),
                    reading.basis().isEmpty() ? List.of(purpose.basis()) : reading.basis(), purpose.code(),
                    Map.of("what", what)));
            }
            return reading.value();
        });
    }

    /**
     * Work as the caller that shows nobody's data to a person: checks before a write, counts, one's own
     * drafts.
     */
    public <T> T as(Caller caller, Supplier<T> work) {
        return transactions.as(caller.rows(), work);
    }

    /**
     * Writes as the caller, in one transaction, and remembers the act in the session, so that the writer's
     * next page can wait for whatever follows the journal.
     */
    public <T extends Written> T write(Caller caller, Supplier<T> work) {
        return transactions.as(caller.rows(), () -> {
            T written = work.get();
            if (caller.session() != null && !written.act().equals(Written.NOTHING)) {
                sessions.wrote(caller.session(), written.act());
            }
            return written;
        });
    }

    /** The program itself: followers, timers, the demonstration world. */
    public <T> T asSystem(Supplier<T> work) {
        return transactions.as(RowIdentity.SYSTEM, work);
    }

    /** Public facts, as nobody in particular. */
    public <T> T asAnybody(Supplier<T> work) {
        return transactions.as(RowIdentity.ANONYMOUS, work);
    }

    /** The caller's own sign-ins, newest first, as plain maps of instants in ISO text. */
    public List<Map<String, String>> visits(Caller caller) {
        UUID person = java.util.Objects.requireNonNull(caller.person());
        return transactions.as(caller.rows(), () -> sessions.of(person)).stream().map(visit -> {
            Map<String, String> plain = new LinkedHashMap<>();
            plain.put("opened", visit.opened().toString());
            plain.put("expires", visit.expires().toString());
            plain.put("closed", visit.closed() == null ? "" : visit.closed().toString());
            plain.put("kind", visit.bearer() ? "token" : "browser");
            return plain;
        }).toList();
    }

    /** What happened at the caller's own door, newest first. */
    public List<AccountView.Event> events(Caller caller) {
        UUID person = java.util.Objects.requireNonNull(caller.person());
        return transactions.as(caller.rows(), () -> log.all(person));
    }

    public Instant now() {
        return clock.instant();
    }

    /** The result of a write names the act by which it happened, or {@link #NOTHING} where nothing did. */
    public interface Written {
        UUID NOTHING = new UUID(0, 0);

        UUID act();
    }
}
