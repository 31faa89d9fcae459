package divan.organisation;

import static divan.organisation.Chancery.day;
import static divan.organisation.Chancery.organ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What happens to organs, and what must not. */
class ReorganisationTest {
    private static final String TOP = "10000001";
    private static final String LEFT = "10000002";
    private static final String RIGHT = "10000003";
    private static final String UNIT = "10000004";
    private final Chancery chancery = new Chancery();

    @BeforeEach
    void aMinistryWithTwoDirectoratesAndAUnit() {
        chancery.founded(TOP, null, 0);
        chancery.founded(LEFT, TOP, 0);
        chancery.founded(RIGHT, TOP, 0);
        chancery.founded(UNIT, LEFT, 10);
    }

    private String parent(String number, int day) {
        return String.valueOf(chancery.organs.find(number, day(day)).map(Organ::parent).orElse("away"));
    }

    @Test
    void anOrganIsAsItWasOnEachDay() {
        chancery.carriedOut(new OrganEvent.Renamed(UNIT, "Yeni Birim", "New Unit", List.of("T.C."), day(20)));
        chancery.carriedOut(new OrganEvent.Moved(UNIT, RIGHT, null, day(30)));
        chancery.carriedOut(new OrganEvent.Closed(UNIT, day(40)));
        chancery.carriedOut(new OrganEvent.Reopened(organ(UNIT, "Birim", LEFT, Span.since(day(50)))));
        assertThat(chancery.organs.timeline(UNIT).periods()).extracting(p -> p.organ().nameTr())
            .containsExactly("Birim 10000004", "Yeni Birim", "Yeni Birim", "Birim");
        assertThat(List.of(parent(UNIT, 9), parent(UNIT, 10), parent(UNIT, 29), parent(UNIT, 30),
            parent(UNIT, 39), parent(UNIT, 40), parent(UNIT, 50)))
            .containsExactly("away", LEFT, LEFT, RIGHT, RIGHT, "away", LEFT);
        assertThat(chancery.changes.of("organ", UNIT)).extracting(StateChange::event)
            .containsExactly("founded", "renamed", "moved", "closed", "reopened");
    }

    @Test
    void aNumberIsNeverUsedAgain() {
        chancery.carriedOut(new OrganEvent.Closed(UNIT, day(20)));
        assertThat(chancery.refused(new OrganEvent.Founded(organ(UNIT, "Başka", TOP, Span.since(day(30))))))
            .containsExactly("organ-number-reused");
        chancery.carriedOut(new OrganEvent.StruckOut(UNIT, Span.since(day(0))));
        assertThat(chancery.refused(new OrganEvent.Founded(organ(UNIT, "Başka", TOP, Span.since(day(30))))))
            .containsExactly("organ-number-reused");
    }

    @Test
    void nothingStandsAboveItselfOnAnyDay() {
        assertThat(chancery.refused(new OrganEvent.Moved(LEFT, UNIT, null, day(20)))).contains("organ-cycle");
        assertThat(chancery.refused(new OrganEvent.Moved(TOP, RIGHT, UNIT, day(20)))).contains("organ-cycle");
        chancery.carriedOut(new OrganEvent.Moved(UNIT, RIGHT, null, day(20)));
        chancery.carriedOut(new OrganEvent.Moved(LEFT, UNIT, null, day(25)));
        assertThat(chancery.refused(new OrganEvent.Corrected(organ(UNIT, "Birim", LEFT,
            Span.of(day(24), day(26)))))).containsExactly("organ-cycle");
        assertThat(chancery.refused(new OrganEvent.Corrected(organ(UNIT, "Birim", LEFT,
            Span.of(day(22), day(24)))))).isEmpty();
    }

    @Test
    void aParentStandsAsLongAsItsChild() {
        assertThat(chancery.refused(new OrganEvent.Closed(LEFT, day(20))))
            .containsExactly("organ-has-children");
        assertThat(chancery.refused(new OrganEvent.Moved(UNIT, "10000099", null, day(20))))
            .containsExactly("organ-parent-unknown");
        assertThat(chancery.refused(new OrganEvent.Founded(organ("10000005", "Erken", UNIT,
            Span.since(day(9))))))
            .containsExactly("organ-parent-away");
        chancery.carriedOut(new OrganEvent.Moved(UNIT, RIGHT, null, day(20)));
        assertThat(chancery.refused(new OrganEvent.Closed(LEFT, day(15))))
            .containsExactly("organ-has-children");
        assertThat(chancery.refused(new OrganEvent.Closed(LEFT, day(20)))).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesAnOrphan() {
        assertThatThrownBy(() -> chancery.transaction.executeWithoutResult(status -> {
            Timeline before = chancery.organs.timeline(LEFT);
            UUID act = UUID.randomUUID();
            chancery.organs.put(LEFT, before, before.without(Span.since(day(20)), act), act);
        })).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(parent(LEFT, 30)).isEqualTo(TOP);
    }

    @Test
    void organsMergeAndSplitAndTheirHeirsAreKnown() {
        chancery.carriedOut(new OrganEvent.Moved(UNIT, RIGHT, null, day(20)));
        chancery.carriedOut(new OrganEvent.Merged(List.of(LEFT), RIGHT, day(20)));
        chancery.founded("10000006", TOP, 30);
        chancery.founded("10000007", TOP, 30);
        chancery.carriedOut(new OrganEvent.Moved(UNIT, "10000006", null, day(30)));
        chancery.carriedOut(new OrganEvent.Split(RIGHT, List.of("10000006", "10000007"), false, day(30)));
        assertThat(chancery.changes.successions(RIGHT)).containsExactly(
            new Succession(LEFT, RIGHT, day(20), "merged"),
            new Succession(RIGHT, "10000006", day(30), "split"),
            new Succession(RIGHT, "10000007", day(30), "split"));
        assertThat(parent(RIGHT, 29)).isEqualTo(TOP);
        assertThat(parent(RIGHT, 30)).isEqualTo("away");
        assertThat(chancery.refused(new OrganEvent.Merged(List.of(), UNIT, day(40))))
            .contains("organ-merge-who");
        assertThat(chancery.refused(new OrganEvent.Split(UNIT, List.of(UNIT), true, day(40))))
            .contains("organ-split-who");
    }

    @Test
    void whatIsRecordedOfLaterDaysIsNotOverwritten() {
        chancery.carriedOut(new OrganEvent.Renamed(UNIT, "Sonra", "", List.of("T.C."), day(30)));
        assertThat(chancery.refused(new OrganEvent.Moved(UNIT, RIGHT, null, day(20))))
            .containsExactly("organ-later-change");
        assertThat(chancery.refused(new OrganEvent.Closed(UNIT, day(5))))
            .containsExactly("organ-later-change");
        assertThat(chancery.refused(new OrganEvent.Renamed(UNIT, "Sonra", "", List.of("T.C."), day(40))))
            .containsExactly("organ-nothing-changes");
        assertThat(chancery.refused(new OrganEvent.Renamed("10000099", "X", "", List.of(), day(40))))
            .containsExactly("unknown-organ");
    }

    @Test
    void whatIsOnlyAskedChangesNothing() {
        assertThat(chancery.transaction.<List<?>>execute(status ->
            chancery.reorganisation.wrong(new OrganEvent.Closed(UNIT, day(20))))).isEmpty();
        assertThat(parent(UNIT, 30)).isEqualTo(LEFT);
    }

    @Test
    void ofTwoMovesThatTogetherMakeACircleOneIsRefused() throws Exception {
        for (int round = 0; round < 20; round++) {
            String one = String.valueOf(30000000 + round);
            String other = String.valueOf(40000000 + round);
            chancery.founded(one, TOP, 0);
            chancery.founded(other, TOP, 0);
            assertThat(atOnce(new OrganEvent.Moved(one, other, null, day(20)),
                new OrganEvent.Moved(other, one, null, day(20)))).containsOnly("organ-cycle").isNotEmpty();
            assertThat(chancery.hierarchy.wrong(List.of(one, other))).isEmpty();
        }
    }

    /** @return what was refused of both, which begin at once */
    private List<String> atOnce(OrganEvent one, OrganEvent other) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<String> refused = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<String>>> both = new ArrayList<>();
            for (OrganEvent event : List.of(one, other)) {
                both.add(threads.submit(() -> {
                    start.await();
                    return chancery.refused(event);
                }));
            }
            start.countDown();
            for (Future<List<String>> each : both) {
                refused.addAll(each.get(30, TimeUnit.SECONDS));
            }
        }
        return refused;
    }

    @Test
    void ofTwoFoundedUnderOneNumberOneIsRefused() throws Exception {
        for (int round = 0; round < 20; round++) {
            String number = String.valueOf(20000000 + round);
            LocalDate from = day(20);
            assertThat(atOnce(new OrganEvent.Founded(organ(number, "Bir", TOP, Span.since(from))),
                new OrganEvent.Founded(organ(number, "İki", TOP, Span.since(from)))))
                .containsExactly("organ-number-reused");
        }
    }
}
