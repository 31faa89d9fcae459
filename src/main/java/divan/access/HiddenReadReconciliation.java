package divan.access;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Each hidden read against its act and those that ended or extended its hiding; none is missing. */
@Component
class HiddenReadReconciliation implements Reconciliation {
    private static final String TABLE = "access.hidden_read";

    private final HiddenReadRows rows;
    private final Journal journal;
    private final Told told;

    HiddenReadReconciliation(HiddenReadRows rows, Journal journal, Told told) {
        this.rows = rows;
        this.journal = journal;
        this.told = told;
    }

    @Override
    public String part() {
        return "hidden-reads";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        Set<UUID> known = new HashSet<>();
        long uncheckable = 0;
        List<HiddenReadRows.Row> all = rows.all();
        for (HiddenReadRows.Row row : all) {
            known.add(row.act());
            Act read = journal.find(row.act()).orElse(null);
            if (read != null && read.erased()) {
                uncheckable++;
            } else if (read == null || !follows(row, read, journal.about(row.act()))) {
                wrong.add(Discrepancy.of("row-differs", TABLE, row.act(), row.act()));
            }
        }
        told.each(List.of("data.read"), act -> {
            if (act.body().containsKey(HiddenReads.UNTIL) && !known.contains(act.id())) {
                wrong.add(Discrepancy.of("row-gone", TABLE, act.id(), act.id()));
            }
        });
        return new Reconciled(all.size(), uncheckable, wrong);
    }

    private static boolean follows(HiddenReadRows.Row row, Act read, List<Act> acts) {
        String until = acts.stream().filter(act -> act.type().equals(HiddenReads.EXTENDED))
            .map(act -> String.valueOf(act.body().get("until"))).reduce((before, after) -> after)
            .orElse(String.valueOf(read.body().get(HiddenReads.UNTIL)));
        UUID ended = acts.stream().filter(act -> act.type().equals(HiddenReads.ENDED)).map(Act::id)
            .findFirst().orElse(null);
        return row.until().toString().equals(until) && Objects.equals(row.endedBy(), ended)
            && row.purpose().equals(read.purpose()) && Objects.equals(row.organ(), read.actor().organ());
    }
}
