package divan.planning;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Journal;
import divan.journal.Told;
import divan.kernel.Turkish;
import divan.planning.Indicator.Acts;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes up each act that counts, and each by which values were approved, once. */
@Component
class Counting implements SmartLifecycle {
    static final String FOLLOWER = "planning";

    private final PlanBook book;
    private final Tallies tallies;
    private final Journal journal;
    private final Told told;
    private final Transactions transactions;
    private volatile boolean running;

    Counting(PlanBook book, Tallies tallies, Journal journal, Told told, Transactions transactions) {
        this.book = book;
        this.tallies = tallies;
        this.journal = journal;
        this.told = told;
        this.transactions = transactions;
    }

    private boolean isTaken(String type) {
        return type.equals(Reporting.APPROVED) || book.all().stream().anyMatch(one ->
            one.source() instanceof Acts acts && acts.type().equals(type));
    }

    private void take(Act act, long position) {
        if (act.type().equals(Reporting.APPROVED)) {
            Report.lines(act.body()).forEach(line -> tallies.enter(act.id(), line));
        }
        book.all().stream().filter(one -> counts(one, act)).forEach(one -> count(one, act));
    }

    private void count(Indicator indicator, Act act) {
        tallies.count(indicator.id(), act.id(), organ(act), day(act));
    }

    static String organ(Act act) {
        return Objects.requireNonNullElse(act.actor().organ(), "");
    }

    static LocalDate day(Act act) {
        return LocalDate.ofInstant(act.at(), Turkish.ZONE);
    }

    static boolean counts(Indicator indicator, Act act) {
        return indicator.source() instanceof Acts acts && act.type().equals(acts.type())
            && (indicator.opening() == null || day(act).isAfter(indicator.opening().day()))
            && act.body().get("service") instanceof String service && acts.services().contains(service);
    }

    /**
     * Counts from the first act on what an indicator that came later has missed; an act counted already stays
     * counted once. Approved values are taken up whether or not their indicator is defined.
     */
    void recount(Indicator indicator) {
        if (indicator.source() instanceof Acts acts) {
            transactions.run(RowIdentity.SYSTEM, () -> told.each(List.of(acts.type()), act -> {
                if (counts(indicator, act)) {
                    count(indicator, act);
                }
            }));
        }
    }

    /** An indicator that is new, or that counts other acts than before. */
    void changed(List<Indicator> before, List<Indicator> now) {
        if (running) {
            now.stream().filter(one -> before.stream().noneMatch(b -> b.id().equals(one.id())
                && b.source().equals(one.source()))).forEach(this::recount);
        }
    }

    @Override
    public void start() {
        journal.follow(FOLLOWER, this::isTaken, this::take);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the packs are in force. */
    @Override
    public int getPhase() {
        return 1500;
    }
}
