package divan.organisation;

import static divan.organisation.Chancery.day;
import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The copy in memory answers what the database answers, whoever changed the state and however. */
class StateCopyTest {
    private static final int DAYS = 20;
    private static final List<String> FUNCTIONS = List.of("a.sign", "b.sign", "c.sign");
    private final Chancery chancery = new Chancery();
    private final StateCopy copy = chancery.copy;
    private final Posts posts = new Posts(chancery.jdbc);
    private final Deputies deputies = new Deputies(chancery.jdbc);
    private final Delegations delegations = new Delegations(chancery.jdbc);
    private final StoredState stored = new StoredState(chancery.organs, chancery.hierarchy, chancery.changes,
        posts, deputies, delegations);
    private List<String> organs = List.of();

    @AfterEach
    void close() {
        copy.stop();
    }

    private Directory held() throws InterruptedException {
        copy.start();
        for (int i = 0; copy.held().isEmpty() && i < 2000; i++) {
            Thread.sleep(10);
        }
        return copy.held().orElseThrow();
    }

    @Test
    void itAnswersAsTheDatabaseAfterEveryStepOfRandomHistories() throws InterruptedException {
        held();
        int done = 0;
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            int first = 10000000 + seed * 100;
            organs = IntStream.range(first, first + 8).mapToObj(String::valueOf).toList();
            chancery.founded(organs.getFirst(), null, 0);
            for (int step = 0; step < 120; step++) {
                LocalDate day = day(Math.min(DAYS - 1, step / 8 + random.nextInt(3)));
                if (chancery.refused(happening(random, day)).isEmpty()) {
                    done++;
                    agree(day(random.nextInt(DAYS)));
                }
            }
            for (int step = 0; step < 40; step++) {
                appointed(random);
                copy.settle();
                agree(day(random.nextInt(DAYS)));
            }
            IntStream.rangeClosed(-1, DAYS + 1).forEach(n -> agree(day(n)));
        }
        assertThat(done).isGreaterThan(40);
    }

    @Test
    void whatAnotherConnectionCommitsIsSeenAndWhatItTakesBackIsNot() throws InterruptedException {
        chancery.founded("20000000", null, 0);
        assertThat(held().find("20000000", day(1))).isPresent();
        Chancery other = new Chancery(chancery.database);
        other.founded("20000001", "20000000", 0);
        copy.settle();
        assertThat(held().children("20000000", day(1), "", 9)).hasSize(1);
        other.transaction.executeWithoutResult(status -> {
            other.jdbc.sql("update organisation.organ set kind = 'x' where number = '20000001'")
                .update();
            status.setRollbackOnly();
        });
        copy.settle();
        assertThat(held().find("20000001", day(1)).orElseThrow().kind()).isEqualTo("department");
    }

    @Test
    void whoeverChangesMuchAtOnceIsWaitedForByTheirEcho() throws InterruptedException {
        chancery.founded("20000000", null, 0);
        held();
        chancery.jdbc.sql("""
            insert into organisation.number(number, act)
            select 30000000 + n, gen_random_uuid() from generate_series(1, 300) n
            """).update();
        chancery.jdbc.sql("""
            insert into organisation.organ(number, valid, name_tr, name_en, kind, parent, province,
                letterhead, official, made_by)
            select 30000000 + n, daterange('2000-01-01', null), 'Birim ' || n, '', 'unit', '20000000', '', '',
                false, gen_random_uuid() from generate_series(1, 300) n
            """).update();
        assertThat(new Echo(chancery.database).await(Duration.ofSeconds(20))).isTrue();
        assertThat(copy.held().map(d -> d.isGiven("30000300")).orElse(true)).isTrue();
        assertThat(held().children("20000000", day(1), "", 1000)).hasSize(300);
    }

    @Test
    void nobodyWaitsForACopyThatIsNotThere() {
        assertThat(new Echo(chancery.database).await(Duration.ofSeconds(20))).isTrue();
        chancery.founded("20000000", null, 0);
        assertThat(copy.isUsed()).isFalse();
    }

    private void agree(LocalDate day) {
        State held = copy.held().<State>map(d -> d).orElse(stored);
        for (String number : organs) {
            agree(held, number, day);
            for (String function : FUNCTIONS) {
                assertThat(Signing.signatories(held, number, function, day))
                    .isEqualTo(Signing.signatories(stored, number, function, day));
            }
            assertThat(held.functions(number, day)).isEqualTo(stored.functions(number, day));
        }
    }

    private void agree(State held, String number, LocalDate day) {
        assertThat(held.find(number, day)).isEqualTo(stored.find(number, day));
        assertThat(held.periods(number)).isEqualTo(stored.periods(number));
        assertThat(held.isGiven(number)).isEqualTo(stored.isGiven(number));
        assertThat(held.successions(number)).isEqualTo(stored.successions(number));
        assertThat(held.children(number, day, organs.get(2), 3))
            .isEqualTo(stored.children(number, day, organs.get(2), 3));
        assertThat(held.children(number, day, "", 100)).isEqualTo(stored.children(number, day, "", 100));
        assertThat(held.above(number, day)).isEqualTo(stored.above(number, day));
        if (stored.find(number, day).isPresent()) {
            assertThat(held.below(number, day, 64, "", 4)).isEqualTo(stored.below(number, day, 64, "", 4));
            assertThat(held.below(number, day, 2, organs.get(3), 100))
                .isEqualTo(stored.below(number, day, 2, organs.get(3), 100));
        }
    }

    private OrganEvent happening(Random random, LocalDate day) {
        String number = organs.get(random.nextInt(organs.size()));
        String other = organs.get(random.nextInt(organs.size()));
        int before = Math.max(1, random.nextInt(8) == 0 ? organs.size() : organs.indexOf(number));
        @Nullable String parent = random.nextInt(4) == 0 || number.equals(organs.getFirst()) ? null
            : organs.get(random.nextInt(before));
        @Nullable String second = parent == null || random.nextInt(3) > 0 ? null
            : organs.get(random.nextInt(before));
        Organ organ = Chancery.organ(number, "Birim " + random.nextInt(99), parent, Span.since(day))
            .under(parent, second);
        Span days = new Span(day, day.plusDays(1 + random.nextInt(6)));
        return switch (random.nextInt(9)) {
            case 0, 1 -> new OrganEvent.Founded(organ);
            case 2 -> new OrganEvent.Renamed(number, "Ad " + random.nextInt(99), "", List.of("T.C."), day);
            case 3, 4 -> new OrganEvent.Moved(number, parent, second, day);
            case 5 -> new OrganEvent.Merged(List.of(number), other, day);
            case 6 -> new OrganEvent.Closed(number, day);
            case 7 -> new OrganEvent.Corrected(organ.during(days));
            default -> new OrganEvent.StruckOut(number, days);
        };
    }

    /** By hand, as nobody does whom {@link Tidings} would hear. */
    private void appointed(Random random) {
        String post = "post-" + random.nextInt(8);
        String other = "post-" + random.nextInt(8);
        LocalDate from = day(random.nextInt(DAYS));
        Span days = new Span(from, random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(9)));
        String id = "id-" + random.nextInt(12);
        UUID act = UUID.randomUUID();
        try {
            switch (random.nextInt(7)) {
                case 0, 1 -> posts.add(new Post(post, organs.get(random.nextInt(organs.size())), "Müdür",
                    "", Set.of(FUNCTIONS.get(random.nextInt(3)))), from, null, act);
                case 2 -> posts.end(post, from);
                case 3 -> posts.hold(post, new UUID(1, random.nextInt(4)), days, random.nextBoolean(), act);
                case 4 -> delegations.add(new Delegation(id, post, other,
                    FUNCTIONS.get(random.nextInt(3)), days, "", "", "5442/9", Delegation.Limit.NONE),
                    null, act);
                case 5 -> delegations.end(id, from, act);
                default -> deputies.add(new Deputising(id, post, other, days, "657/86"), act);
            }
        } catch (org.springframework.dao.DataIntegrityViolationException e) {
            assertThat(e).as("two at once, which the database refuses").isNotNull();
        }
    }
}
