package divan.planning;

import divan.journal.FourEyes.Decided;
import divan.journal.ProposalRows;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each evaluation of a target against the acts by which it was written and decided. */
@Component
class EvaluationReconciliation implements Reconciliation {
    private static final List<String> VERDICTS = List.of(Evaluations.APPROVED, Evaluations.RETURNED,
        Evaluations.TAKEN_BACK);

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
        return ProposalRows.held(told, "planning.evaluation", Evaluations.EVALUATED, VERDICTS,
            rows.all().stream().map(EvaluationReconciliation::row).toList());
    }

    private static ProposalRows.Row row(Evaluation evaluation) {
        Decided decided = evaluation.decided();
        return new ProposalRows.Row(evaluation.act(), evaluation.body(), evaluation.at(), evaluation.post(),
            decided, decided == null ? "" : Evaluations.type(decided.verdict()));
    }
}
