package divan.planning;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Journal;
import divan.journal.Told;
import divan.kernel.Turkish;
import divan.planning.Indicator.Acts;
import divan.planning.Tallies.Happened;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes up each act that counts, and each by which values were approved, once. */
@Component
class Counting implements SmartLifecycle {
    static final String FOLLOWER = "planning";
    private static final int AT_ONCE = 5000;

    private final PlanBook book;
    private final Tallies tallies;
    private final Journal journal;
    private final Told told;
    private final Transactions transactions;
    private final List<Indicator> missed = new CopyOnWriteArrayList<>();
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
        book.all().stream().filter(one -> counts(one, act))
            .forEach(one -> tallies.count(one.id(), List.of(happened(act))));
    }

    private static Happened happened(Act act) {
        return new Happened(act.id(), organ(act), day(act));
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
     * counted once. Approved values are taken up whether or not their indicator is defined. The follower
     * waits meanwhile.
     */
    void recount(Indicator indicator) {
        if (indicator.source() instanceof Acts acts) {
            transactions.run(RowIdentity.SYSTEM, () -> {
                tallies.alone();
                List<Happened> some = new ArrayList<>();
                told.each(List.of(acts.type()), act -> {
                    if (counts(indicator, act)) {
                        some.add(happened(act));
                    }
                    if (some.size() == AT_ONCE) {
                        tallies.count(indicator.id(), some);
                        some.clear();
                    }
                });
                tallies.count(indicator.id(), some);
            });
        }
    }

    /**
     * An indicator that is new, or that counts other acts than before. Where packs came before this began,
     * those are counted when it begins; what a pack in force already said is no news.
     */
    void changed(List<Indicator> before, List<Indicator> now) {
        List<Indicator> news = now.stream().filter(one -> before.stream().noneMatch(b ->
            b.id().equals(one.id()) && b.source().equals(one.source()))).toList();
        if (running) {
            news.forEach(this::recount);
        } else if (!before.isEmpty()) {
            missed.addAll(news);
        }
    }

    void takeUpMissed() {
        missed.forEach(this::recount);
        missed.clear();
    }

    @Override
    public void start() {
        takeUpMissed();
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
