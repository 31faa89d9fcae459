package divan.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bodies of acts go by an erasure and stay gone: which ones, the act of the erasure says by their ids.
 * Without it somebody could take the body of any act away behind the program and call it erased.
 */
@Component
final class ErasedBodies implements Reconciliation {
    static final String DONE = "erasure.done";
    private static final String ACT = "journal.act";
    private static final String GONE =
            "select id, at from journal.act where body is null order by id";
    private static final String BACK = """
            select id from journal.act where id = any(:acts) and body is not null and type <> all(:kept)
            order by id
            """;

    private record Gone(UUID id, Instant at) {
    }

    private final JdbcClient jdbc;
    private final Told told;

    ErasedBodies(JdbcClient jdbc, Told told) {
        this.jdbc = jdbc;
        this.told = told;
    }

    @Override
    public String part() {
        return "erased";
    }

    @Override
    public Reconciled reconcile() {
        Set<UUID> erased = new HashSet<>();
        List<Instant> unsaid = new ArrayList<>(List.of(Instant.MIN));
        told.each(List.of(DONE, Act.ERASED), act -> said(act, erased, unsaid));
        List<Gone> gone = jdbc.sql(GONE).query((row, _) -> new Gone(row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant())).list();
        List<Gone> alone = gone.stream().filter(act -> !erased.contains(act.id())).toList();
        List<Discrepancy> wrong = new ArrayList<>(alone.stream()
                .filter(act -> act.at().isAfter(unsaid.getLast()))
                .map(act -> Discrepancy.of("body-missing", ACT, act.id(), act.id())).toList());
        int uncheckable = alone.size() - wrong.size();
        jdbc.sql(BACK).param("acts", erased.toArray(UUID[]::new))
                .param("kept", ErasedActs.KEPT.toArray(String[]::new)).query(UUID.class).list()
                .forEach(act -> wrong.add(Discrepancy.of("body-back", ACT, act, act)));
        return new Reconciled(gone.size() - uncheckable, uncheckable, wrong);
    }

    /** An erasure of earlier days did not say which: what is older than it cannot be checked. */
    private static void said(Act act, Set<UUID> erased, List<Instant> unsaid) {
        if (act.body().get("act") instanceof String one) {
            erased.add(UUID.fromString(one));
        } else if (act.body().get("bodies") instanceof List<?> all) {
            all.forEach(id -> erased.add(UUID.fromString(String.valueOf(id))));
        } else {
            unsaid.add(act.at());
        }
    }
}
