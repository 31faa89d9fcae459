package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.demo.Sundial;
import divan.demo.World;
import divan.kernel.Failure;
import divan.web.Caller;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What another organ is asked about a case, what it sees of it, and what it answers. */
@World
class OpinionsTest {
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Colleagues people;
    private Caller istanbul;
    private String no;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        people = new Colleagues(bureau);
        istanbul = bureau.official("official-istanbul");
        no = bureau.filed(bureau.applicant());
    }

    private static Failure refused(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }

    private List<Upload> files() {
        return people.opinions.files(people.official(), bureau.stored(no).state().id());
    }

    @Test
    void theOrganAskedSeesTheQuestionAndItsFilesAndNothingElseOfTheCase() {
        List<Upload> files = files();
        assertThat(files).hasSizeGreaterThan(1);
        Opinion asked = people.asked(no, List.of(files.getFirst().id().toString()));
        assertThat(people.opinions.awaited(istanbul)).anyMatch(o -> o.id().equals(asked.id()));
        Opinions.Opened opened = people.opinions.open(istanbul, asked.id());
        assertThat(opened.opinion().question()).isEqualTo("Başvuran ilinizde kayıtlı mıydı?");
        assertThat(opened.attached()).extracting(Upload::id).containsExactly(files.getFirst().id());
        assertThat(people.opinions.bytes(istanbul, files.getFirst().id())).isEqualTo(Bureau.PDF);
        assertThat(people.opinions.file(istanbul, asked.id(), files.get(1).id()).attached()).isEmpty();
        assertThat(catchThrowableOfType(Exception.class,
            () -> people.opinions.bytes(istanbul, files.get(1).id())))
            .isNotNull();
        assertThat(refused(() -> bureau.casework.open(istanbul, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(bureau.acts(no)).anyMatch(act -> act.type().equals("data.read")
            && "opinion".equals(act.body().get("what")) && istanbul.person().equals(act.actor().person()));
    }

    @Test
    void aThirdOrganFindsNoQuestion() {
        Opinion asked = people.asked(no, List.of());
        assertThat(refused(() -> people.opinions.open(people.director(), asked.id())).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(refused(() -> people.opinions.give(bureau.official("planner"), asked.id(), "x")).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void theAnswerStandsOnTheCaseAndNobodyAnswersTwice() {
        Opinion asked = people.asked(no, List.of());
        people.opinions.give(istanbul, asked.id(), "Kaydı yoktur.");
        assertThat(people.opinions.of(people.official(), asked.caseId())).singleElement()
            .satisfies(o -> assertThat(o.answer()).isEqualTo("Kaydı yoktur."));
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.opinion-asked",
            "case.opinion-given");
        assertThat(refused(() -> people.opinions.give(istanbul, asked.id(), "Vardır.")).violations()
            .getFirst().code())
            .isEqualTo("opinion-given");
        assertThat(people.opinions.awaited(istanbul)).noneMatch(o -> o.id().equals(asked.id()));
    }

    @Test
    void anAwaitedOpinionDoesNotKeepTheDecisionWaiting() {
        people.asked(no, List.of());
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        bureau.decide(people.director(), no, bureau.grant(no, "2027-12-15"));
        assertThat(bureau.outcome(no)).isEqualTo("grant");
    }

    @Test
    void everythingWrongWithAQuestionIsToldAtOnce() {
        Results.Taking taking = people.opinions.ask(people.official(), no, "92000006", " ", "2026-11-22",
            List.of());
        assertThat(((Results.Taking.Invalid) taking).violations()).extracting(v -> v.field())
            .containsExactly("organ", "question", "due");
    }

    @Test
    void aRelativeInTheOtherOrganIsKeptOutToo() {
        Opinion asked = people.asked(no, List.of());
        people.relate(asked.party(), istanbul, "parent", Sundial.FIRST_DAY, Sundial.FIRST_DAY.plusDays(3));
        assertThat(refused(() -> people.opinions.open(istanbul, asked.id())).violations().getFirst().code())
            .isEqualTo("barred-relative");
        assertThat(bureau.types(no)).contains("case.kept-out");
    }

    @Test
    void theApplicantSeesNeitherQuestionNorAnswer() {
        people.asked(no, List.of());
        var party = bureau.stored(no).state().party();
        Caller applicant = new Caller(Caller.Kind.PERSON, party, party, "x", null, null, null);
        assertThat(bureau.casework.open(applicant, no).acts())
            .noneMatch(a -> a.type().startsWith("case.opinion"));
        assertThat(bureau.access.as(applicant, () -> bureau.bean(OpinionRows.class)
            .of(bureau.stored(no).state().id()))).isEmpty();
    }
}
