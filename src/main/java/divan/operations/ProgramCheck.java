package divan.operations;

import divan.access.Access;
import divan.casework.Casework;
import divan.casework.Refolding;
import divan.documents.Documents;
import divan.journal.Checkpoint;
import divan.journal.LedgerAudit;
import divan.journal.LedgerFolder;
import divan.journal.Progress;
import divan.messages.Messages;
import divan.packs.PackState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the modules hold: ledger, followers, documents, deadlines, packs. */
@Component
public class ProgramCheck {
    private static final int CASES = 200;
    /** A follower that has work and does not move for so long, while the program runs, is stuck. */
    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final LedgerAudit audit;
    private final Refolding refolding;
    private final Progress progress;
    private final Documents documents;
    private final Casework casework;
    private final PackState packs;
    private final Messages messages;
    private final Access access;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    ProgramCheck(LedgerAudit audit, Refolding refolding, Progress progress, Documents documents,
            Casework casework, PackState packs, Messages messages, Access access,
            PlatformTransactionManager manager, Clock clock) {
        this.audit = audit;
        this.refolding = refolding;
        this.progress = progress;
        this.documents = documents;
        this.casework = casework;
        this.packs = packs;
        this.messages = messages;
        this.access = access;
        this.snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** @param runs whether the program is at work @param demo whether its time may be another */
    public List<Remark> all(Path data, boolean runs, boolean demo) throws InterruptedException {
        List<Remark> remarks = new ArrayList<>();
        Optional<Checkpoint> published = published(data, remarks);
        snapshot.executeWithoutResult(_ -> {
            ledger(published, remarks);
            cases(remarks);
        });
        followers(runs, remarks);
        waiting(runs, demo, remarks);
        undelivered(runs, remarks);
        packs.folders().forEach(state -> remarks.add(remark(state)));
        return remarks;
    }

    /** Read before the snapshot is taken, or a program at work would have published more meanwhile. */
    private static Optional<Checkpoint> published(Path data, List<Remark> remarks) {
        try {
            return new LedgerFolder(data).published();
        } catch (IllegalArgumentException e) {
            remarks.add(Remark.wrong("ledger-checkpoint-file", data.resolve("ledger/checkpoint")));
            return Optional.empty();
        }
    }

    private void ledger(Optional<Checkpoint> published, List<Remark> remarks) {
        LedgerAudit.Audited audited = audit.whole();
        remarks.add(Remark.good("ledger", audited.size(), audited.root()));
        audited.wrong().stream().limit(10).forEach(fault ->
            remarks.add(Remark.wrong("ledger-" + fault.what(), fault.position())));
        published.filter(checkpoint -> checkpoint.size() > audited.size()).ifPresent(checkpoint ->
            remarks.add(Remark.wrong("ledger-older", audited.size(), checkpoint.size())));
    }

    private void followers(boolean runs, List<Remark> remarks) throws InterruptedException {
        Progress.Stand before = progress.stand();
        Progress.Stand now = before;
        Instant enough = Instant.now().plus(STUCK);
        while (runs && stands(before, now) && Instant.now().isBefore(enough)) {
            Thread.sleep(LOOK.toMillis());
            now = progress.stand();
        }
        still(before, now).forEach(follower -> remarks.add(behind(follower, runs)));
        if (runs && unnumbered(before, now)) {
            remarks.add(Remark.wrong("sequencer-stuck", now.queued()));
        }
        remarks.add(Remark.good("followers", now.followers().size()));
    }

    private static boolean stands(Progress.Stand before, Progress.Stand now) {
        return unnumbered(before, now) || !still(before, now).isEmpty();
    }

    private static boolean unnumbered(Progress.Stand before, Progress.Stand now) {
        return before.queued() > 0 && now.queued() > 0 && now.size() == before.size();
    }

    /** Those that had work then, have it now and did not move: new work alone makes nobody slow. */
    private static List<Progress.FollowerStand> still(Progress.Stand before, Progress.Stand now) {
        Map<String, Long> waited = before.followers().stream().filter(f -> f.behind() > 0)
            .collect(Collectors.toMap(Progress.FollowerStand::name, Progress.FollowerStand::position));
        return now.followers().stream().filter(f -> f.behind() > 0)
            .filter(f -> Long.valueOf(f.position()).equals(waited.get(f.name()))).toList();
    }

    private Remark behind(Progress.FollowerStand follower, boolean runs) {
        String act = access.asSystem(() -> progress.next(follower))
            .map(next -> next.act() + " (" + next.type() + ")").orElse("?");
        return runs ? Remark.wrong("follower-stuck", follower.name(), follower.behind(), act)
            : Remark.note("follower-behind", follower.name(), follower.behind(), act);
    }

    private void cases(List<Remark> remarks) {
        Refolding.Refolded told = refolding.latest(CASES);
        remarks.add(told.different().isEmpty() ? Remark.good("cases", told.told())
            : Remark.wrong("cases-different", told.different().size(), told.different().getFirst()));
    }

    private void waiting(boolean runs, boolean demo, List<Remark> remarks) {
        long unsealed = access.asSystem(documents::unsealed);
        if (unsealed > 0) {
            remarks.add(runs ? Remark.note("unsealed", unsealed) : Remark.note("unsealed-waiting", unsealed));
        }
        Instant now = clock.instant();
        if (demo) {
            return;
        }
        access.asSystem(progress::lastAct).filter(last -> last.isAfter(now.plus(AHEAD)))
            .ifPresent(last -> remarks.add(Remark.wrong("clock-behind", now, last)));
        long overdue = casework.overdueTimers(now.minus(LATE));
        if (overdue > 0) {
            remarks.add(runs ? Remark.wrong("overdue", overdue) : Remark.note("overdue-waiting", overdue));
        }
    }

    private void undelivered(boolean runs, List<Remark> remarks) {
        Messages.Backlog backlog = messages.backlog();
        if (backlog.undeliverable() > 0) {
            remarks.add(Remark.note("messages-given-up", backlog.undeliverable()));
        }
        Instant oldest = backlog.oldest();
        if (oldest != null && runs && oldest.isBefore(clock.instant().minus(LATE))) {
            remarks.add(Remark.wrong("messages-late", backlog.waiting(), oldest));
        }
    }

    private static Remark remark(PackState.Folder pack) {
        if (!pack.findings().isEmpty()) {
            return Remark.wrong("pack-faulty", pack.name(), pack.findings().size(),
                pack.findings().getFirst());
        }
        return pack.inForce() ? Remark.good("pack", pack.name()) : Remark.note("pack-other", pack.name());
    }
}
