package divan.operations;

import divan.access.Access;
import divan.casework.Casework;
import divan.casework.Refolding;
import divan.documents.Documents;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the modules hold: ledger, followers, documents, deadlines, packs. */
@Component
public class ProgramCheck {
    private static final int CASES = 200;
    /** A follower that has work and does not move for so long, while the program runs, is stuck. */
    private static final Duration STUCK = Duration.ofSeconds(3);
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
    private final Clock clock;

    ProgramCheck(LedgerAudit audit, Refolding refolding, Progress progress, Documents documents,
            Casework casework, PackState packs, Messages messages, Access access, Clock clock) {
        this.audit = audit;
        this.refolding = refolding;
        this.progress = progress;
        this.documents = documents;
        this.casework = casework;
        this.packs = packs;
        this.messages = messages;
        this.access = access;
        this.clock = clock;
    }

    /** @param runs whether the program is at work @param demo whether its time may be another */
    public List<Remark> all(Path data, boolean runs, boolean demo) throws InterruptedException {
        List<Remark> remarks = new ArrayList<>();
        ledger(data, remarks);
        followers(runs, remarks);
        cases(remarks);
        waiting(runs, demo, remarks);
        undelivered(runs, remarks);
        packs.folders().forEach(state -> remarks.add(remark(state)));
        return remarks;
    }

    private void ledger(Path data, List<Remark> remarks) {
        LedgerAudit.Audited audited = audit.whole();
        remarks.add(Remark.good("ledger", audited.size(), audited.root()));
        audited.wrong().stream().limit(10).forEach(fault ->
            remarks.add(Remark.wrong("ledger-" + fault.what(), fault.position())));
        try {
            new LedgerFolder(data).published().filter(published -> published.size() > audited.size())
                .ifPresent(
                published -> remarks.add(Remark.wrong("ledger-older", audited.size(), published.size())));
        } catch (IllegalArgumentException e) {
            remarks.add(Remark.wrong("ledger-checkpoint-file", data.resolve("ledger/checkpoint")));
        }
    }

    private void followers(boolean runs, List<Remark> remarks) throws InterruptedException {
        Map<String, Long> before = positions();
        Progress.Stand stand = progress.stand();
        boolean waits = stand.followers().stream().anyMatch(f -> f.behind() > 0) || stand.queued() > 0;
        if (runs && waits) {
            Thread.sleep(STUCK.toMillis());
        }
        Progress.Stand now = progress.stand();
        for (Progress.FollowerStand follower : now.followers()) {
            boolean moved = !before.get(follower.name()).equals(follower.position());
            if (follower.behind() > 0 && !moved) {
                remarks.add(behind(follower, runs));
            }
        }
        if (runs && now.queued() > 0 && now.size() == stand.size()) {
            remarks.add(Remark.wrong("sequencer-stuck", now.queued()));
        }
        remarks.add(Remark.good("followers", now.followers().size()));
    }

    private Map<String, Long> positions() {
        return progress.stand().followers().stream().collect(Collectors.toMap(Progress.FollowerStand::name,
            Progress.FollowerStand::position));
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
