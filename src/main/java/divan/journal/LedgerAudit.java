package divan.journal;

import divan.database.RowIdentity;
import divan.database.Transactions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Computes the whole ledger anew from what is stored: every act against its leaf, every leaf into the tree,
 * every full tile, the root, and the published checkpoint with its signature. Trusts nothing but the key.
 * About 100,000 acts in a few seconds, a thousand in memory at a time.
 */
@Component
public class LedgerAudit {
    private static final int PAGE = 1000;

    /**
     * @param size how many acts were computed
     * @param root what they lead to, hexadecimal
     * @param wrong what contradicts itself, in order; empty when all is well
     */
    public record Audited(long size, String root, long erased, List<Fault> wrong) {
    }

    /**
     * @param what {@code act}, {@code tile}, {@code root}, {@code checkpoint} @param position of the act or
     * tile
     */
    public record Fault(String what, long position) {
    }

    private final Acts acts;
    private final Ledger ledger;
    private final LedgerKey key;
    private final Transactions transactions;

    LedgerAudit(Acts acts, Ledger ledger, LedgerKey key, Transactions transactions) {
        this.acts = acts;
        this.ledger = ledger;
        this.key = key;
        this.transactions = transactions;
    }

    public Audited whole() {
        return whole(List.of());
    }

    /**
     * @param kept checkpoints that were published and kept outside the database: who can write to the
     *        database can write another ledger there, but not one that leads to these
     */
    public Audited whole(List<Checkpoint> kept) {
        return transactions.as(RowIdentity.SYSTEM, () -> new Run(kept).whole());
    }

    private final class Run {
        private final List<Fault> wrong = new ArrayList<>();
        private final Tree tree = new Tree();
        private final List<Checkpoint> published;
        private long erased;

        private Run(List<Checkpoint> kept) {
            this.published = new ArrayList<>(kept);
            try {
                ledger.published().map(n -> Checkpoint.read(n, key.verifier())).ifPresent(published::add);
            } catch (IllegalArgumentException e) {
                wrong.add(new Fault("checkpoint", 0));
            }
        }

        Audited whole() {
            Ledger.Head head = ledger.head();
            for (List<Acts.Sealed> page = page(head); !page.isEmpty(); page = page(head)) {
                page.forEach(this::add);
            }
            if (tree.size() != head.size() || !MessageDigest.isEqual(tree.root(), head.root())) {
                wrong.add(new Fault("root", head.size()));
            }
            published.stream().filter(checkpoint -> checkpoint.size() > tree.size()).forEach(this::broken);
            return new Audited(tree.size(), HexFormat.of().formatHex(tree.root()), erased,
                List.copyOf(wrong));
        }

        /** Not beyond the head as it was at the beginning: a program at work goes on numbering. */
        private List<Acts.Sealed> page(Ledger.Head head) {
            return acts.sealedAfter(tree.size(), (int) Math.min(PAGE, head.size() - tree.size()));
        }

        private void add(Acts.Sealed sealed) {
            check(sealed);
            for (Tree.Full full : tree.add(List.of(Merkle.leaf(sealed.leaf())))) {
                if (!ledger.holds(full)) {
                    wrong.add(new Fault("tile", full.index()));
                }
            }
            published.stream().filter(checkpoint -> checkpoint.size() == tree.size()
                    && !MessageDigest.isEqual(checkpoint.root(), tree.root())).forEach(this::broken);
        }

        private void broken(Checkpoint checkpoint) {
            Fault fault = new Fault("checkpoint", checkpoint.size());
            if (!wrong.contains(fault)) {
                wrong.add(fault);
            }
        }

        /** An act that is missing, or whose stored bytes do not lead to its leaf. */
        private void check(Acts.Sealed sealed) {
            Leaf.Opening body = sealed.body();
            erased += body == null ? 1 : 0;
            byte[] second = body == null ? Leaf.bodyHash(sealed.leaf()) : body.hash();
            if (sealed.position() != tree.size() + 1
                    || !MessageDigest.isEqual(Leaf.of(sealed.envelope().hash(), second), sealed.leaf())) {
                wrong.add(new Fault("act", sealed.position()));
            }
        }
    }
}
