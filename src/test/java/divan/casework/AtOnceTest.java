package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.Documents;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Several at the same instant: what is to happen once happens once, and whoever comes second is told. */
@World
class AtOnceTest {
    private static final int MANY = 8;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Documents documents;
    @Autowired
    private Access access;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    /** What came of each, a failure as itself. */
    private static List<Object> atOnce(List<Callable<Object>> works) {
        CyclicBarrier barrier = new CyclicBarrier(works.size());
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<Object>> futures = works.stream().map(work -> threads.submit(() -> {
                barrier.await();
                try {
                    return work.call();
                } catch (Failure failure) {
                    return failure;
                }
            })).toList();
            List<Object> results = new ArrayList<>();
            for (Future<Object> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Object> atOnce(int times, Callable<Object> work) {
        return atOnce(java.util.Collections.nCopies(times, work));
    }

    @RepeatedTest(5)
    void twoOfficialsWhoDecideAtOnceMakeOneDecisionOneDocumentAndOneRow() {
        String no = bureau.filed(bureau.applicant());
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        int version = bureau.stored(no).version();
        Caller director = bureau.official("director");
        Verdict grant = bureau.grant(no, "2027-12-15");
        Verdict refuse = bureau.refuse(no);
        List<Object> results = atOnce(List.of(() -> bureau.decisions.decide(director, no, version, grant),
            () -> bureau.decisions.decide(director, no, version, refuse)));

        assertThat(results).filteredOn(r -> r instanceof Results.Taking.Taken).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Failure f && f.kind() == Failure.Kind.CONFLICT)
            .hasSize(1);
        CaseState state = bureau.stored(no).state();
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.proposed", "case.decided");
        assertThat(access.asSystem(() -> documents.ofCase(state.id()))).hasSize(2);
        assertThat(bureau.permits(state.party())).hasSize("grant".equals(state.outcome()) ? 2 : 1);
    }

    @RepeatedTest(3)
    void theSameRequestUnderTheSameKeyManyTimesAtOnceMakesOneCase() {
        Caller applicant = bureau.applicant();
        Map<String, Object> answers = bureau.answers(applicant);
        var request = Requests.Request.of("key", Bureau.SERVICE, answers);
        List<Object> results = atOnce(MANY, () -> bureau.filing.file(applicant, Bureau.SERVICE, () -> answers,
            request));

        assertThat(results).allMatch(r -> r instanceof Results.Filing.Filed);
        assertThat(results).extracting(r -> ((Results.Filing.Filed) r).no()).containsOnly(one(applicant));
        assertThat(results).filteredOn(r -> !((Results.Filing.Filed) r).again()).hasSize(1);
    }

    private String one(Caller applicant) {
        List<CaseState> states = access.asSystem(() -> bureau.cases.of(applicant.party()));
        assertThat(states).hasSize(1);
        List<Act> acts = access.asSystem(() -> bureau.journal.about(applicant.party()));
        assertThat(acts).filteredOn(a -> a.type().equals("case.filed")).hasSize(1);
        assertThat(access.asSystem(() -> documents.ofParty(applicant.party()))).hasSize(1);
        return states.getFirst().no();
    }

    @RepeatedTest(2)
    void anotherRequestUnderAKnownKeyIsRefused() {
        Caller applicant = bureau.applicant();
        Map<String, Object> answers = bureau.answers(applicant);
        bureau.filing.file(applicant, Bureau.SERVICE, () -> answers,
            Requests.Request.of("key", Bureau.SERVICE, answers));
        answers.put("email", "anders@example.org");
        var refused = (Results.Filing.Invalid) bureau.filing.file(applicant, Bureau.SERVICE, () -> answers,
            Requests.Request.of("key", Bureau.SERVICE, answers));
        assertThat(refused.violations()).extracting(Violation::code).containsExactly("key-reused");
        one(applicant);
    }

    @RepeatedTest(3)
    void differentRequestsAtOnceByOnePersonMakeOneCaseAndTheOthersAreToldItsNumber() {
        Caller applicant = bureau.applicant();
        Map<String, Object> answers = bureau.answers(applicant);
        List<Object> results = atOnce(MANY, () -> bureau.filing.file(applicant, Bureau.SERVICE, () -> answers,
            Requests.Request.of(UUID.randomUUID().toString(), Bureau.SERVICE, answers)));
        String no = one(applicant);
        assertThat(results).filteredOn(r -> r instanceof Results.Filing.Filed).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Results.Filing.Invalid).hasSize(MANY - 1)
            .allSatisfy(r ->
            assertThat(((Results.Filing.Invalid) r).violations()).containsExactly(
                Violation.of("already-pending", "", no)));
    }

    @RepeatedTest(3)
    void oneDraftFiledManyTimesAtOnceIsFiledOnce() {
        Caller applicant = bureau.applicant();
        UUID draft = bureau.applications.begin(applicant, Bureau.SERVICE);
        Map<String, Object> answers = bureau.answers(applicant);
        bureau.applications.open(applicant, draft).pages().forEach(page ->
            bureau.applications.answer(applicant, draft, page, Bureau.details(answers)));
        List<Object> results = atOnce(MANY, () -> bureau.filing.file(applicant, draft));
        assertThat(results).allMatch(r -> r instanceof Results.Filing.Filed);
        assertThat(results).extracting(r -> ((Results.Filing.Filed) r).no()).containsOnly(one(applicant));
    }

    @RepeatedTest(3)
    void twoWatchersOfDeadlinesAppendOneActForEachCase() {
        List<String> filed = List.of(bureau.filed(bureau.applicant()), bureau.filed(bureau.applicant()),
            bureau.filed(bureau.applicant()));
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(91));
        List<Object> passed = atOnce(4, () -> bureau.casework.passDeadlines(bureau.sundial.instant()));
        assertThat(passed).hasSize(4);
        bureau.casework.passDeadlines(bureau.sundial.instant());
        assertThat(filed).allSatisfy(no ->
            assertThat(bureau.types(no)).containsExactly("case.filed", "case.deadline-passed"));
    }
}
