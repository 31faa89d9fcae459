package divan.budget;

import divan.journal.Journal;
import divan.journal.ProposalRows;
import divan.journal.ProposalRows.Row;
import divan.journal.Reconciliation;
import divan.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Every batch of movements against the acts that proposed and decided it. */
@Component
class BudgetReconciliation implements Reconciliation {
    private final BookedBatches rows;
    private final Journal journal;

    BudgetReconciliation(BookedBatches rows, Journal journal) {
        this.rows = rows;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "budget";
    }

    @Override
    public Reconciled reconcile() {
        return ProposalRows.held(journal, "budget.batch", Budget.PROPOSED, "budget.",
            rows.all().stream().map(row -> new Row(row.act(), Organisation.subject(row.organ()), row.body(), row.decided(),
                row.decided() == null ? "" : Budget.type(row.kind(), row.decided().verdict()))).toList());
    }
}
