package divan.access;

import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps officials from deciding where they have an interest of their own, outside of cases too, which ask by
 * themselves.
 */
@Component
public class Conflicts {
    static final String KEPT_OUT = "office.kept-out";

    private final List<Conflict> known;
    private final Journal journal;
    private final Access access;

    Conflicts(List<Conflict> known, Journal journal, Access access) {
        this.known = known;
        this.journal = journal;
        this.access = access;
    }

    /**
     * Call it outside the transaction that it guards: the act of keeping out is committed before this throws.
     *
     * @param what is decided: the act's purpose
     * @throws Failure FORBIDDEN with the reason
     */
    public void bar(Caller caller, String what, Collection<UUID> parties, Collection<UUID> cases) {
        UUID official = Objects.requireNonNull(caller.person());
        Optional<Conflict.Found> found = access.asSystem(() -> known.stream().flatMap(one ->
            one.between(official, parties, cases).stream()).findFirst());
        found.ifPresent(one -> {
            access.as(caller, () -> journal.append(Act.of(access.now(), caller.actor(), KEPT_OUT,
                List.of(one.about()), List.of(), what, Map.of("why", one.code()))));
            throw new Failure(Failure.Kind.FORBIDDEN, Violation.of(one.code(), ""));
        });
    }
}
