package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.legislation.Impact;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.web.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Running cases are counted among what a change of a provision would touch. */
@World
class RunningCasesTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Impact impact;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
    }

    private long running(String provision, String id) {
        return impact.of(new ProposedChange(Address.known(provision), ProposedChange.Sort.AMEND,
            Sundial.FIRST_DAY)).kinds().stream().filter(kind -> kind.kind() == Kind.CASES)
            .flatMap(kind -> kind.first().stream()).filter(touched -> touched.thing().id().equals(id))
            .mapToLong(touched -> touched.count()).sum();
    }

    @Test
    void aCaseCountsInItsOrganFromItsFilingUntilNothingIsLeftToDo() {
        String no = bureau.filed(applicant);
        String id = Bureau.SERVICE + "@" + bureau.stored(no).state().organ();
        long running = running("6458/31", id);
        assertThat(running).isPositive();
        assertThat(running("6698/14/2", id)).isZero();
        bureau.bean(Withdrawal.class).withdraw(applicant, no);
        assertThat(running("6458/31", id)).isEqualTo(running - 1);
    }

    @Test
    void aCaseThatIsDecidedAndNotYetServedStillRuns() {
        String no = bureau.granted(applicant);
        String id = Bureau.SERVICE + "@" + bureau.stored(no).state().organ();
        long running = running("7201/7a/4", id);
        bureau.serve(no, bureau.sundial.today().toString());
        assertThat(running("7201/7a/4", id)).isEqualTo(running - 1);
    }
}
