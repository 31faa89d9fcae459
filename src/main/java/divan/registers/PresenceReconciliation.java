package divan.registers;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.kernel.Turkish;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who stood before which official on which day, or about whom they began something by office, is what the act
 * says of who, for whom or about whom, where and when.
 */
@Component
class PresenceReconciliation implements Reconciliation {
    private static final String ALL = "select act, party, organ, official, day from registers.presence";

    private record Row(UUID act, UUID party, String organ, UUID official, LocalDate day) {
        boolean isTold(Act told) {
            UUID behalf = told.actor().behalf();
            return (behalf == null ? told.subjects().equals(List.of(party)) : behalf.equals(party))
                && organ.equals(told.actor().organ())
                && official.equals(told.actor().person())
                && LocalDate.ofInstant(told.at(), Turkish.ZONE).equals(day);
        }
    }

    private final JdbcClient jdbc;
    private final Journal journal;

    PresenceReconciliation(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "presence";
    }

    @Override
    public Reconciled reconcile() {
        List<Row> rows = jdbc.sql(ALL).query((row, n) -> new Row(row.getObject("act", UUID.class),
            row.getObject("party", UUID.class), row.getString("organ"),
            row.getObject("official", UUID.class), row.getObject("day", LocalDate.class))).list();
        List<Discrepancy> wrong = new ArrayList<>();
        rows.stream().filter(row -> journal.find(row.act()).filter(row::isTold).isEmpty())
            .forEach(row -> wrong.add(Discrepancy.of("row-differs", "registers.presence", row.act(),
                row.act())));
        return new Reconciled(rows.size(), 0, wrong);
    }
}
