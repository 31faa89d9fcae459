package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.access.Access;
import divan.access.Purpose;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.policy.Rulebook;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Filing, reading what was filed, and the day on which the period for a decision is over. */
@World
class FilingTest {
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

    private List<Act> readings(UUID party) {
        return access.asSystem(() -> bureau.journal.about(party)).stream()
            .filter(a -> a.type().equals("data.read"))
            .toList();
    }

    @Test
    void theReceiptIsThereAtOnce() {
        String no = bureau.filed(bureau.applicant());
        List<DocumentEntry> papers = access.asSystem(() -> documents.ofCase(bureau.stored(no).state().id()));
        assertThat(papers).extracting(DocumentEntry::kind).containsExactly("receipt");
        assertThat(papers.getFirst().number().toString()).startsWith("E-92000006-115.02.01-");
    }

    @Test
    void anOfficialCannotFile() {
        Caller official = bureau.official("official");
        Throwable refused = catchThrowable(() -> bureau.file(official, Map.of()));
        assertThat(((Failure) refused).kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(catchThrowable(() -> bureau.applications.begin(official, Bureau.SERVICE)))
            .isInstanceOfSatisfying(Failure.class,
            f -> assertThat(f.kind()).isEqualTo(Failure.Kind.FORBIDDEN));
    }

    @Test
    void oneApplicationAtATimeForOneServiceByOnePerson() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        Results.Filing second = bureau.file(applicant, bureau.answers(applicant));
        assertThat(((Results.Filing.Invalid) second).violations())
            .extracting(Violation::code, Violation::args)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("already-pending", List.of(no)));
    }

    @Test
    void aDraftFiledAgainGivesTheSameNumber() {
        Caller applicant = bureau.applicant();
        UUID draft = draft(applicant);
        var first = (Results.Filing.Filed) bureau.filing.file(applicant, draft);
        var again = (Results.Filing.Filed) bureau.filing.file(applicant, draft);
        assertThat(again.no()).isEqualTo(first.no());
        assertThat(again.again()).isTrue();
        assertThat(first.again()).isFalse();
        assertThat(bureau.types(first.no())).containsExactly("case.filed");
    }

    private UUID draft(Caller applicant) {
        UUID draft = bureau.applications.begin(applicant, Bureau.SERVICE);
        Map<String, Object> answers = bureau.answers(applicant);
        Writing writing = bureau.applications.open(applicant, draft);
        writing.pages().forEach(page -> bureau.applications.answer(applicant, draft, page,
            Bureau.details(answers)));
        return draft;
    }

    @Test
    void whatIsTypedWrongIsKeptAndShownAgainAndSaidToBeWrong() {
        Caller applicant = bureau.applicant();
        UUID draft = draft(applicant);
        Form.Page page = bureau.applications.open(applicant, draft).page("requested-until").orElseThrow();
        List<Violation> wrong = bureau.applications.answer(applicant, draft, page,
            Bureau.details(Map.of("requested-until", "yarın")));
        assertThat(wrong).extracting(Violation::code).containsExactly("date");
        Writing again = bureau.applications.open(applicant, draft);
        assertThat(again.draft().answers()).containsEntry("requested-until", "yarın");
        var refused = (Results.Filing.Invalid) bureau.filing.file(applicant, draft);
        assertThat(refused.violations()).extracting(Violation::field, Violation::code)
            .contains(org.assertj.core.groups.Tuple.tuple("requested-until", "date"));
    }

    @Test
    void somebodyElsesDraftIsNotFound() {
        UUID draft = draft(bureau.applicant());
        Caller other = bureau.applicant();
        for (Runnable attempt : List.<Runnable>of(() -> bureau.applications.open(other, draft),
                () -> bureau.filing.file(other, draft), () -> bureau.applications.drop(other, draft))) {
            assertThat(((Failure) catchThrowable(attempt::run)).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        }
        assertThat(access.asSystem(() -> bureau.bean(Drafts.class).find(draft))).isPresent();
    }

    @Test
    void whatIsFiledUnfinishedIsNotFiledAtAll() {
        Caller applicant = bureau.applicant();
        Map<String, Object> answers = bureau.answers(applicant);
        answers.remove("title-deed");
        answers.put("declaration", false);
        var invalid = (Results.Filing.Invalid) bureau.file(applicant, answers);
        assertThat(invalid.violations()).extracting(Violation::field).contains("title-deed");
        assertThat(access.asSystem(() -> bureau.cases.of(applicant.party()))).isEmpty();
        assertThat(access.asSystem(() -> bureau.journal.about(applicant.party()))).isEmpty();
    }

    @Test
    void theActOfReadingStandsBeforeTheValueIsSeenAndNamesPostAndPurpose() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        int before = readings(applicant.party()).size();
        bureau.casework.open(bureau.official("official"), no);
        List<Act> readings = readings(applicant.party());
        assertThat(readings).hasSize(before + 1);
        Act reading = readings.getLast();
        assertThat(reading.actor().post()).isEqualTo("ankara-migration-officer");
        assertThat(reading.actor().organ()).isEqualTo("92000006");
        assertThat(reading.purpose()).isEqualTo("residence-permit.review");
        assertThat(reading.basis()).containsExactly("6458/24/1");
        assertThat(reading.body()).isEqualTo(Map.of("what", "case"));
    }

    @Test
    void aReadingThatFailsLeavesNoAct() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        var caller = bureau.official("official");
        int before = readings(applicant.party()).size();
        Throwable failed = catchThrowable(() -> access.read(caller, new Purpose("residence-permit.review",
            "6458/24/1"), Rulebook.cases(Bureau.SERVICE), () -> {
            bureau.casework.open(caller, no);
            throw Failure.conflict("step-done");
        }));
        assertThat(failed).isInstanceOf(Failure.class);
        assertThat(readings(applicant.party())).hasSize(before);
        assertThat(catchThrowable(() -> bureau.casework.open(bureau.official("director-istanbul"), no)))
            .isInstanceOf(Failure.class);
        assertThat(readings(applicant.party())).hasSize(before);
        bureau.casework.open(caller, no);
        assertThat(readings(applicant.party())).hasSize(before + 1);
    }

    @Test
    void theDeadlinePassesWhenItsLastDayIsOverByOneActAndTheCaseStaysOpen() {
        String no = bureau.filed(bureau.applicant());
        LocalDate last = bureau.stored(no).state().deadline();
        assertThat(last).isEqualTo(Sundial.FIRST_DAY.plusDays(90));
        bureau.sundial.set(last.plusDays(1).atStartOfDay(divan.kernel.Turkish.ZONE).toInstant()
            .minusMillis(1));
        bureau.casework.passDeadlines(bureau.sundial.instant());
        assertThat(bureau.types(no)).containsExactly("case.filed");
        bureau.sundial.set(last.plusDays(1).atStartOfDay(divan.kernel.Turkish.ZONE).toInstant());
        bureau.casework.passDeadlines(bureau.sundial.instant());
        bureau.casework.passDeadlines(bureau.sundial.instant());
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.deadline-passed");
        assertThat(bureau.stored(no).state().tasks()).extracting(Task::element).containsExactly("review");
        assertThat(bureau.propose(no, bureau.grant(no, "2027-12-15")))
            .isInstanceOf(Results.Taking.Taken.class);
    }
}
