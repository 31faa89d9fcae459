package divan.budget;

import divan.budget.Movement.Kind;
import divan.journal.FourEyes.Decided;
import divan.journal.ProposalRows;
import divan.journal.Reconciliation;
import divan.journal.Told;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every batch against the act that proposed it and the one that decided it; acts whose batch is gone. */
@Component
class BudgetReconciliation implements Reconciliation {
    private static final List<String> VERDICTS = Stream.concat(Arrays.stream(Kind.values()).map(Kind::act),
        Stream.of(Budget.RETURNED, Budget.TAKEN_BACK)).toList();

    private final BookedBatches batches;
    private final Told told;

    BudgetReconciliation(BookedBatches batches, Told told) {
        this.batches = batches;
        this.told = told;
    }

    @Override
    public String part() {
        return "budget";
    }

    @Override
    public Reconciled reconcile() {
        return ProposalRows.held(told, "budget.batch", Budget.PROPOSED, VERDICTS,
            batches.all().stream().map(BudgetReconciliation::row).toList());
    }

    private static ProposalRows.Row row(Batch batch) {
        Decided decided = batch.decided();
        return new ProposalRows.Row(batch.act(), batch.body(), batch.at(), batch.post(), decided,
            decided == null ? "" : Budget.type(batch.kind(), decided.verdict()));
    }
}
