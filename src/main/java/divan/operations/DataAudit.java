package divan.operations;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Checkpoint;
import divan.journal.Discrepancy;
import divan.journal.LedgerAudit;
import divan.journal.LedgerFolder;
import divan.journal.Reconciliation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything stored, held against the sealed acts: first the ledger itself, computed anew up to the
 * checkpoints that were published, then what each module says follows from it. All of it out of one snapshot,
 * so that a program at work changes nothing meanwhile.
 */
@Component
public class DataAudit {
    /** One part and how much of it was looked at. */
    public record Part(String part, long checked, long uncheckable) {
    }

    /**
     * @param acts in the ledger @param root what they lead to, hexadecimal
     * @param published how many acts the checkpoint kept outside the database covers; 0 for none
     * @param wrong empty when all is as the acts say
     */
    public record Audited(long acts, String root, long published, List<Part> parts,
            List<Discrepancy> wrong) {
    }

    private final LedgerAudit ledger;
    private final List<Reconciliation> reconciliations;
    private final Transactions transactions;
    private final TransactionTemplate snapshot;

    DataAudit(LedgerAudit ledger, List<Reconciliation> reconciliations, Transactions transactions,
            PlatformTransactionManager manager) {
        this.ledger = ledger;
        this.reconciliations = reconciliations.stream().sorted(Comparator.comparing(Reconciliation::part))
            .toList();
        this.transactions = transactions;
        this.snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param data the folder with the ledger's key and its last published checkpoint */
    public Audited whole(Path data) {
        List<Discrepancy> wrong = new ArrayList<>();
        Optional<Checkpoint> kept = kept(data, wrong);
        return snapshot.execute(_ -> transactions.as(RowIdentity.SYSTEM, () -> audited(kept, wrong)));
    }

    /** Read before the snapshot is taken, or a program at work would have published more meanwhile. */
    private static Optional<Checkpoint> kept(Path data, List<Discrepancy> wrong) {
        try {
            return new LedgerFolder(data).published();
        } catch (IllegalArgumentException e) {
            wrong.add(Discrepancy.of("ledger-file", "ledger/checkpoint", 0, null));
            return Optional.empty();
        }
    }

    private Audited audited(Optional<Checkpoint> kept, List<Discrepancy> wrong) {
        LedgerAudit.Audited acts = ledger.whole(kept.stream().toList());
        acts.wrong().stream().map(DataAudit::fault).forEach(wrong::add);
        List<Part> parts = new ArrayList<>(List.of(new Part("ledger", acts.size(), acts.erased())));
        for (Reconciliation reconciliation : reconciliations) {
            Reconciliation.Reconciled told = reconciliation.reconcile();
            parts.add(new Part(reconciliation.part(), told.checked(), told.uncheckable()));
            wrong.addAll(told.wrong());
        }
        return new Audited(acts.size(), acts.root(), kept.map(Checkpoint::size).orElse(0L),
            List.copyOf(parts), List.copyOf(wrong));
    }

    private static Discrepancy fault(LedgerAudit.Fault fault) {
        String table = fault.what().equals("act") ? "journal.act_seq" : "journal." + fault.what();
        return Discrepancy.of("ledger-" + fault.what(), fault.what().equals("root") ? "journal.head" : table,
            fault.position(), null);
    }
}
