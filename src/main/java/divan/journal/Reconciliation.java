package divan.journal;

import java.util.List;

/**
 * What a module keeps, held against the acts that made it. Somebody who can write to the database without
 * the program can change both; but not the acts, because the ledger's root over them is signed with a key
 * that is not in the database. Each module says of its own tables how they follow from acts.
 */
public interface Reconciliation {
    /**
     * @param checked how many things were held against their acts
     * @param uncheckable how many could not be, because an act was erased or is older than its proof
     * @param wrong empty when all is well
     */
    record Reconciled(long checked, long uncheckable, List<Discrepancy> wrong) {
        public Reconciled {
            wrong = List.copyOf(wrong);
        }
    }

    /** Of which things: its words are {@code verify-data.part-<part>}. */
    String part();

    /** Reads only; runs in a transaction of the system. */
    Reconciled reconcile();
}
