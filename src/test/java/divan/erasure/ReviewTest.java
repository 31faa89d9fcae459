package divan.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.casework.Answering;
import divan.casework.Bureau;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.FourEyes.Verdict;
import divan.journal.Told;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What is over is proposed once a period by the program, and decided by an official. */
@World
@TestPropertySource(properties = "divan.test.world=review")
@DirtiesContext
class ReviewTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Review review;
    @Autowired
    private Erasure erasure;
    @Autowired
    private Access access;
    @Autowired
    private Told told;
    @Autowired
    private RegisterDefinitions registers;

    private List<Act> reviews() {
        List<Act> acts = new ArrayList<>();
        access.asSystem(() -> {
            told.each(List.of(Erasure.REVIEWED), acts::add);
            return true;
        });
        return acts;
    }

    @Test
    void whatIsOverIsProposedOnceAndErasedWhenAnOfficialApproves() {
        Bureau bureau = Bureau.opened(program);
        Caller president = bureau.official("migration-president");
        String permit = bureau.served(bureau.applicant());
        String open = bureau.filed(bureau.applicant());
        String answered = Answering.refused(bureau);
        review.periodic();
        assertThat(reviews()).singleElement().satisfies(act ->
            assertThat(act.body()).containsEntry("proposed", 0).containsEntry("to-hand-over", 0));
        LocalDate over = LocalDate.of(2032, 1, 1);
        bureau.sundial.set(over.minusDays(1));
        review.periodic();
        assertThat(erasure.latest(president)).as("a day before").isEmpty();
        bureau.sundial.set(over.plusMonths(5));
        review.periodic();
        assertThat(reviews()).as("six months are not over").hasSize(2);
        bureau.sundial.set(over.plusMonths(6));
        review.periodic();
        Proposal proposal = erasure.latest(president).getFirst();
        assertThat(erasure.called(proposal)).containsExactly(answered);
        assertThat(proposal.ground()).isEqualTo(Ground.RETENTION);
        bureau.sundial.set(over.plusMonths(12));
        review.periodic();
        assertThat(erasure.latest(president)).as("it waits already").hasSize(1);
        assertThat(erasure.decide(president, proposal.act(), Verdict.APPROVED, ""))
            .isInstanceOf(Outcome.Done.class);
        assertThat(erasure.carryOut(proposal.act())).isInstanceOf(Outcome.Done.class);
        Proposal done = erasure.one(president, proposal.act());
        assertThat(done.state()).isEqualTo("done");
        assertThat(erasure.called(done)).isEmpty();
        assertThat(erasure.gone(done)).containsKeys("cases", "acts", "documents");
        assertThat(bureau.outcome(permit)).isEqualTo("grant");
        assertThat(bureau.outcome(open)).isNull();
        bureau.sundial.set(LocalDate.of(2070, 1, 1));
        review.periodic();
        assertThat(reviews().getLast().body()).as("what the archives are to have is not proposed")
            .containsEntry("proposed", 0).containsEntry("to-hand-over", 1);
        List<UUID> proposed = erasure.latest(president).stream().map(Proposal::act).toList();
        assertThat(proposed).hasSize(1);
    }

    @Test
    void everyRegisterSaysHowLongItsRowsAreKept() {
        assertThat(registers.all()).hasSizeGreaterThan(5).extracting(Register::retention)
            .doesNotContainNull();
    }
}
