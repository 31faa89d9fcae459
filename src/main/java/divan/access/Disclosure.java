package divan.access;

import divan.database.RowIdentity;
import divan.database.RowSecurity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of personal data to another institution's program: what it sees is one party's rows of one kind,
 * and that it saw them is an act in the organ of the institution, which the person finds among those who read
 * their data. What it may see was agreed in a protocol; who asks here has asked that.
 */
@Component
public class Disclosure {
    private static final String NUMBERS = "identity";

    /**
     * To whom, and why.
     *
     * @param organ number of the institution
     * @param basis provisions of the protocol
     * @param told what the act says beside what kind of data it was; no data itself
     */
    public record To(String organ, String purpose, List<String> basis, Map<String, Object> told) {
    }

    /** @param act by which it was read */
    public record Given<T>(T value, UUID act) {
    }

    private final Transactions transactions;
    private final HiddenReads hidden;
    private final Clock clock;

    Disclosure(Transactions transactions, HiddenReads hidden, Clock clock) {
        this.transactions = transactions;
        this.hidden = hidden;
        this.clock = clock;
    }

    /** Whose number it is: what looks it up sees numbers and nothing else. */
    public Optional<UUID> party(Supplier<Optional<UUID>> lookup) {
        return transactions.as(program(null, NUMBERS), lookup);
    }

    /**
     * What there is of the party; that nothing was there is something about them too. The act is committed
     * before the value is returned.
     *
     * @param what kind of data, as rules name it ({@code register:insurance})
     */
    public <T> Given<T> of(UUID party, String what, To to, Supplier<T> query) {
        return transactions.as(RowIdentity.SYSTEM, () -> {
            T value = transactions.as(program(party, what), query);
            Map<String, Object> body = new LinkedHashMap<>(to.told());
            body.put("what", what.replaceFirst(":.*", ""));
            return new Given<>(value, hidden.append(Act.of(clock.instant(), Actor.system(to.organ()),
                "data.read", List.of(party), to.basis(), to.purpose(), body)));
        });
    }

    private static RowIdentity program(@Nullable UUID party, String what) {
        return new RowIdentity(RowSecurity.CLIENT, party, null).within(Set.of(what));
    }
}
