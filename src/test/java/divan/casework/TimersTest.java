package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a stop, what became due meanwhile runs once and in order, whoever runs it and whatever breaks. */
@World
class TimersTest {
    private static final int CASES = 12;
    /** After the end of thirty days of all of them. */
    private static final LocalDate AFTER = Sundial.FIRST_DAY.plusDays(60);

    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    private Bureau bureau;
    private final List<String> cases = new ArrayList<>();

    /** Filed on days of their own, not in the order of the days. */
    @BeforeEach
    void fileSome() {
        bureau = Bureau.opened(program);
        bureau.casework.passDeadlines(bureau.access.now());
        List<Integer> days = new ArrayList<>(IntStream.range(0, CASES).boxed().toList());
        Collections.reverse(days);
        for (int day : days) {
            bureau.sundial.set(Sundial.FIRST_DAY.plusDays(day));
            cases.add(((Results.Filing.Filed) bureau.filing.file(bureau.applicant(), "wish-or-complaint",
                () -> Map.of("subject", "Salon", "wish", "Salona oturacak yer konulmasını diliyorum.",
                    "declaration", true), null)).no());
        }
        bureau.sundial.set(AFTER);
    }

    /** Acts in the order in which they came to be are those of the timers, from the one due first. */
    private void eachOnceInOrder() {
        List<Act> passed = new ArrayList<>();
        for (String no : cases.reversed()) {
            assertThat(bureau.types(no)).containsOnlyOnce(CaseFold.DEADLINE_PASSED);
            passed.add(bureau.act(no, CaseFold.DEADLINE_PASSED));
        }
        assertThat(passed).isSortedAccordingTo(Comparator.comparing(act -> act.id().toString()));
        assertThat(bureau.casework.overdueTimers(bureau.access.now())).isZero();
    }

    @Test
    void whatBecameDueWhileNothingRanRunsOnceAndInOrder() {
        bureau.casework.passDeadlines(bureau.access.now());
        bureau.casework.passDeadlines(bureau.access.now());
        eachOnceInOrder();
    }

    @Test
    void ofTwoThatRunAtOnceOneRunsEach() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Instant now = bureau.access.now();
        Callable<Integer> one = () -> {
            together.await();
            return bureau.casework.passDeadlines(now);
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            int passed = 0;
            for (var ran : both.invokeAll(List.of(one, one))) {
                passed += ran.get();
            }
            assertThat(passed).isGreaterThanOrEqualTo(CASES);
        }
        eachOnceInOrder();
    }

    @Test
    void whatIsCutOffBeforeItIsCommittedRunsAgain() {
        assertThatIllegalStateException().isThrownBy(() -> bureau.access.asSystem(() -> {
            bureau.casework.passDeadlines(bureau.access.now());
            throw new IllegalStateException("cut off");
        }));
        cases.forEach(no -> assertThat(bureau.types(no)).doesNotContain(CaseFold.DEADLINE_PASSED));
        bureau.casework.passDeadlines(bureau.access.now());
        eachOnceInOrder();
    }

    /** More than are looked at together, all of cases that are not there, and all due before the others. */
    @Test
    void timersThatCannotRunKeepNoOtherWaiting() {
        List<UUID> broken = Stream.generate(UUID::randomUUID).limit(150).toList();
        Timestamp early = Timestamp.from(Instant.parse("2026-01-01T00:00:00Z"));
        bureau.access.asSystem(() -> broken.stream().mapToInt(id -> jdbc.sql("""
            insert into casework.timer(case_id, timer, due) values (:id, 1, :due)
            """).param("id", id).param("due", early).update()).sum());
        try {
            bureau.casework.passDeadlines(bureau.access.now());
            cases.forEach(no -> assertThat(bureau.types(no)).containsOnlyOnce(CaseFold.DEADLINE_PASSED));
        } finally {
            bureau.access.asSystem(() -> broken.stream().mapToInt(id -> jdbc.sql(
                "delete from casework.timer where case_id = :id").param("id", id).update()).sum());
        }
        eachOnceInOrder();
    }
}
