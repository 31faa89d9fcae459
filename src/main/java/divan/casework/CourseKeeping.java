package divan.casework;

import divan.catalogue.Course;
import divan.catalogue.Practice;
import divan.journal.Act;
import divan.journal.Follower;
import divan.journal.Journal;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes how long each case took, for the inventory of services: who it was about stays here. */
@Component
final class CourseKeeping implements Follower {
    private static final String NAME = "courses";
    private static final Set<String> TELLING = Set.of(CaseFold.FILED, CaseFold.DECIDED);

    private final Cases cases;
    private final Practice practice;

    CourseKeeping(Cases cases, Practice practice, Journal journal) {
        this.cases = cases;
        this.practice = practice;
        journal.follow(NAME, TELLING::contains, this);
    }

    @Override
    public void on(Act act, long position) {
        if (!act.erased()) {
            cases.find(String.valueOf(act.body().get("no"))).map(Cases.Stored::state)
                .ifPresent(state -> practice.note(new Course(state.id(), state.service(), state.organ(),
                    state.filedOn(), state.deadline(), state.decidedOn())));
        }
    }
}
