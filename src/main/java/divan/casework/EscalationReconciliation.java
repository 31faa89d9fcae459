package divan.casework;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was told of which late case, in every column that acts say, and what they answered. */
@Component
class EscalationReconciliation implements Reconciliation {
    private static final String TABLE = "casework.escalation";
    private static final String ALL = "select * from casework.escalation order by id";

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Told told;

    EscalationReconciliation(JdbcClient jdbc, Journal journal, Told told) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.told = told;
    }

    @Override
    public String part() {
        return "escalations";
    }

    @Override
    public Reconciled reconcile() {
        Map<UUID, Escalation> rows = new HashMap<>();
        jdbc.sql(ALL).query(EscalationRows::escalation).list().forEach(row -> rows.put(row.id(), row));
        long all = rows.size();
        List<Discrepancy> wrong = new ArrayList<>();
        told.each(List.of(Escalations.ESCALATED), act -> {
            Escalation row = rows.remove(act.id());
            if (!act.erased() && (row == null || !said(row, act))) {
                wrong.add(Discrepancy.of(row == null ? "row-gone" : "row-differs", TABLE, act.id(),
                    act.id()));
            }
        });
        rows.keySet().forEach(id -> wrong.add(Discrepancy.of("row-differs", TABLE, id, null)));
        return new Reconciled(all, 0, wrong);
    }

    private boolean said(Escalation row, Act act) {
        Map<String, Object> body = act.body();
        return act.subjects().equals(List.of(row.caseId())) && row.organ().equals(act.actor().organ())
            && List.of(row.no(), row.due().toString(), String.valueOf(row.step()),
                String.valueOf(row.highest()), row.told(), row.day().toString()).equals(
                List.of(text(body, "no"), text(body, "due"), text(body, "step"), text(body, "highest"),
                text(body, "told"), text(body, "day")))
            && (row.answeredBy() == null || journal.find(row.answeredBy()).filter(answer -> answer.erased()
                || answer.type().equals(Escalations.ANSWERED)
                && text(answer.body(), "escalation").equals(row.id().toString())
                && text(answer.body(), "answer").equals(row.answer())).isPresent());
    }

    private static String text(Map<String, Object> body, String key) {
        return Objects.toString(body.get(key), "");
    }
}
