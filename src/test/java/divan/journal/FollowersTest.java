package divan.journal;

import static divan.journal.JournalWorld.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowersTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Predicate<String> ALL = _ -> true;
    private JournalWorld world;

    @BeforeEach
    void begin() {
        world = JournalWorld.fresh();
        world.database.alter("create table public.effect (act uuid not null, position bigint not null)");
        world.database.alter("grant select, insert on public.effect to divan_app");
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void write(Act act, long position) {
        world.jdbc().sql("insert into public.effect values (:act, :position)").param("act", act.id())
                .param("position", position).update();
    }

    private List<UUID> effects() {
        return world.jdbc().sql("select act from public.effect order by position").query(UUID.class).list();
    }

    private List<UUID> append(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(world.append(act("act " + i)));
        }
        return ids;
    }

    @Test
    void aFollowerSeesEveryActOnceAndInOrder() {
        List<UUID> acts = append(50);
        world.journal().follow("test", ALL, this::write);
        acts.addAll(append(250));
        assertThat(world.journal().await("test", acts.getLast(), LONG)).isTrue();
        assertThat(effects()).isEqualTo(acts);
    }

    private static Act other(int number) {
        return Act.of(JournalWorld.AT, Actor.system(), "other.done", List.of(), List.of(), "test",
                Map.of("number", number));
    }

    private long written() {
        return world.jdbc().sql("select position from journal.follower where name = 'test'").query(Long.class)
                .single();
    }

    @Test
    void aFollowerIsGivenOnlyTheTypesItWantsAndPassesTheOthers() {
        world.journal().follow("test", "case.decided"::equals, this::write);
        List<UUID> wanted = new ArrayList<>();
        UUID last = null;
        for (int i = 0; i < 40; i++) {
            if (i % 10 == 3) {
                wanted.addAll(append(1));
            }
            last = world.append(other(i));
        }
        assertThat(world.journal().await("test", last, LONG)).isTrue();
        assertThat(effects()).isEqualTo(wanted);
        assertThat(JournalWorld.await("its position", () -> Optional.of(written()).filter(at -> at == 44)))
                .isEqualTo(44);
    }

    @Test
    void whatAFollowerPassedIsWrittenWhenItStops() {
        world.journal().follow("test", "case.decided"::equals, this::write);
        UUID last = world.append(other(1));
        assertThat(world.journal().await("test", last, LONG)).isTrue();
        world.stop();
        world.start();
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aHandlerThatThrowsIsGivenTheActAgainAndLeavesNoHalfEffect() {
        Map<UUID, Integer> tries = new ConcurrentHashMap<>();
        List<UUID> acts = append(30);
        world.journal().follow("test", ALL, (act, position) -> {
            write(act, position);
            if (position % 10 == 0 && tries.merge(act.id(), 1, Integer::sum) < 3) {
                throw new IllegalStateException("on purpose");
            }
        });
        assertThat(world.journal().await("test", acts.getLast(), LONG)).isTrue();
        assertThat(effects()).isEqualTo(acts);
        assertThat(tries.values()).containsOnly(3);
    }

    @Test
    void aRestartedFollowerGoesOnWhereItStopped() {
        world.journal().follow("test", ALL, this::write);
        List<UUID> acts = append(20);
        assertThat(world.journal().await("test", acts.getLast(), LONG)).isTrue();
        world.stop();
        world.start();
        acts.addAll(append(20));
        world.journal().follow("test", ALL, this::write);
        assertThat(world.journal().await("test", acts.getLast(), LONG)).isTrue();
        assertThat(effects()).isEqualTo(acts);
    }

    @Test
    void aFollowerStoppedInTheMiddleOfAnActLosesAndDoublesNothing() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        List<UUID> acts = append(10);
        world.journal().follow("test", ALL, (act, position) -> {
            write(act, position);
            if (seen.incrementAndGet() == 5) {
                inside.countDown();
                throw new IllegalStateException("on purpose");
            }
        });
        inside.await();
        world.stop();
        world.start();
        world.journal().follow("test", ALL, this::write);
        assertThat(world.journal().await("test", acts.getLast(), LONG)).isTrue();
        assertThat(effects()).isEqualTo(acts);
    }

    @Test
    void twoProgramsOnOneDatabaseShareAFollower() {
        JournalWorld other = JournalWorld.at(world.database, world.data).start();
        try {
            world.journal().follow("test", ALL, this::write);
            other.journal().follow("test", ALL, (act, position) -> other.jdbc()
                    .sql("insert into public.effect values (:act, :position)").param("act", act.id())
                    .param("position", position).update());
            List<UUID> acts = append(200);
            assertThat(other.journal().await("test", acts.getLast(), LONG)).isTrue();
            assertThat(effects()).isEqualTo(acts);
        } finally {
            other.stop();
        }
    }

    @Test
    void aHandlerMayActItself() {
        world.journal().follow("test", ALL, (act, position) -> {
            if (act.type().equals("case.decided")) {
                world.journal().append(Act
                        .of(act.at(), Actor.system(), "case.counted", act.subjects(), List.of(), "test",
                        Map.of()));
            }
            write(act, position);
        });
        UUID subject = UUID.randomUUID();
        world.append(act("first", subject));
        world.append(act("second", subject));
        world.awaitSize(4);
        assertThat(world.asSystem(() -> world.journal().about(subject))).extracting(Act::type)
                .containsExactlyInAnyOrder("case.decided", "case.decided", "case.counted", "case.counted");
    }

    @Test
    void everythingGoesOnAfterTheDatabaseWasKilled() {
        world.journal().follow("test", ALL, this::write);
        List<UUID> acts = append(20);
        for (int round = 0; round < 3; round++) {
            TestDatabase.kill();
            TestDatabase.start();
            acts.addAll(JournalWorld.await("a pool that answers", this::appendOne));
            assertThat(world.journal().await("test", acts.getLast(), LONG)).isTrue();
            world.awaitReceipt(acts.getLast());
        }
        assertThat(effects()).isEqualTo(acts);
        assertThat(world.journal().broken()).isEmpty();
    }

    /** A connection of the pool may still be a dead one; then nothing was written. */
    private Optional<List<UUID>> appendOne() {
        try {
            return Optional.of(append(1));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Test
    void waitingForAnActNobodyFollowsEnds() {
        UUID act = world.append(act("alone"));
        assertThat(world.journal().await("nobody", act, Duration.ofMillis(30))).isFalse();
    }

    @Test
    void aNameIsGivenOnce() {
        world.journal().follow("test", ALL, this::write);
        assertThatIllegalStateException().isThrownBy(() -> world.journal().follow("test", ALL, this::write));
    }
}
