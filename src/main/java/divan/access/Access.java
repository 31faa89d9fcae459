package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.organisation.Organisation;
import divan.organisation.SigningRight;
import divan.policy.Asked;
import divan.policy.Relation;
import divan.policy.Rulebook;
import divan.policy.Ruling;
import divan.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The one way to personal data and to writing as somebody. */
@Component
public class Access {
    private final Transactions transactions;
    private final HiddenReads hidden;
    private final SessionStore sessions;
    private final SecurityLog log;
    private final Rulebook book;
    private final Organisation organisation;
    private final Clock clock;

    Access(Transactions transactions, HiddenReads hidden, SessionStore sessions, SecurityLog log,
            Rulebook book, Organisation organisation, Clock clock) {
        this.book = book;
        this.organisation = organisation;
        this.transactions = transactions;
        this.hidden = hidden;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Reads personal data as the caller, about themselves, about whom they act for (then whatever was to be
     * read as one's own is read for representation) or, for an official, of their organ, where the
     * {@link Rulebook} has a rule for it. The act of reading is committed before the value is returned.
     *
     * @param what the kind of data, as rules name it; text key {@code read.what-<kind>}; never the data
     * itself
     * @throws Failure FORBIDDEN ({@code no-rule}) where no rule lets them; NOT_FOUND where one would, were it
     * theirs: that data of others exist is personal data too
     */
    public <T> T read(Caller caller, Purpose purpose, String what, Supplier<Reading<T>> query) {
        return read(caller, purpose, what, whose(caller, purpose), query);
    }

    /** @param whose what the data are to the caller */
    public <T> T read(Caller caller, Purpose asked, String what, Relation whose,
            Supplier<Reading<T>> query) {
        Purpose purpose = asked.equals(Purpose.OWN) ? own(caller) : asked;
        Predicate<String> has = has(caller);
        require(caller, has, purpose, what, whose);
        return read(rows(caller, has, purpose, whose), caller, purpose, Map.of("what", kind(what)), query);
    }

    /**
     * Reads what an official opened in an emergency; row-level security shows them the one case of it, until
     * its time is over.
     *
     * @param basis on which it was opened
     */
    public <T> T inEmergency(Caller caller, UUID emergency, List<String> basis, String what,
            Supplier<Reading<T>> query) {
        Predicate<String> has = has(caller);
        require(caller, has, Purpose.EMERGENCY, what, Relation.EMERGENCY);
        return read(rows(caller, has, Purpose.EMERGENCY, Relation.EMERGENCY).during(emergency), caller,
            Purpose.EMERGENCY, Map.of("what", kind(what), "emergency", emergency.toString()),
            () -> query.get().on(basis));
    }

    private <T> T read(RowIdentity rows, Caller caller, Purpose purpose, Map<String, Object> told,
            Supplier<Reading<T>> query) {
        return transactions.as(rows, () -> {
            Reading<T> reading = query.get();
            if (!reading.subjects().isEmpty()) {
                hidden.append(Act.of(clock.instant(), caller.actor(), "data.read",
                    caller.about(reading.subjects()), reading.basis().isEmpty() ? List.of(purpose.basis())
                    : reading.basis(), purpose.code(), told));
            }
            return reading.value();
        });
    }

    /** Of {@code register:insurance}, that it was a register. */
    private static String kind(String what) {
        return what.replaceFirst(":.*", "");
    }

    /** What is read as one's own is read for another's sake where somebody acts for another. */
    private static Purpose own(Caller caller) {
        Caller.Behalf behalf = caller.behalf();
        return behalf != null ? Purpose.representing(behalf.kind())
            : caller.isAssisting() ? Purpose.COUNTER : Purpose.OWN;
    }

    /** An official reads registers within what the book gives them for this purpose. */
    private RowIdentity rows(Caller caller, Predicate<String> has, Purpose purpose, Relation whose) {
        Relation theirs = whose == Relation.EMERGENCY ? whose : Relation.OWN_ORGAN;
        return caller.isOfficial() ? caller.rows().within(book.scope(has, theirs, purpose.code()))
            : caller.rows();
    }

    private void require(Caller caller, Predicate<String> has, Purpose purpose, String what,
            Relation whose) {
        if (ruling(caller, has, purpose.code(), what, whose) instanceof Ruling.Denied denied) {
            throw denied.why() == Ruling.Why.NOT_THEIRS || !caller.isOfficial() ? Failure.notFound()
                : Failure.forbidden("no-rule");
        }
    }

    private Ruling ruling(Caller caller, Predicate<String> has, String purpose, String what,
            Relation whose) {
        return caller.isSignedIn() ? book.ask(new Asked(caller.isOfficial(), has, whose, what, purpose))
            : new Ruling.Denied(Ruling.Why.NOT_THEM);
    }

    private static Relation whose(Caller caller, Purpose purpose) {
        if (!caller.isOfficial()) {
            return caller.behalf() == null ? Relation.SELF : Relation.REPRESENTED;
        }
        return purpose.equals(Purpose.EMERGENCY) ? Relation.EMERGENCY : Relation.OWN_ORGAN;
    }

    /** Functions of the caller's post today: by office, by delegation, as a deputy. Each is asked once. */
    private Predicate<String> has(Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Turkish.ZONE);
        Map<String, Boolean> known = new HashMap<>();
        return function -> known.computeIfAbsent(function, f -> caller.may(f) || caller.post() != null
            && !(organisation.right(caller.post(), f, today) instanceof SigningRight.None));
    }

    /**
     * For what an official may read this of their organ; empty where for nothing. Where for several things,
     * for the first: a service names them in the order of its steps.
     */
    public Optional<Purpose> purpose(Caller caller, String what) {
        return book.open(true, has(caller), Relation.OWN_ORGAN, what).stream().findFirst().map(rule ->
            new Purpose(rule.purpose(), rule.basis().stream().findFirst().orElse(Purpose.CASEWORK.basis())));
    }

    /** Services whose cases an official's post has to do with today. */
    public List<String> services(Caller caller) {
        return book.which("case", has(caller));
    }

    /**
     * Fields of a register that an official may read for a purpose, none where only that a row is there and
     * its days; empty where not even that.
     */
    public Optional<Set<String>> fields(Caller caller, Purpose purpose, String what) {
        return ruling(caller, has(caller), purpose.code(), what, whose(caller, purpose)) instanceof
            Ruling.Allowed allowed ? Optional.of(allowed.fields()) : Optional.empty();
    }

    /**
     * Work as the caller that shows nobody's data to a person: checks before a write, counts, one's own
     * drafts. An official sees no register here.
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
        UUID person = Objects.requireNonNull(caller.person());
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
        UUID person = Objects.requireNonNull(caller.person());
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
