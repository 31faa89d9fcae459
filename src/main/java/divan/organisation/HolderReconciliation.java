package divan.organisation;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who holds which post: the act by which they do is about them and, where it names one post, names this one;
 * the act by which they no longer do is about them. Every power of an official rests on these rows.
 */
@Component
class HolderReconciliation implements Reconciliation {
    private static final String HOLDERS = """
        select post, person, made_by, ended_by from organisation.holder
        """;

    private record Row(String post, UUID person, UUID madeBy, Optional<UUID> endedBy) {
    }

    private final JdbcClient jdbc;
    private final Journal journal;

    HolderReconciliation(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "holders";
    }

    @Override
    public Reconciled reconcile() {
        List<Row> rows = jdbc.sql(HOLDERS).query((row, n) -> new Row(row.getString("post"),
            row.getObject("person", UUID.class), row.getObject("made_by", UUID.class),
            Optional.ofNullable(row.getObject("ended_by", UUID.class)))).list();
        List<Discrepancy> wrong = new ArrayList<>();
        for (Row row : rows) {
            boolean made = journal.find(row.madeBy()).filter(act -> isAbout(act, row))
                .filter(act -> act.body().getOrDefault("post", row.post()).equals(row.post())).isPresent();
            boolean ended = row.endedBy().isEmpty()
                || row.endedBy().flatMap(journal::find).filter(act -> isAbout(act, row)).isPresent();
            if (!made || !ended) {
                wrong.add(Discrepancy.of("row-differs", "organisation.holder",
                    row.post() + "/" + row.person(), made ? row.endedBy().orElseThrow() : row.madeBy()));
            }
        }
        return new Reconciled(rows.size(), 0, wrong);
    }

    private static boolean isAbout(Act act, Row row) {
        return act.subjects().contains(row.person());
    }
}
