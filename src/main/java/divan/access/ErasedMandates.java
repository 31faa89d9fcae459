package divan.access;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Erasing;
import divan.journal.Extent;
import divan.journal.Hindrance;
import divan.journal.Journal;
import divan.kernel.Turkish;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mandates of whoever is erased go. Where they acted for somebody else the mandate is that person's too: it
 * ends, by an act which does not name who is erased and of which that person is told, and the name goes.
 */
@Component
@Order(9)
class ErasedMandates implements Erasing {
    private static final String BASIS = "6698/7/1";
    private static final String ENDED = "mandate.ended";
    private static final Set<Mandate.State> OPEN = Set.of(Mandate.State.WAITING, Mandate.State.COMING,
        Mandate.State.STANDS);
    private static final String ERASE = "select access.erase_mandates(:parties)";

    private final JdbcClient jdbc;
    private final Mandates mandates;
    private final Journal journal;
    private final Clock clock;

    ErasedMandates(JdbcClient jdbc, Mandates mandates, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.mandates = mandates;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "mandates";
    }

    /** Otherwise what else was done by the mandate would stand on nothing. */
    @Override
    public List<Hindrance> hindrances(Extent extent, LocalDate today) {
        return extent.kind() != Extent.Kind.ACT ? List.of() : extent.targets().stream()
            .flatMap(id -> journal.find(id).stream()).filter(act -> act.type().startsWith("mandate."))
            .flatMap(act -> act.subjects().stream()).flatMap(id -> mandates.find(id).stream())
            .map(mandate -> new Hindrance("act-of-mandate", mandate.kind().code(), null,
                List.of(mandate.kind().basis()), true)).distinct().toList();
    }

    @Override
    public long erase(Extent extent) {
        Instant now = clock.instant();
        Set<UUID> erased = Set.of(extent.parties());
        for (UUID party : erased) {
            mandates.of(party).stream().filter(mandate -> !erased.contains(mandate.principal()))
                .forEach(mandate -> end(mandate, now));
        }
        return jdbc.sql(ERASE).param("parties", extent.parties()).query(Long.class).single();
    }

    private void end(Mandate mandate, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        if (!OPEN.contains(mandate.on(today))) {
            return;
        }
        Actor program = mandate.organ() == null ? Actor.system() : Actor.system(mandate.organ());
        UUID act = journal.append(Act.of(now, program, ENDED, List.of(mandate.principal(), mandate.id()),
            List.of(BASIS), "mandates", Map.of("mandate", mandate.id().toString(), "on", today.toString())));
        mandates.end(mandate.id(), today, act);
    }
}
