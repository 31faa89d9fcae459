package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.web.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An application is taken back, at every step until it is decided and not after. */
@World
class WithdrawalTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Documents documents;
    @Autowired
    private Access access;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
    }

    private Results.Taking withdraw(String no) {
        return bureau.bean(Withdrawal.class).withdraw(applicant, no);
    }

    private void isWithdrawn(String no) {
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo("withdrawn");
        assertThat(state.tasks()).isEmpty();
        assertThat(state.timers()).isEmpty();
        assertThat(state.outcome()).isNull();
        assertThat(access.asSystem(() -> documents.ofCase(state.id()))).extracting(DocumentEntry::kind)
            .containsOnlyOnce("withdrawal");
        assertThat(bureau.types(no)).endsWith("case.withdrawn").containsOnlyOnce("case.withdrawn");
    }

    @Test
    void anApplicationUnderReviewIsWithdrawnAndTheApplicantMayApplyAgain() {
        String no = bureau.filed(applicant);
        assertThat(withdraw(no)).isInstanceOf(Results.Taking.Taken.class);
        isWithdrawn(no);
        assertThat(bureau.act(no, "case.withdrawn").basis()).containsExactly("6458/24/2");
        assertThat(bureau.filed(applicant)).isNotEqualTo(no);
    }

    @Test
    void aProposedApplicationIsWithdrawnAndNobodyDecidesIt() {
        String no = bureau.filed(applicant);
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        withdraw(no);
        isWithdrawn(no);
        assertThat(Bureau.codes(Bureau.failure(() ->
            bureau.decide(bureau.official("director"), no, bureau.grant(no, "2027-12-15")))))
            .containsExactly("withdrawn-meanwhile");
    }

    @Test
    void anApplicationIsWithdrawnWhileDocumentsAreAwaitedAndWhatWasBroughtGoes() {
        String no = bureau.filed(applicant);
        bureau.ask(no, List.of("means"), List.of());
        Upload upload = bureau.bean(MissingDocuments.class).bring(applicant, no, 0, "belge.pdf",
            (new String(Bureau.PDF, java.nio.charset.StandardCharsets.US_ASCII) + no + "%%EOF").getBytes());
        withdraw(no);
        isWithdrawn(no);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(200));
        bureau.casework.passDeadlines(bureau.sundial.instant());
        isWithdrawn(no);
        Object bytes = catchThrowable(() ->
            access.asSystem(() -> bureau.bean(Uploads.class).bytes(upload.id())));
        assertThat(bytes).isInstanceOf(org.springframework.dao.EmptyResultDataAccessException.class);
    }

    @Test
    void withdrawingTwiceIsWithdrawingOnce() {
        String no = bureau.filed(applicant);
        assertThat(withdraw(no).act()).isEqualTo(withdraw(no).act());
        isWithdrawn(no);
    }

    @Test
    void aDecidedOrServedOrForeignApplicationIsNotWithdrawn() {
        Caller other = bureau.applicant();
        String no = bureau.filed(applicant);
        assertThat(Bureau.failure(() -> bureau.bean(Withdrawal.class).withdraw(other, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(Bureau.failure(() -> bureau.bean(Withdrawal.class)
            .withdraw(bureau.official("official"), no)).kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        bureau.propose(no, bureau.refuse(no));
        bureau.decide(bureau.official("director"), no, bureau.refuse(no));
        assertThat(Bureau.codes(Bureau.failure(() -> withdraw(no)))).containsExactly("decided-meanwhile");
        bureau.serve(no, Sundial.FIRST_DAY.toString());
        assertThat(Bureau.codes(Bureau.failure(() -> withdraw(no)))).containsExactly("decided-meanwhile");
        assertThat(bureau.stored(no).state().outcome()).isEqualTo("refuse");
    }

    @RepeatedTest(8)
    void decidedAndWithdrawnAtOnceOneWinsAndTheOtherIsToldWhich() throws Exception {
        String no = bureau.filed(applicant);
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        int version = bureau.stored(no).version();
        Caller director = bureau.official("director");
        Verdict grant = bureau.grant(no, "2027-12-15");
        List<Object> results = atOnce(() -> bureau.decisions.decide(director, no, version, grant),
            () -> withdraw(no));
        CaseState state = bureau.stored(no).state();
        if (state.outcome() == null) {
            isWithdrawn(no);
            assertThat(Bureau.codes((Failure) results.getFirst())).containsExactly("withdrawn-meanwhile");
            assertThat(bureau.permits(state.party())).hasSize(1);
        } else {
            assertThat(state.name()).isEqualTo("decided");
            assertThat(Bureau.codes((Failure) results.getLast())).containsExactly("decided-meanwhile");
            assertThat(bureau.types(no)).containsExactly("case.filed", "case.proposed", "case.decided");
            assertThat(bureau.permits(state.party())).hasSize(2);
        }
    }

    @RepeatedTest(4)
    void handedInAndLapsedAtOnceMakeOneActAndLoseNoFile() throws Exception {
        String no = bureau.filed(applicant);
        bureau.ask(no, List.of("means"), List.of());
        bureau.bean(MissingDocuments.class).bring(applicant, no, 0, "belge.pdf", Bureau.PDF);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(31));
        bureau.casework.passDeadlines(bureau.sundial.instant().minusSeconds(40_000));
        atOnce(() -> bureau.bean(MissingDocuments.class).supply(applicant, no, ""),
            () -> bureau.casework.passDeadlines(bureau.sundial.instant()));
        List<Object> files = new ArrayList<>();
        bureau.acts(no).forEach(act -> files.addAll((List<?>) act.body().getOrDefault("files", List.of())));
        assertThat(files).hasSize(1);
        assertThat(bureau.types(no)).filteredOn(t -> t.matches("case.documents-(supplied|lapsed)"))
            .hasSize(1);
        assertThat(bureau.stored(no).state().name()).isEqualTo("in-review");
    }

    @SafeVarargs
    private static List<Object> atOnce(Callable<Object>... works) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(works.length);
        try (var threads = Executors.newFixedThreadPool(works.length)) {
            List<Future<Object>> futures = new ArrayList<>();
            for (Callable<Object> work : works) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    try {
                        return work.call();
                    } catch (Failure failure) {
                        return failure;
                    }
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
