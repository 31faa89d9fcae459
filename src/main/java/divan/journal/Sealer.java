package divan.journal;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers acts and grows the tree while it holds the ledger's lock on its connection. Begins by checking what
 * it takes over: the tree rebuilt from the numbered leaves must have the stored root, and must begin with
 * every tree already published.
 */
final class Sealer {
    private static final int BATCH = 2000;

    private final Connection connection;
    private final Ledger ledger;
    private final LedgerKey key;
    private final PublishedFile file;
    private final Tree tree;
    private Ledger.Head head;
    private @Nullable Checkpoint published;

    /** @throws Broken if the ledger is not what it was */
    Sealer(Connection connection, Ledger ledger, LedgerKey key, PublishedFile file) {
        this.connection = connection;
        this.ledger = ledger;
        this.key = key;
        this.file = file;
        this.head = ledger.head();
        requireLast();
        this.tree = Tree.restore(head.size(), this::edge);
        requireRoot();
        ledger.published().ifPresent(this::requireExtends);
        file.read().ifPresent(this::requireExtends);
        if (published != null) {
            show(published);
        }
    }

    private List<byte[]> edge(int level, long first, int count) {
        List<byte[]> hashes = ledger.hashes(level, first, count);
        if (hashes.size() < count) {
            throw new Broken("the ledger lacks hashes of level " + level + " from " + first + " on");
        }
        return hashes;
    }

    private void requireLast() {
        if (ledger.lastPosition() != head.size()) {
            throw new Broken("the head counts " + head.size() + " acts, the last one numbered is "
                    + ledger.lastPosition());
        }
    }

    private void requireRoot() {
        if (!MessageDigest.isEqual(tree.root(), head.root())) {
            throw new Broken("the acts do not lead to the root of the ledger at size " + head.size());
        }
    }

    private void requireExtends(String note) {
        Checkpoint before = ours(note);
        if (before.size() > head.size()) {
            throw new Broken("a checkpoint of " + before.size()
                    + " acts has been published, the database holds "
                    + head.size() + ": it is an older copy. Restore the newest backup with divan restore; "
                    + "divan doctor says more");
        }
        requireConsistent(before, head);
        if (published == null || published.size() < before.size()) {
            published = before;
        }
    }

    private Checkpoint ours(String note) {
        try {
            return Checkpoint.read(note, key.verifier());
        } catch (IllegalArgumentException e) {
            throw new Broken("the published checkpoint is not one of this ledger and key: " + e.getMessage());
        }
    }

    /** Proves from the stored tiles, as anybody could, that nothing published has changed. */
    private void requireConsistent(Checkpoint before, Ledger.Head now) {
        Proofs proofs = new Proofs(new TileNodes(ledger, now.size()));
        boolean begins = before.size() == 0
                || Merkle.consistent(before.size(), now.size(), before.root(), now.root(),
                proofs.consistency(before.size(), now.size()));
        if (!begins) {
            throw new Broken("the ledger of " + now.size() + " acts does not begin with the published one of "
                    + before.size());
        }
    }

    /** Numbers what has been committed: all of a batch or nothing. Answers how many acts it was. */
    int seal() throws SQLException {
        connection.setAutoCommit(false);
        List<Ledger.Queued> batch = ledger.take(BATCH);
        if (!batch.isEmpty()) {
            List<Tree.Full> filled = tree
                    .add(batch.stream().map(queued -> Merkle.leaf(queued.leaf())).toList());
            Ledger.Head grown = new Ledger.Head(tree.size(), tree.root());
            filled.forEach(ledger::keep);
            ledger.number(batch, head, grown);
            connection.commit();
            head = grown;
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
        return batch.size();
    }

    static boolean isFull(int batch) {
        return batch == BATCH;
    }

    boolean hasNews() {
        return published == null || published.size() < head.size();
    }

    /**
     * Signs and publishes the present head: first in the file, so that no rollback can hide what was seen.
     */
    void publish() {
        Optional.ofNullable(published).ifPresent(before -> requireConsistent(before, head));
        Checkpoint checkpoint = Checkpoint.sign(key, head.size(), head.root());
        show(checkpoint);
        published = checkpoint;
    }

    private void show(Checkpoint checkpoint) {
        file.write(checkpoint);
        ledger.publish(checkpoint);
    }
}
