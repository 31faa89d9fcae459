package divan.budget;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.FourEyes.Decided;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every batch against the act that proposed it and the one that decided it; acts whose batch is gone. */
@Component
class BudgetReconciliation implements Reconciliation {
    private static final String TABLE = "budget.batch";

    private final BookedBatches batches;
    private final Journal journal;

    BudgetReconciliation(BookedBatches batches, Journal journal) {
        this.batches = batches;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "budget";
    }

    @Override
    public Reconciled reconcile() {
        List<Batch> all = batches.all();
        Map<UUID, Batch> byAct = all.stream().collect(Collectors.toMap(Batch::act, batch -> batch));
        List<Discrepancy> wrong = new ArrayList<>();
        all.stream().filter(batch -> !isProposed(batch) || !isDecided(batch)).forEach(batch ->
            wrong.add(Discrepancy.of("row-differs", TABLE, batch.act(), null)));
        TreeSet<String> organs = all.stream().map(Batch::organ)
            .collect(Collectors.toCollection(TreeSet::new));
        for (String organ : organs) {
            for (Act act : journal.about(Organisation.subject(organ))) {
                if (act.type().startsWith("budget.") && !follows(act, byAct)) {
                    wrong.add(Discrepancy.of("row-gone", TABLE, act.body().getOrDefault("proposal",
                        act.id().toString()), act.id()));
                }
            }
        }
        return new Reconciled(all.size(), 0, wrong);
    }

    private boolean isProposed(Batch batch) {
        return journal.find(batch.act()).filter(act -> act.type().equals(Budget.PROPOSED)
            && act.at().equals(batch.at()) && says(act, batch)).isPresent();
    }

    private boolean isDecided(Batch batch) {
        Decided decided = batch.decided();
        return decided == null || journal.find(decided.act()).filter(act ->
            act.type().equals(Budget.type(batch.kind(), decided.verdict())) && says(act, batch)
            && batch.act().toString().equals(act.body().get("proposal"))
            && decided.answer().equals(act.body().get("answer"))).isPresent();
    }

    /** What an act says of a batch, whatever it says beside. */
    private static boolean says(Act act, Batch batch) {
        return batch.body().entrySet().stream().allMatch(said ->
            said.getValue().equals(act.body().get(said.getKey())));
    }

    private static boolean follows(Act act, Map<UUID, Batch> byAct) {
        if (act.type().equals(Budget.PROPOSED)) {
            return byAct.containsKey(act.id());
        }
        return Optional.ofNullable(byAct.get(UUID.fromString(String.valueOf(act.body().get("proposal")))))
            .map(Batch::decided).filter(decided -> decided.act().equals(act.id())).isPresent();
    }
}
