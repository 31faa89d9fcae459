package divan.journal;

import divan.database.RowIdentity;
import divan.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where a ledger ended before its time, because an older backup had to be restored, its successor says so by
 * an act: the last checkpoint of the one that ended stands in it, so that the loss is sealed and cannot be
 * hidden.
 */
@Component
final class LedgerSuccession implements SmartLifecycle {
    static final String BEGUN = "ledger.begun";
    private static final Logger LOG = LoggerFactory.getLogger(LedgerSuccession.class);

    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final LedgerFolder folder;
    private volatile boolean running;

    LedgerSuccession(Journal journal, Transactions transactions, Clock clock,
            @Value("${divan.data}") Path data) {
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
        this.folder = new LedgerFolder(data);
    }

    @Override
    public void start() {
        folder.ended().forEach(ended -> transactions.run(RowIdentity.SYSTEM, () -> tell(ended)));
        running = true;
    }

    /** The act's id follows from what it tells of: it is told once. */
    private void tell(LedgerFolder.Ended ended) {
        UUID id = UUID.nameUUIDFromBytes(ended.note().getBytes(StandardCharsets.UTF_8));
        if (journal.find(id).isEmpty()) {
            LOG.warn("A ledger that had published {} acts ended here; its successor says so", ended.size());
            journal.append(new Act(id, clock.instant(), Actor.system(), BEGUN, List.of(), List.of(), "ledger",
                Map.of("endedAt", ended.size(), "checkpoint", ended.note(), "key", ended.key()), false));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything else is appended. */
    @Override
    public int getPhase() {
        return 800;
    }
}
