package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.web.Caller;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who works on a case, who may not, and who decides it. */
@World
class DutiesTest {
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Colleagues people;
    private String no;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        people = new Colleagues(bureau);
        no = bureau.filed(bureau.applicant());
    }

    private static String refused(ThrowingCallable call) {
        Failure failure = catchThrowableOfType(Failure.class, call);
        return failure.kind() + " " + failure.violations().getFirst().code();
    }

    private static List<String> wrong(Results.Taking taking) {
        return ((Results.Taking.Invalid) taking).violations().stream().map(v -> v.code() + " " + v.field())
            .toList();
    }

    @Test
    void whoeverTakesACaseHasItAndTheActSaysSo() {
        assertThat(people.assignee(no)).isNull();
        people.assign(people.official(), no, people.official(), "");
        assertThat(people.assignee(no)).isEqualTo(people.official().person());
        Act act = bureau.acts(no).stream().filter(a -> a.type().equals("case.assigned")).findFirst()
            .orElseThrow();
        assertThat(act.actor().post()).isEqualTo("ankara-migration-officer");
        assertThat(act.body()).containsEntry("to", Map.of("post", "ankara-migration-officer", "person",
            people.official().person().toString()));
        assertThat(act.subjects()).containsExactly(bureau.stored(no).state().id());
    }

    @Test
    void ofTwoWhoTakeAtOnceTheLaterIsTold() {
        String seen = people.seen(no);
        people.duties.assign(people.official(), no, seen, Colleagues.id(people.official()), "");
        assertThat(refused(() -> people.duties.assign(people.colleague(), no, seen,
            Colleagues.id(people.colleague()), ""))).isEqualTo("CONFLICT assigned-meanwhile");
        assertThat(people.assignee(no)).isEqualTo(people.official().person());
    }

    @Test
    void anothersCaseIsWorkedOnOnlyAfterTakingItWithAReason() {
        people.assign(people.colleague(), no, people.colleague(), "");
        assertThat(refused(() -> bureau.propose(no, bureau.grant(no, "2027-12-15"))))
            .isEqualTo("FORBIDDEN assigned-to-another");
        assertThat(wrong(people.assign(people.official(), no, people.official(), " ")))
            .containsExactly("required reason");
        people.assign(people.official(), no, people.official(), Colleagues.REASON);
        assertThat(bureau.propose(no, bureau.grant(no, "2027-12-15")))
            .isInstanceOf(Results.Taking.Taken.class);
    }

    @Test
    void theDirectorActsAndReassignsWhoeverHasTheCase() {
        people.assign(people.official(), no, people.official(), "");
        people.assign(people.director(), no, people.colleague(), Colleagues.REASON);
        assertThat(people.assignee(no)).isEqualTo(people.colleague().person());
        assertThat(bureau.decisions.propose(people.director(), no, bureau.stored(no).version(),
            bureau.grant(no, "2027-12-15"))).isInstanceOf(Results.Taking.Taken.class);
    }

    @Test
    void nobodyGivesAwayACaseThatIsNotTheirs() {
        people.assign(people.official(), no, people.official(), "");
        assertThat(refused(() -> people.assign(people.colleague(), no, bureau.official("deputy"),
            Colleagues.REASON))).isEqualTo("FORBIDDEN not-yours-to-assign");
    }

    @Test
    void aCaseGoesOnlyToSomebodyOfTheOrganWhoMayReviewIt() {
        assertThat(people.duties.candidates(people.director(), no).stream().map(c -> c.post().id()))
            .contains("ankara-migration-officer", "ankara-director")
            .doesNotContain("istanbul-migration-officer");
        assertThat(wrong(people.assign(people.director(), no, bureau.official("official-istanbul"),
            Colleagues.REASON))).containsExactly("required to");
    }

    @Test
    void anotherProvinceDoesNotEvenFindTheCase() {
        Failure failure = catchThrowableOfType(Failure.class, () -> people.duties.assign(
            bureau.official("official-istanbul"), no, "", Colleagues.id(people.official()), "x"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void whoeverProposedDoesNotDecide() {
        bureau.decisions.propose(people.director(), no, bureau.stored(no).version(),
            bureau.grant(no, "2027-12-15"));
        assertThat(refused(() -> bureau.decide(people.director(), no, bureau.grant(no, "2027-12-15"))))
            .isEqualTo("FORBIDDEN proposed-yourself");
        assertThat(bureau.outcome(no)).isNull();
    }

    @Test
    void aRelativeNeitherOpensNorMovesTheCaseAndEachAttemptIsAnAct() {
        var state = bureau.stored(no).state();
        people.relate(state.party(), people.official(), "sibling", Sundial.FIRST_DAY,
            Sundial.FIRST_DAY.plusDays(9));
        assertThat(refused(() -> bureau.casework.open(people.official(), no)))
            .isEqualTo("FORBIDDEN barred-relative");
        assertThat(refused(() -> bureau.propose(no, bureau.grant(no, "2027-12-15"))))
            .isEqualTo("FORBIDDEN barred-relative");
        assertThat(refused(() -> people.duties.note(people.official(), no, "x"))).contains("barred-relative");
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.kept-out", "case.kept-out",
            "case.kept-out");
        assertThat(bureau.acts(no)).noneMatch(act -> act.type().equals("data.read")
            && people.official().person().equals(act.actor().person()));
        assertThat(bureau.casework.open(people.colleague(), no).state().no()).isEqualTo(no);
        assertThat(people.duties.candidates(people.director(), no))
            .noneMatch(c -> c.person().equals(people.official().person()));
    }

    @Test
    void aRelationThatHasEndedBarsNobody() {
        var party = bureau.stored(no).state().party();
        people.relate(party, people.official(), "spouse", Sundial.FIRST_DAY.minusDays(9),
            Sundial.FIRST_DAY.minusDays(1));
        assertThat(bureau.casework.open(people.official(), no).state().no()).isEqualTo(no);
    }

    @Test
    void nobodyOpensTheirOwnCaseAsAnOfficial() {
        people.relate(bureau.stored(no).state().party(), people.director(), "self", Sundial.FIRST_DAY,
            Sundial.FIRST_DAY.plusDays(9));
        assertThat(refused(() -> bureau.casework.open(people.director(), no)))
            .isEqualTo("FORBIDDEN barred-self");
    }

    @Test
    void theDemonstrationShowsAMarriedOfficial() {
        Caller olena = bureau.access.asSystem(() -> {
            var party = bureau.registers.party("identity-number", "99000000288", Sundial.FIRST_DAY)
                .orElseThrow();
            return new Caller(Caller.Kind.PERSON, party, party, "Olena", null, null, null);
        });
        assertThat(bureau.access.asSystem(() -> bureau.registers.on("relations", olena.party(),
            bureau.sundial.today())))
            .anySatisfy(entry -> assertThat(entry.values()).containsEntry("official",
                people.colleague().person().toString()).containsEntry("relation", "spouse"));
    }

    @Test
    void whoeverWithdrawsIsKeptOutAndTheCaseGoesToTheNext() {
        people.assign(people.official(), no, people.official(), "");
        assertThat(wrong(people.duties.recuse(people.official(), no, " ", "")))
            .containsExactly("required reason");
        people.duties.recuse(people.official(), no, "Komşumdur.", Colleagues.id(people.colleague()));
        assertThat(people.assignee(no)).isEqualTo(people.colleague().person());
        assertThat(refused(() -> bureau.casework.open(people.official(), no)))
            .isEqualTo("FORBIDDEN barred-recused");
        assertThat(wrong(people.assign(people.director(), no, people.official(), Colleagues.REASON)))
            .containsExactly("required to");
        assertThat(bureau.types(no)).containsSubsequence("case.recused", "case.assigned", "case.kept-out");
    }

    @Test
    void aNoteIsForTheOrganAndNotForTheApplicant() {
        people.duties.note(people.official(), no, "Aslı görüldü.");
        assertThat(bureau.casework.open(people.colleague(), no).acts())
            .anySatisfy(act -> assertThat(act.body()).containsEntry("note", "Aslı görüldü."));
        var party = bureau.stored(no).state().party();
        Caller applicant = new Caller(Caller.Kind.PERSON, party, party, "x", null, null, null);
        assertThat(bureau.casework.open(applicant, no).acts())
            .noneMatch(act -> act.type().equals("case.noted"))
            .anyMatch(act -> act.type().equals("case.filed"));
        assertThat(bureau.access.as(applicant, () -> bureau.journal.about(bureau.stored(no).state().id())))
            .noneMatch(act -> act.type().equals("case.noted"));
        assertThat(wrong(people.duties.note(people.official(), no, ""))).containsExactly("required note");
    }

    @Test
    void oneLookAtACaseIsOneActOfReading() {
        long before = reads();
        assertThat(bureau.casework.open(people.official(), no).entries()).isNotEmpty();
        assertThat(reads()).isEqualTo(before + 1);
    }

    private long reads() {
        return bureau.acts(no).stream().filter(act -> act.type().equals("data.read")).count();
    }
}
