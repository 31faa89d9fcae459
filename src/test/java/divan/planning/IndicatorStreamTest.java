package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.journal.Told;
import divan.kernel.Ids;
import divan.planning.Indicator.Acts;
import divan.planning.Indicator.Opening;
import divan.planning.Indicator.Reports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random streams of acts, some of them late, some correcting others, taken up one by one by the follower:
 * what has come together is what the acts come to from zero.
 */
@World
class IndicatorStreamTest {
    private static final List<String> ORGANS = List.of("90000002", "92000006", "92000034", "92000035");
    private static final LocalDate OPENING = LocalDate.of(2024, 12, 31);
    private static final Instant FIRST = Instant.parse("2024-11-01T00:00:00Z");

    @Autowired
    private Planning planning;
    @Autowired
    private PlanBook book;
    @Autowired
    private Counting counting;
    @Autowired
    private Tallies tallies;
    @Autowired
    private PlanningReconciliation reconciliation;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private Told ledger;

    /** What acts say, told apart from what the program makes of them. */
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, UUID> standing = new HashMap<>();
    private final Map<String, BigDecimal> approved = new HashMap<>();

    @AfterEach
    void forget() {
        book.indicators("stream", List.of());
    }

    private static Indicator indicator(String id, Indicator.Source source) {
        return new Indicator(id, Map.of("tr", id), Map.of("tr", "adet"), IndicatorKind.SUM, false, source,
            new Opening(BigDecimal.TEN, OPENING, Map.of("tr", "x")));
    }

    private Act happened(Random random, String type) {
        String service = random.nextInt(4) == 0 ? "another" : "counted";
        return new Act(Ids.next(), FIRST.plus(Duration.ofHours(random.nextInt(24 * 650))), official(random),
            type, List.of(), List.of(), "test", Map.of("service", service), false);
    }

    private static Actor official(Random random) {
        return new Actor("official", null, null, ORGANS.get(random.nextInt(ORGANS.size())), List.of());
    }

    private Act approved(Random random, String indicator) {
        UUID act = Ids.next();
        Map<String, ReportLine> lines = new HashMap<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String organ = ORGANS.get(random.nextInt(ORGANS.size()));
            Period period = new Period(2025 + random.nextInt(2), 1 + random.nextInt(4));
            String key = organ + period.code();
            @Nullable UUID corrects = standing.get(key);
            lines.put(key, new ReportLine(indicator, organ, period, new BigDecimal(random.nextInt(10_000))
                .movePointLeft(2), random.nextBoolean(), corrects, corrects == null ? "" : "Yanlış sayım"));
        }
        lines.forEach((key, line) -> {
            standing.put(key, act);
            approved.put(key, line.value());
        });
        Report report = new Report(act, ORGANS.getFirst(), "test", "0".repeat(64), FIRST, "post",
            List.copyOf(lines.values()), null);
        return new Act(act, FIRST, official(random), Reporting.APPROVED, List.of(), List.of(), "test",
            report.body(), false);
    }

    private void append(Act act) {
        transactions.run(RowIdentity.SYSTEM, () -> journal.append(act));
        acts.add(act);
    }

    private void awaitLast() {
        assertThat(journal.await(Counting.FOLLOWER, acts.getLast().id(), Duration.ofSeconds(60))).isTrue();
    }

    private Map<Tallies.Sum, Long> told(String id, Indicator indicator) {
        Map<Tallies.Sum, Long> sums = new HashMap<>();
        acts.stream().filter(act -> act.type().equals(((Acts) indicator.source()).type())
                && "counted".equals(act.body().get("service")) && Counting.day(act).isAfter(OPENING))
            .forEach(act -> sums.merge(new Tallies.Sum(id, Objects.requireNonNull(act.actor().organ()),
                Period.of(Counting.day(act))), 1L, Long::sum));
        return sums;
    }

    @Test
    void whatComesTogetherActByActIsWhatTheActsComeToFromZero() {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            acts.clear();
            standing.clear();
            approved.clear();
            String type = "plan-test.happened-" + seed;
            Indicator counted = indicator("STREAM-C" + seed, new Acts(type, List.of("counted")));
            Indicator reported = indicator("STREAM-R" + seed, new Reports(ORGANS, false, 2));
            book.indicators("stream", List.of(counted, reported));
            for (int i = 0; i < 120; i++) {
                append(random.nextInt(3) == 0 ? approved(random, reported.id()) : happened(random, type));
                if (random.nextInt(40) == 0) {
                    awaitLast();
                    assertThat(tallies.sums(List.of(counted.id()))).isEqualTo(told(counted.id(), counted));
                }
            }
            awaitLast();
            Indicator again = indicator("STREAM-Z" + seed, counted.source());
            counting.recount(again);
            counting.recount(again);
            assertThat(tallies.sums(List.of(again.id()))).isEqualTo(told(again.id(), again)).isNotEmpty();
            assertThat(tallies.sums(List.of(counted.id()))).isEqualTo(told(counted.id(), counted));
            values(reported);
            figures(counted, reported);
        }
    }

    /** Whoever counts again and the follower neither wait for each other for ever nor count twice. */
    @Test
    void whatComesWhileItIsCountedAgainCountsOnce() throws InterruptedException {
        Random random = new Random(4);
        String type = "plan-test.meanwhile";
        Indicator counted = indicator("STREAM-M", new Acts(type, List.of("counted")));
        for (int i = 0; i < 200; i++) {
            append(happened(random, type));
        }
        awaitLast();
        book.indicators("stream", List.of(counted));
        Thread again = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 20; i++) {
                counting.recount(counted);
            }
        });
        for (int i = 0; i < 300; i++) {
            append(happened(random, type));
        }
        again.join();
        awaitLast();
        counting.recount(counted);
        assertThat(tallies.sums(List.of(counted.id()))).isEqualTo(told(counted.id(), counted)).isNotEmpty();
    }

    /** The folder of a pack may have changed while the program stood still. */
    @Test
    void whatANewVersionCountsIsTakenUpWhenTheProgramStartsWithIt() {
        Random random = new Random(5);
        String type = "plan-test.stood-still";
        for (int i = 0; i < 20; i++) {
            append(happened(random, type));
        }
        awaitLast();
        Indicator old = indicator("STREAM-O", new Acts(type, List.of("counted")));
        Indicator news = indicator("STREAM-N", new Acts(type, List.of("counted")));
        Counting starting = new Counting(book, tallies, journal, ledger, transactions);
        starting.changed(List.of(), List.of(old));
        starting.changed(List.of(old), List.of(old, news));
        assertThat(tallies.sums(List.of(news.id()))).isEmpty();
        starting.takeUpMissed();
        assertThat(tallies.sums(List.of(news.id()))).isEqualTo(told(news.id(), news)).isNotEmpty();
        assertThat(tallies.sums(List.of(old.id()))).as("was in force before").isEmpty();
    }

    /** Of each period and organ the last value approved, whatever was approved before. */
    private void values(Indicator reported) {
        Map<String, BigDecimal> stored = new HashMap<>();
        Set<String> twice = new HashSet<>();
        tallies.cells(List.of(reported.id())).get(reported.id()).forEach(cell -> {
            if (stored.put(cell.organ() + cell.period().code(), cell.value().setScale(2)) != null) {
                twice.add(cell.toString());
            }
        });
        assertThat(twice).isEmpty();
        assertThat(stored).isEqualTo(approved);
    }

    private void figures(Indicator counted, Indicator reported) {
        long happened = told(counted.id(), counted).values().stream().mapToLong(n -> n).sum();
        assertThat(planning.figures(counted, 2026).cumulative().value())
            .isEqualByComparingTo(BigDecimal.valueOf(10 + happened));
        BigDecimal sum = approved.values().stream().reduce(BigDecimal.TEN, BigDecimal::add);
        assertThat(planning.figures(reported, 2026).cumulative().value()).isEqualByComparingTo(sum);
        assertThat(planning.byOrgan(reported, 2025)).isNotEmpty();
    }

    @Test
    void aSumThatNoActMadeAndAnActThatWasLeftOutAreFound() {
        Random random = new Random(9);
        String type = "plan-test.checked";
        Indicator counted = indicator("STREAM-X", new Acts(type, List.of("counted")));
        book.indicators("stream", List.of(counted));
        for (int i = 0; i < 20; i++) {
            append(happened(random, type));
        }
        awaitLast();
        assertThat(wrong()).noneMatch(wrong -> wrong.contains("STREAM-X"));
        transactions.run(RowIdentity.SYSTEM, () -> tallies.count("STREAM-X", List.of(
            new Tallies.Happened(Ids.next(), ORGANS.getFirst(), LocalDate.of(2026, 5, 5)))));
        assertThat(wrong()).anyMatch(wrong -> wrong.contains("planning.quarter STREAM-X 90000002 2026-Q2"));
    }

    private List<String> wrong() {
        return transactions.as(RowIdentity.SYSTEM, () -> reconciliation.reconcile().wrong().stream()
            .map(one -> one.table() + " " + one.id()).toList());
    }
}
