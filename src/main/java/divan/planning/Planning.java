package divan.planning;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Turkish;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The plans in force and what their indicators come to. */
@Component
@Order(70)
public class Planning implements PackPart, SmartLifecycle {
    private static final String FOLLOWER = "planning";
    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * An indicator in one year.
     *
     * @param planned empty where the plan has no value for the year: then there is no ratio either
     */
    public record Year(int year, long value, Optional<PlannedIndicator> planned) {
    }

    private final Tallies tallies;
    private final Journal journal;
    private final Transactions transactions;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Map<String, List<Indicator>> indicators = new ConcurrentHashMap<>();
    private volatile boolean running;

    Planning(Tallies tallies, Journal journal, Transactions transactions) {
        this.tallies = tallies;
        this.journal = journal;
        this.transactions = transactions;
    }

    public List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    public Optional<Indicator> indicator(String id) {
        return indicators.values().stream().flatMap(List::stream).filter(i -> i.id().equals(id)).findFirst();
    }

    /** The value reached by the end of a year, or by now in the present one. */
    public long value(Indicator indicator, int year) {
        return indicator.openingValue() + tallies.sum(indicator.id(), year);
    }

    /** Year by year from the opening on. */
    public List<Year> years(Plan plan, Indicator indicator, int present) {
        return plan.years().stream().filter(y -> y >= indicator.openingDay().getYear() && y <= present)
            .map(y -> new Year(y, value(indicator, y), plan.plannedYears().contains(y)
                ? plan.lines().stream().filter(l -> l.id().equals(indicator.id()))
                .findFirst() : Optional.empty()))
            .toList();
    }

    public Optional<Tallies.Opening> opening(Indicator indicator) {
        return tallies.opening(indicator.id());
    }

    public List<Tallies.Counted> acts(Indicator indicator, int limit, int offset) {
        return tallies.acts(indicator.id(), limit, offset);
    }

    /** Waits, bounded, until what the writer last did has been counted. */
    public void catchUp(@Nullable UUID lastAct) {
        if (lastAct != null) {
            journal.await(FOLLOWER, lastAct, PATIENCE);
        }
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (String path : List.of(PlanReader.PLAN, PlanReader.INDICATORS)) {
            try {
                if (pack.file(path).isPresent()) {
                    Object read = path.equals(PlanReader.PLAN) ? PlanReader.plan(pack)
                        : PlanReader.indicators(pack);
                    Objects.requireNonNull(read);
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    @Override
    public void activate(Pack pack, Instant at) {
        if (pack.file(PlanReader.INDICATORS).isEmpty()) {
            return;
        }
        for (Indicator indicator : PlanReader.indicators(pack)) {
            if (tallies.opening(indicator.id()).isEmpty()) {
                UUID act = journal.append(Act.of(at, Actor.system(), "indicator.opened", List.of(), List.of(),
                    "planning", Map.of("indicator", indicator.id(), "value", indicator.openingValue(), "day",
                        indicator.openingDay().toString(), "source", indicator.openingSource())));
                tallies.open(indicator.id(), indicator.openingValue(), indicator.openingDay(), act);
            }
        }
    }

    @Override
    public void load(Pack pack) {
        if (pack.file(PlanReader.PLAN).isPresent()) {
            plans.put(pack.name(), PlanReader.plan(pack));
        }
        if (pack.file(PlanReader.INDICATORS).isPresent()) {
            List<Indicator> now = PlanReader.indicators(pack);
            List<Indicator> before = indicators.getOrDefault(pack.name(), List.of());
            indicators.put(pack.name(), now);
            if (running) {
                now.stream().filter(i -> before.stream().noneMatch(b -> b.id().equals(i.id())))
                    .forEach(this::recount);
            }
        }
    }

    private boolean isCounted(String type) {
        return indicators.values().stream().flatMap(List::stream).anyMatch(i -> i.actType().equals(type));
    }

    private void count(Act act, long position) {
        indicators.values().stream().flatMap(List::stream).filter(i -> counts(i, act, day(act)))
            .forEach(i -> count(i, act));
    }

    /**
     * Counts from the first act on what an indicator that came later has missed; an act counted already stays
     * counted once.
     */
    void recount(Indicator indicator) {
        transactions.run(RowIdentity.SYSTEM, () -> {
            long position = 0;
            for (List<Act> acts = journal.after(0, PAGE); !acts.isEmpty(); acts = journal.after(position,
                    PAGE)) {
                acts.stream().filter(act -> counts(indicator, act, day(act)))
                    .forEach(act -> count(indicator, act));
                position += acts.size();
            }
        });
    }

    private void count(Indicator indicator, Act act) {
        tallies.count(indicator.id(), act.id(), Objects.requireNonNullElse(act.actor().organ(), ""),
            day(act));
    }

    private static LocalDate day(Act act) {
        return LocalDate.ofInstant(act.at(), Turkish.ZONE);
    }

    private static boolean counts(Indicator indicator, Act act, LocalDate day) {
        return act.type().equals(indicator.actType()) && day.isAfter(indicator.openingDay())
            && act.body().get("service") instanceof String service && indicator.services().contains(service);
    }

    @Override
    public void start() {
        journal.follow(FOLLOWER, this::isCounted, this::count);
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
