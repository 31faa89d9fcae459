package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Documents asked for, brought, reminded of and not brought (law 6458/21/3); deadlines in days of Istanbul.
 */
@World
class MissingDocumentsTest {
    /** Filed on the first day: ninety days later. */
    private static final LocalDate DEADLINE = Sundial.FIRST_DAY.plusDays(90);
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

    @AfterEach
    void parametersAsTheyAre() {
        bureau.parameters(Map.of());
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    private MissingDocuments missing() {
        return bureau.bean(MissingDocuments.class);
    }

    /** A case in which two documents were asked for on the tenth day; they are due thirty days later. */
    private String asked() {
        String no = bureau.filed(applicant);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(10));
        assertThat(bureau.ask(no, List.of("means"), List.of("Kira sözleşmesi")))
            .isInstanceOf(Results.Taking.Taken.class);
        return no;
    }

    private void bring(String no, int item) {
        missing().bring(applicant, no, item, "belge-" + item + ".pdf", Bureau.PDF);
    }

    private void day(int afterFiling) {
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(afterFiling));
        bureau.casework.passDeadlines(bureau.sundial.instant());
    }

    private static List<Violation> violations(Results.Taking taking) {
        return ((Results.Taking.Invalid) taking).violations();
    }

    private List<String> papers(String no) {
        return access.asSystem(() -> documents.ofCase(bureau.stored(no).state().id())).stream()
            .map(DocumentEntry::kind).toList();
    }

    @Test
    void whatIsMissingIsAskedForInWritingOnItsProvisionAndNobodyHasATaskMeanwhile() {
        String no = asked();
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo("awaiting-documents");
        assertThat(state.tasks()).isEmpty();
        DocumentRequest request = DocumentRequest.of(state.asked());
        assertThat(request.due()).isEqualTo(Sundial.FIRST_DAY.plusDays(40));
        assertThat(request.reminder()).isEqualTo(Sundial.FIRST_DAY.plusDays(33));
        assertThat(request.documents()).extracting(DocumentRequest.Item::id, DocumentRequest.Item::words)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("means", ""),
                org.assertj.core.groups.Tuple.tuple("", "Kira sözleşmesi"));
        Act act = bureau.act(no, "case.documents-asked");
        assertThat(act.basis()).containsExactly("6458/21/3");
        assertThat(act.actor().post()).isEqualTo(Objects.requireNonNull(bureau.official("official")
            .post()).id());
        assertThat(papers(no)).containsExactlyInAnyOrder("receipt", "request");
    }

    @Test
    void aRequestWithoutADocumentOrForAnUnknownOneIsNotTaken() {
        String no = bureau.filed(applicant);
        assertThat(violations(bureau.ask(no, List.of(), List.of())))
            .extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("documents-required", "documents"));
        assertThat(violations(bureau.ask(no, List.of("unicorn"), List.of("x".repeat(201)))))
            .extracting(Violation::field).containsExactly("documents", "others");
        assertThat(bureau.types(no)).containsExactly("case.filed");
    }

    @Test
    void documentsAreAskedForOnlyByAnOfficialWhoMayReviewAndOnlyWhileItIsReviewed() {
        String no = bureau.filed(applicant);
        int version = bureau.stored(no).version();
        assertThat(Bureau.failure(() -> missing().ask(applicant, no, version, List.of("means"), List.of(),
            "")).kind())
            .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(Bureau.failure(() -> missing().ask(bureau.official("director-istanbul"), no, version,
            List.of("means"),
            List.of(), "")).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        assertThat(Bureau.failure(() -> bureau.ask(no, List.of("means"), List.of())).kind())
            .isEqualTo(Failure.Kind.CONFLICT);
    }

    @Test
    void whileDocumentsAreAwaitedNothingIsProposedAndTheOfficialIsToldWhy() {
        String no = asked();
        assertThat(Bureau.codes(Bureau.failure(() -> bureau.propose(no, bureau.grant(no, "2027-12-15")))))
            .containsExactly("documents-awaited");
    }

    @Test
    void theApplicantHandsInFilesAndTheTimeToDecideIsLongerByTheDaysOfWaiting() {
        String no = asked();
        bring(no, 0);
        bring(no, 1);
        assertThat(missing().brought(applicant, bureau.stored(no).state())).hasSize(2);
        assertThat(missing().brought(bureau.official("official"), bureau.stored(no).state())).isEmpty();
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(22));
        assertThat(missing().supply(applicant, no, "")).isInstanceOf(Results.Taking.Taken.class);
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo("in-review");
        assertThat(state.deadline()).isEqualTo(DEADLINE.plusDays(12));
        assertThat(state.tasks()).extracting(Task::element).containsExactly("review");
        assertThat(handedIn(no)).containsExactly("belge-0.pdf", "belge-1.pdf");
        assertThat(bureau.propose(no, bureau.grant(no, "2027-12-15")))
            .isInstanceOf(Results.Taking.Taken.class);
    }

    private List<Object> handedIn(String no) {
        Act act = bureau.acts(no).stream().filter(a -> a.body().containsKey("files")).findFirst()
            .orElseThrow();
        return ((List<?>) Objects.requireNonNull(act.body().get("files"))).stream().<Object>map(f -> {
            var id = java.util.UUID.fromString(String.valueOf(((Map<?, ?>) f).get("id")));
            CaseState state = bureau.stored(no).state();
            return access.as(bureau.official("official"), () ->
                bureau.bean(Uploads.class).find(id, state.id()).orElseThrow().name());
        }).toList();
    }

    @Test
    void theDeadlineThatPassesIsThePostponedOneAndNotTheFirst() {
        String no = asked();
        bring(no, 0);
        bring(no, 1);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(22));
        missing().supply(applicant, no, "");
        day(91);
        assertThat(bureau.types(no)).doesNotContain("case.deadline-passed");
        day(102);
        assertThat(bureau.types(no)).doesNotContain("case.deadline-passed");
        day(103);
        assertThat(bureau.types(no)).containsOnlyOnce("case.deadline-passed");
    }

    @Test
    void aTimeToDecideThatHasPassedStaysPassedAndIsNotRecordedAgainAfterThePause() {
        String no = bureau.filed(applicant);
        day(91);
        assertThat(bureau.types(no)).containsOnlyOnce("case.deadline-passed");
        bureau.ask(no, List.of("means"), List.of());
        bring(no, 0);
        day(95);
        missing().supply(applicant, no, "");
        day(400);
        assertThat(bureau.types(no)).containsOnlyOnce("case.deadline-passed");
        assertThat(bureau.stored(no).state().deadline()).isEqualTo(DEADLINE);
    }

    @Test
    void whereTheParameterSaysSoTheTimeToDecideIsNotPostponed() {
        bureau.parameters(Map.of("missing_documents_pause", "none"));
        String no = asked();
        bring(no, 0);
        bring(no, 1);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(22));
        missing().supply(applicant, no, "");
        assertThat(bureau.stored(no).state().deadline()).isEqualTo(DEADLINE);
    }

    @Test
    void eachDocumentNeedsAFileOrTheApplicantSaysWhyNot() {
        String no = asked();
        bring(no, 1);
        List<Violation> wrong = violations(missing().supply(applicant, no, " "));
        assertThat(wrong).extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("not-brought", "item-0"));
        assertThat(missing().supply(applicant, no, "Bankam belge vermiyor."))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.act(no, "case.documents-supplied").body())
            .containsEntry("statement", "Bankam belge vermiyor.");
    }

    @Test
    void aFileIsJudgedByItsContentAndMayBeTakenBackUntilItIsHandedIn() {
        String no = asked();
        Failure wrong = Bureau.failure(() -> missing().bring(applicant, no, 0, "belge.pdf", "MZ".getBytes()));
        assertThat(wrong.violations()).extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("kind", "item-0"));
        assertThat(Bureau.failure(() -> missing().bring(applicant, no, 2, "belge.pdf", Bureau.PDF)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        Upload upload = missing().bring(applicant, no, 0, "belge.pdf", Bureau.PDF);
        missing().takeBack(applicant, no, upload.id());
        assertThat(missing().brought(applicant, bureau.stored(no).state())).isEmpty();
    }

    @Test
    void nobodyElseBringsOrTakesBackAFile() {
        String no = asked();
        Upload upload = missing().bring(applicant, no, 0, "belge.pdf", Bureau.PDF);
        Caller other = bureau.applicant();
        assertThat(Bureau.failure(() -> missing().bring(other, no, 0, "belge.pdf", Bureau.PDF)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(Bureau.failure(() -> missing().takeBack(other, no, upload.id())).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(Bureau.failure(() -> missing().supply(other, no, "x")).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void theApplicantIsRemindedOnceOnTheDayBeforeTheEndThatTheParameterNames() {
        String no = asked();
        day(32);
        assertThat(bureau.types(no)).doesNotContain("case.documents-reminded");
        day(33);
        day(34);
        assertThat(bureau.types(no)).containsOnlyOnce("case.documents-reminded");
        assertThat(bureau.stored(no).state().name()).isEqualTo("awaiting-documents");
    }

    @Test
    void whenTheyDoNotComeAnOfficialGoesOnWithWhatWasBroughtAfterTheLastDayAndNotOnIt() {
        String no = asked();
        bring(no, 0);
        day(40);
        assertThat(bureau.stored(no).state().name()).isEqualTo("awaiting-documents");
        day(41);
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo("in-review");
        assertThat(state.deadline()).isEqualTo(DEADLINE.plusDays(31));
        assertThat(bureau.act(no, "case.documents-lapsed").basis()).containsExactly("6458/21/3");
        assertThat(handedIn(no)).containsExactly("belge-0.pdf");
        assertThat(Bureau.codes(Bureau.failure(() -> missing().supply(applicant, no, "x"))))
            .containsExactly("nothing-awaited");
    }

    @Test
    void whereTheParameterSaysSoTheCaseIsRemovedInWritingServedAndTheApplicantMayApplyAgain() {
        bureau.parameters(Map.of("missing_documents_consequence", "remove-from-process"));
        String no = asked();
        day(41);
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo("removed");
        assertThat(state.outcome()).isNull();
        assertThat(bureau.types(no)).endsWith("case.removed")
            .doesNotContain("case.decided", "case.documents-lapsed");
        assertThat(bureau.act(no, "case.removed").basis()).containsExactly("6458/21/3");
        assertThat(papers(no)).contains("removal");
        assertThat(state.tasks()).extracting(Task::element).containsExactly("serve");
        assertThat(bureau.serve(no, Sundial.FIRST_DAY.plusDays(40).toString()))
            .isInstanceOf(Results.Taking.Invalid.class);
        assertThat(bureau.serve(no, Sundial.FIRST_DAY.plusDays(41).toString()))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.stored(no).state().name()).isEqualTo("removed");
        assertThat(access.asSystem(() -> bureau.cases.open(state.party(), Bureau.SERVICE))).isEmpty();
        assertThat(bureau.permits(state.party())).hasSize(1);
    }

    @Test
    void theLettersSayWhatIsMissingUntilWhenWhatFollowsAndHowToGoAgainstIt() throws Exception {
        bureau.parameters(Map.of("missing_documents_consequence", "remove-from-process"));
        String no = asked();
        assertThat(letter(no, "request")).contains("Geçiminizi gösteren belge", "Kira sözleşmesi",
            "01.01.2027",
            "işlemden kaldırılır", "Belgenin yenisi gerekiyor.", "21/3");
        day(41);
        assertThat(letter(no, "removal")).contains("Kira sözleşmesi", "02.01.2027",
            "Bu bir ret kararı değildir",
            "60 gün", "Ankara", "15.12.2026", "yeniden başvurabilirsiniz");
    }

    private String letter(String no, String kind) throws Exception {
        var id = bureau.stored(no).state().id();
        var paper = access.asSystem(() -> documents.ofCase(id)).stream().filter(d -> d.kind().equals(kind))
            .findFirst()
            .orElseThrow();
        for (int i = 0; i < 600 && !access.asSystem(() -> documents.find(paper.id())).orElseThrow()
                .isSealed(); i++) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
        }
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(access.asSystem(() -> documents.pdf(paper.id())))) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void documentsCanBeAskedForAgainAndThePausesAddUp() {
        String no = asked();
        bring(no, 0);
        bring(no, 1);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(15));
        missing().supply(applicant, no, "");
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(20));
        bureau.ask(no, List.of("insurance-policy"), List.of());
        bring(no, 0);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(23));
        missing().supply(applicant, no, "");
        assertThat(bureau.stored(no).state().deadline()).isEqualTo(DEADLINE.plusDays(5 + 3));
    }

    @Test
    void twoWatchersOfOneReminderAppendOneAct() throws Exception {
        String no = asked();
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(33));
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(java.util.Collections.nCopies(4,
                    () -> bureau.casework.passDeadlines(bureau.sundial.instant())))) {
                done.get();
            }
        }
        assertThat(bureau.types(no)).containsOnlyOnce("case.documents-reminded");
    }
}
