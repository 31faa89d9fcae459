package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents that were asked for and turn out not to be needed. */
@World
class CancelledRequestTest {
    private static final String WHY = "Belge başka bir dosyadan bulundu.";
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Caller applicant;
    private String no;

    @BeforeEach
    void ask() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        no = bureau.filed(applicant);
        bureau.ask(no, List.of("means"), List.of());
    }

    private MissingDocuments missing() {
        return bureau.bean(MissingDocuments.class);
    }

    private Results.Taking cancel(Caller caller, String why) {
        return missing().cancel(caller, no, bureau.stored(no).version(), why);
    }

    private Failure.Kind refused(Caller caller) {
        return Bureau.failure(() -> cancel(caller, WHY)).kind();
    }

    private void day(int afterFiling) {
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(afterFiling));
        bureau.casework.passDeadlines(bureau.sundial.instant());
    }

    @Test
    void aRequestIsCancelledByAnActTheApplicantIsToldAndTheClockGoesOn() {
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(12));
        assertThat(cancel(bureau.official("official"), " " + WHY + " "))
            .isInstanceOf(Results.Taking.Taken.class);
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo("in-review");
        assertThat(state.asked()).isEmpty();
        assertThat(state.deadline()).as("the days of waiting are added")
            .isEqualTo(Sundial.FIRST_DAY.plusDays(102));
        assertThat(state.tasks()).extracting(Task::element).containsExactly("review");
        Act act = bureau.act(no, CaseFold.DOCUMENTS_CANCELLED);
        assertThat(act.body()).containsEntry("reason", WHY)
            .containsEntry("deadline", state.deadline().toString());
        assertThat(act.basis()).containsExactly("6458/21/3");
        assertThat(act.subjects()).contains(applicant.party());
        assertThat(bureau.journal.await("messages", act.id(), Duration.ofSeconds(30))).isTrue();
        assertThat(bureau.access.as(applicant, () -> bureau.bean(JdbcClient.class)
            .sql("select kind from messages.message where party = :party").param("party", applicant.party())
            .query(String.class).list())).contains(CaseFold.DOCUMENTS_CANCELLED);
        day(103);
        assertThat(bureau.types(no)).endsWith("case.deadline-passed")
            .doesNotContain("case.documents-reminded", "case.documents-lapsed");
    }

    @Test
    void whatWasBroughtAndNotHandedInIsForgottenUnseen() {
        Upload upload = missing().bring(applicant, no, 0, "belge.pdf",
            (new String(Bureau.PDF, java.nio.charset.StandardCharsets.US_ASCII) + no + "%%EOF").getBytes());
        cancel(bureau.official("official"), WHY);
        assertThat(missing().brought(applicant, bureau.stored(no).state())).isEmpty();
        assertThat(catchThrowable(() -> bureau.access.asSystem(() -> bureau.bean(Uploads.class)
            .bytes(upload.id()))))
            .isInstanceOf(org.springframework.dao.EmptyResultDataAccessException.class);
        assertThat(Bureau.codes(Bureau.failure(() -> missing().supply(applicant, no, "x"))))
            .containsExactly("nothing-awaited");
    }

    @Test
    void onlyWhoeverMayAskCancelsAndSaysWhy() {
        assertThat(refused(applicant)).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(refused(bureau.official("official-istanbul"))).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(((Results.Taking.Invalid) cancel(bureau.official("official"), " ")).violations())
            .extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("required", "reason"));
        new Colleagues(bureau).relate(applicant.party(), bureau.official("official"), "sibling",
            Sundial.FIRST_DAY,
            Sundial.FIRST_DAY);
        assertThat(refused(bureau.official("official"))).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(bureau.stored(no).state().name()).isEqualTo("awaiting-documents");
    }

    @Test
    void ofTwoWhoCancelTheLaterIsToldAndDocumentsMayBeAskedForAgain() {
        int version = bureau.stored(no).version();
        missing().cancel(bureau.official("official"), no, version, WHY);
        assertThat(Bureau.failure(() ->
            missing().cancel(bureau.official("colleague"), no, version, WHY)).kind())
            .isEqualTo(Failure.Kind.CONFLICT);
        assertThat(bureau.ask(no, List.of("accommodation"), List.of()))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.stored(no).state().name()).isEqualTo("awaiting-documents");
        bureau.bean(Rebuild.class).all();
        assertThat(bureau.stored(no).state().awaitedUntil()).isEqualTo(Sundial.FIRST_DAY.plusDays(30));
    }
}
