package divan.planning;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.FourEyes.Decided;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Each evaluation of a target against the acts by which it was written and decided. */
@Component
class EvaluationReconciliation implements Reconciliation {
    private static final String TABLE = "planning.evaluation";
    private static final List<String> TYPES = List.of(Evaluations.EVALUATED, Evaluations.APPROVED,
        Evaluations.RETURNED, Evaluations.TAKEN_BACK);

    private final EvaluationRows rows;
    private final Told told;

    EvaluationReconciliation(EvaluationRows rows, Told told) {
        this.rows = rows;
        this.told = told;
    }

    @Override
    public String part() {
        return "evaluations";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        Map<UUID, Act> acts = new HashMap<>();
        told.each(TYPES, act -> acts.put(act.id(), act));
        List<Evaluation> all = rows.all();
        all.stream().filter(one -> !isSaid(one, acts)).forEach(one ->
            wrong.add(Discrepancy.of("row-differs", TABLE, one.act(), one.act())));
        List<UUID> kept = all.stream().map(Evaluation::act).toList();
        acts.values().stream().filter(act -> act.type().equals(Evaluations.EVALUATED)
                && !kept.contains(act.id()))
            .forEach(act -> wrong.add(Discrepancy.of("row-gone", TABLE, act.id(), act.id())));
        return new Reconciled(all.size(), 0, wrong);
    }

    private static boolean isSaid(Evaluation row, Map<UUID, Act> acts) {
        Act made = acts.get(row.act());
        Decided decided = row.decided();
        Act by = decided == null ? null : acts.get(decided.act());
        boolean open = acts.values().stream().noneMatch(act -> row.act().toString()
            .equals(act.body().get("proposal")));
        return made != null && made.type().equals(Evaluations.EVALUATED) && made.body().equals(row.body())
            && made.at().equals(row.at()) && Objects.equals(made.actor().post(), row.post())
            && (decided == null ? open : by != null && by.type().equals(Evaluations.type(decided.verdict()))
                && by.body().entrySet().containsAll(row.body().entrySet()) && by.at().equals(decided.at())
                && Objects.equals(by.actor().post(), decided.post())
                && decided.answer().equals(by.body().get("answer")));
    }
}
