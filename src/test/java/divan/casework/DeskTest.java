package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import divan.demo.Sundial;
import divan.demo.World;
import divan.kernel.Failure;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What an official finds on their desk, and under which names they keep looking for it. */
@World
class DeskTest {
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Colleagues people;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        people = new Colleagues(bureau);
    }

    private List<String> numbers(Caller caller, QueueFilter filter) {
        return people.desk.queue(caller, filter).lines().stream().map(Waiting::no).toList();
    }

    private static QueueFilter no(String no) {
        return QueueFilter.of(Map.of("no", no));
    }

    @Test
    void whatIsDueFirstIsOnTop() {
        bureau.filed(bureau.applicant());
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(3));
        bureau.filed(bureau.applicant());
        assertThat(people.desk.queue(people.official(), QueueFilter.ALL).lines())
            .hasSizeGreaterThan(1).isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
    }

    @Test
    void urgencyIsLateFromTheDayAfterAndSoonUntilTheParametersDay() {
        LocalDate today = Sundial.FIRST_DAY;
        assertThat(Urgency.of(today.minusDays(1), today, 14)).isEqualTo(Urgency.LATE);
        assertThat(Urgency.of(today, today, 14)).isEqualTo(Urgency.SOON);
        assertThat(Urgency.of(today.plusDays(14), today, 14)).isEqualTo(Urgency.SOON);
        assertThat(Urgency.of(today.plusDays(15), today, 14)).isEqualTo(Urgency.LATER);
        assertThat(people.desk.queue(people.official(), QueueFilter.ALL).soonDays()).isEqualTo(14);
    }

    @Test
    void filtersTellMineFromNobodysAndFromAnothers() {
        String mine = bureau.filed(bureau.applicant());
        String free = bureau.filed(bureau.applicant());
        people.assign(people.official(), mine, people.official(), "");
        assertThat(numbers(people.official(), no(mine).assignedTo("me"))).containsExactly(mine);
        assertThat(numbers(people.official(), no(free).assignedTo("me"))).isEmpty();
        assertThat(numbers(people.official(), no(free).assignedTo("nobody"))).containsExactly(free);
        assertThat(numbers(people.colleague(), no(mine).assignedTo("me"))).isEmpty();
        assertThat(numbers(people.colleague(), no(mine).assignedTo("nobody"))).isEmpty();
        assertThat(numbers(people.colleague(), no(mine))).containsExactly(mine);
    }

    @Test
    void filtersKnowServiceStepLateAndPartOfTheNumber() {
        String no = bureau.filed(bureau.applicant());
        assertThat(numbers(people.official(), QueueFilter.of(Map.of("no", no, "step", "review", "service",
            Bureau.SERVICE)))).containsExactly(no);
        assertThat(numbers(people.official(), QueueFilter.of(Map.of("no", no, "step", "decide")))).isEmpty();
        assertThat(numbers(people.official(), QueueFilter.of(Map.of("no", no, "service", "another"))))
            .isEmpty();
        assertThat(numbers(people.official(), no(no).onlyLate())).isEmpty();
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(200));
        assertThat(numbers(people.official(), no(no).onlyLate())).containsExactly(no);
        assertThat(numbers(bureau.official("official-istanbul"), no(no))).isEmpty();
    }

    @Test
    void aCaseThatAwaitsDocumentsIsAmongThoseThatWaitForTheApplicantDueFirst() {
        String later = bureau.filed(bureau.applicant());
        String sooner = bureau.filed(bureau.applicant());
        bureau.ask(sooner, List.of("means"), List.of());
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(2));
        bureau.ask(later, List.of("means"), List.of());
        QueueFilter awaited = QueueFilter.ALL.at(QueueFilter.AWAITED);
        assertThat(people.desk.queue(people.official(), awaited).lines())
            .isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()))
            .filteredOn(line -> List.of(later, sooner).contains(line.no()))
            .extracting(Waiting::no, Waiting::due).containsExactly(
                tuple(sooner, Sundial.FIRST_DAY.plusDays(30)), tuple(later, Sundial.FIRST_DAY.plusDays(32)));
        assertThat(numbers(people.official(), no(later))).as("there is nothing to do").isEmpty();
        assertThat(numbers(bureau.official("official-istanbul"), no(later).at(QueueFilter.AWAITED)))
            .isEmpty();
        assertThat(people.desk.steps(people.official())).contains(new Desk.Step(Bureau.SERVICE, "documents"));
        people.desk.save(people.colleague(), "Beklenenler", awaited.assignedTo("nobody"), false);
        Desk.View view = people.desk.views(people.colleague()).getFirst();
        assertThat(view.count()).isEqualTo(people.desk.count(people.colleague(), awaited));
        people.desk.remove(people.colleague(), view.id());
        bureau.bean(Withdrawal.class).withdraw(bureau.owner(later), later);
        assertThat(numbers(people.official(), no(later).at(QueueFilter.AWAITED))).isEmpty();
    }

    @Test
    void aFilterComesBackFromItsAddressAndWhatIsNoneIsNotAskedFor() {
        QueueFilter filter = new QueueFilter("a-service", "review", "me", true, "2026-1", 3);
        assertThat(QueueFilter.parse(filter.query())).isEqualTo(filter);
        assertThat(QueueFilter.of(Map.of("no", "%' or 1=1", "to", "x", "page", "-1", "step", "<b>")))
            .isEqualTo(QueueFilter.ALL);
    }

    @Test
    void aSavedViewHasACountAndIsNobodyElses() {
        String no = bureau.filed(bureau.applicant());
        assertThat(people.desk.save(people.official(), "Benim işim", no(no), true)).isEmpty();
        Desk.View view = people.desk.views(people.official()).stream()
            .filter(v -> v.name().equals("Benim işim"))
            .findFirst().orElseThrow();
        assertThat(view.count()).isEqualTo(1);
        assertThat(view.first()).isTrue();
        assertThat(people.desk.views(people.colleague())).noneMatch(v -> v.name().equals("Benim işim"));
        Failure theirs = catchThrowableOfType(Failure.class,
            () -> people.desk.remove(people.colleague(), view.id()));
        assertThat(theirs.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        people.desk.remove(people.official(), view.id());
        assertThat(people.desk.views(people.official())).noneMatch(v -> v.id().equals(view.id()));
    }

    @Test
    void onlyOneViewComesFirstAndAnUnnamedOneIsRefused() {
        people.desk.save(people.director(), "bir", QueueFilter.ALL, true);
        people.desk.save(people.director(), "iki", QueueFilter.ALL.onlyLate(), true);
        assertThat(people.desk.views(people.director()).stream().filter(Desk.View::first)
            .map(Desk.View::name))
            .containsExactly("iki");
        assertThat(people.desk.save(people.director(), "  ", QueueFilter.ALL, false)).isNotEmpty();
        List<UUID> ids = people.desk.views(people.director()).stream().map(Desk.View::id).toList();
        ids.forEach(id -> people.desk.remove(people.director(), id));
    }
}
