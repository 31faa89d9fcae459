package divan.journal;

import divan.kernel.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door: acts are appended, found, followed and proved here. Row-level security decides who finds which.
 */
@Component
public class Journal {
    private final Acts acts;
    private final Ledger ledger;
    private final Sequencer sequencer;
    private final Followers followers;
    private final LedgerKey key;

    Journal(Acts acts, Ledger ledger, Sequencer sequencer, Followers followers, LedgerKey key) {
        this.acts = acts;
        this.ledger = ledger;
        this.sequencer = sequencer;
        this.followers = followers;
        this.key = key;
    }

    /**
     * Writes an act in the caller's transaction; it has happened when that commits. Acts appended while
     * holding the same row lock keep their order in the ledger. Answers the act's id.
     *
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException if the body holds what canonical JSON cannot keep exactly
     */
    public UUID append(Act act) {
        requireTransaction();
        requireBody(act);
        acts.append(act);
        ringAfterCommit();
        return act.id();
    }

    /** The same of many, in this order, in one journey to the database. */
    public void append(List<Act> some) {
        requireTransaction();
        some.forEach(Journal::requireBody);
        acts.append(some);
        ringAfterCommit();
    }

    private static void requireBody(Act act) {
        if (act.erased()) {
            throw new IllegalArgumentException("an act begins with a body");
        }
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an act is appended in the transaction of what it tells of");
        }
    }

    private void ringAfterCommit() {
        if (TransactionSynchronizationManager.getSynchronizations().stream()
                .noneMatch(Ring.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new Ring(sequencer.committed()));
        }
    }

    private record Ring(Bell bell) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            bell.ring();
        }
    }

    /**
     * Erases the body of an act, the one overwrite there is, and appends the act {@code act.erased} about the
     * same subjects, whose id it answers. The envelope stays, and every proof stays valid. In the caller's
     * transaction.
     *
     * @throws Failure NOT_FOUND if the caller sees no such act, FORBIDDEN if row-level security lets it erase
     *         none, CONFLICT if it is erased already
     */
    public UUID erase(UUID act, Instant at, Actor by, List<String> basis, String purpose) {
        requireTransaction();
        Act erased = acts.find(act).orElseThrow(Failure::notFound);
        if (erased.erased()) {
            throw Failure.conflict("act-erased");
        }
        if (!acts.erase(act)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return append(Act.of(at, by, Act.ERASED, erased.subjects(), basis, purpose,
                Map.of("act", act.toString())));
    }

    /** In order of arrival: by position, then those that have none yet. */
    public List<Act> about(UUID subject) {
        return about(subject, "");
    }

    /** @param but a type that is left out: what is often read has far more acts of reading than others */
    public List<Act> about(UUID subject, String but) {
        return acts.about(subject, but);
    }

    /**
     * The newest acts of a type about a subject.
     *
     * @param before only those older than this act, or null for the newest of all
     */
    public List<Act> latest(UUID subject, String type, @Nullable UUID before, int many) {
        return latest(subject, type, ActFilter.ALL, before, many);
    }

    /** Of those, the ones that are wanted. */
    public List<Act> latest(UUID subject, String type, ActFilter filter, @Nullable UUID before, int many) {
        return acts.latest(subject, type, filter, before, many);
    }

    /** By whom, as organs, and for what acts of a type about a subject were done: each pair once. */
    public List<Origin> origins(UUID subject, String type) {
        return acts.origins(subject, type);
    }

    public Optional<Act> find(UUID act) {
        return acts.find(act);
    }

    /** The acts at the {@code limit} positions behind {@code position}; the first position is 1. */
    public List<Act> after(long position, int limit) {
        return acts.after(position, limit);
    }

    /**
     * Hands a follower the acts of the types it wants, in order of position, from the first act or from where
     * a follower of that name once stopped. Its database effects happen exactly once; where it throws, it is
     * given the act again, with growing pauses, and never the next one before.
     *
     * @param types asked again about acts it said no to, when the program stopped shortly after
     */
    public void follow(String name, Predicate<String> types, Follower handler) {
        followers.follow(name, types, handler);
    }

    /**
     * Whether the follower has passed the act, waiting for it; call after the transaction that appended the
     * act. False for a follower that is not at work in this program.
     */
    public boolean await(String follower, UUID act, Duration atMost) {
        return followers.await(follower, act, atMost);
    }

    /**
     * The proof of an act; empty until a published checkpoint covers it, or if the caller does not see the
     * act.
     *
     * @throws IllegalStateException if the stored act is not the one that was sealed
     */
    public Optional<Receipt> receipt(UUID act) {
        long size = ledger.publishedSize();
        return acts.sealed(act).filter(sealed -> sealed.position() <= size).map(this::receipt);
    }

    private Receipt receipt(Acts.Sealed sealed) {
        Checkpoint head = checkpoint();
        List<byte[]> proof = new Proofs(new TileNodes(ledger, head.size()))
                .inclusion(sealed.position() - 1, head.size());
        Receipt receipt = new Receipt(sealed.envelope(), sealed.body(), Leaf.bodyHash(sealed.leaf()),
                sealed.position() - 1, head.size(), proof, head.note(), key.verifier().toString());
        if (!Verdict.of(receipt.json().getBytes(StandardCharsets.UTF_8), key.verifier()).good()) {
            throw new IllegalStateException("the act at position " + sealed.position()
                    + " is not what was sealed");
        }
        return receipt;
    }

    /** How many acts have a position. */
    public long size() {
        return ledger.head().size();
    }

    /**
     * The last one published.
     *
     * @throws Failure UNAVAILABLE before the first
     */
    public Checkpoint checkpoint() {
        return ledger.published().map(note -> Checkpoint.read(note, key.verifier()))
                .orElseThrow(() -> new Failure(Failure.Kind.UNAVAILABLE));
    }

    /** The public key of the ledger, as a vkey: what receipts are checked with. */
    public String key() {
        return key.verifier().toString();
    }

    /**
     * Why acts are no longer sealed: the ledger contradicts itself or what was published. Empty when all is
     * well.
     */
    public Optional<String> broken() {
        return sequencer.halted();
    }
}
