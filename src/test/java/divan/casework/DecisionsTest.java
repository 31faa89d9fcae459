package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.organisation.SigningRight;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What officials may do with a case, on which day, and what comes of it. */
@World
class DecisionsTest {
    private static final String DECIDE = "residence-permit.decide";
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

    private String proposed() {
        String no = bureau.filed(bureau.applicant());
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        return no;
    }

    private static Failure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return (Failure) org.assertj.core.api.Assertions.catchThrowable(call);
    }

    private static List<Violation> violations(Results.Taking taking) {
        return ((Results.Taking.Invalid) taking).violations();
    }

    @Test
    void aDeputyWhoseDelegationEndedCannotDecideAndIsToldWhichAndWhen() {
        String no = proposed();
        Failure refused = failure(() ->
            bureau.decide(bureau.official("deputy"), no, bureau.grant(no, "2027-12-15")));
        assertThat(refused.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(refused.violations()).containsExactly(Violation.of("delegation-ended", "",
            Map.of("tr", "Vali, Ankara Valiliği", "en", "Governor, Governorate of Ankara"),
            LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 30)));
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.proposed");
    }

    @Test
    void anOfficialWhoNeverHadADelegationIsToldSo() {
        String no = proposed();
        Failure refused = failure(() ->
            bureau.decide(bureau.official("official"), no, bureau.grant(no, "2027-12-15")));
        assertThat(refused.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(refused.violations()).containsExactly(Violation.of("no-delegation", "",
            Map.of("tr", "Göç Memuru", "en", "Migration Officer")));
    }

    @Test
    void theDirectorDecidesUnderTheDelegationAndTheActNamesIt() {
        String no = bureau.granted();
        var decided = bureau.acts(no).stream().filter(a -> a.type().equals("case.decided")).findFirst()
            .orElseThrow();
        assertThat(decided.actor().post()).isEqualTo("ankara-director");
        assertThat(decided.actor().delegation()).containsExactly("ankara-residence-permits");
        assertThat(bureau.stored(no).state().decision()).containsEntry("delegation",
            List.of("ankara-residence-permits"));
    }

    @Test
    void theGovernorMaySignByOfficeAndTheDirectorOnlyForTheGovernor() {
        access.asSystem(() -> {
            assertThat(bureau.organisation.right("ankara-governor", DECIDE, Sundial.FIRST_DAY))
                .isInstanceOf(SigningRight.ByOffice.class);
            assertThat(bureau.organisation.right("ankara-director", DECIDE, Sundial.FIRST_DAY))
                .isInstanceOfSatisfying(SigningRight.ByDelegation.class, right ->
                    assertThat(right.delegation().signsAsTr()).isEqualTo("Vali a."));
            assertThat(bureau.organisation.right("no-such-post", DECIDE, Sundial.FIRST_DAY))
                .isInstanceOf(SigningRight.None.class);
            return true;
        });
    }

    /** The deputy's delegation ended on 30 June 2026: that day they sign, the day after they do not. */
    @Test
    void aDeputySignsOnTheLastDayOfTheDelegationAndNotTheDayAfter() {
        bureau.sundial.set(LocalDate.of(2026, 6, 30));
        var until = Situations.merged(Situations.usual(), Situations.map(Map.of(
            "permit", Map.of("from", "2024-08-01", "until", "2026-08-01", "taken-up-on", "2024-08-01"))));
        String one = bureau.filed(bureau.applicant(until));
        String other = bureau.filed(bureau.applicant(until));
        for (String no : List.of(one, other)) {
            bureau.propose(no, bureau.grant(no, "2027-08-01"));
        }
        assertThat(bureau.decide(bureau.official("deputy"), one, bureau.grant(one, "2027-08-01")))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.stored(one).state().decision())
            .containsEntry("delegation", List.of("ankara-residence-permits-deputy"));
        bureau.sundial.set(LocalDate.of(2026, 7, 1));
        assertThat(failure(() -> bureau.decide(bureau.official("deputy"), other,
            bureau.grant(other, "2027-08-01")))
            .kind()).isEqualTo(Failure.Kind.FORBIDDEN);
    }

    @Test
    void aDelegationHoldsOnItsLastDayAndNotOnTheNext() {
        var organisation = bureau.organisation;
        access.asSystem(() -> {
            assertThat(organisation.right("ankara-deputy-director", DECIDE, LocalDate.of(2024, 12, 31)))
                .isInstanceOf(SigningRight.None.class);
            assertThat(organisation.right("ankara-deputy-director", DECIDE, LocalDate.of(2025, 1, 1)))
                .isInstanceOf(SigningRight.ByDelegation.class);
            assertThat(organisation.right("ankara-deputy-director", DECIDE, LocalDate.of(2026, 6, 30)))
                .isInstanceOf(SigningRight.ByDelegation.class);
            assertThat(organisation.right("ankara-deputy-director", DECIDE, LocalDate.of(2026, 7, 1)))
                .isInstanceOf(SigningRight.None.class);
            return true;
        });
    }

    @Test
    void aDirectorOfIstanbulFindsNoCaseOfAnkara() {
        String no = proposed();
        Caller istanbul = bureau.official("director-istanbul");
        assertThat(failure(() -> bureau.casework.open(istanbul, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(failure(() -> bureau.decide(istanbul, no, bureau.grant(no, "2027-12-15"))).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(bureau.queue(istanbul)).noneMatch(line -> line.no().equals(no));
        assertThat(bureau.queue(bureau.official("director"))).anyMatch(line -> line.no().equals(no));
    }

    @Test
    void anApplicantCannotDecideTheirOwnCase() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        assertThat(failure(() -> bureau.decisions.propose(applicant, no, 1, bureau.grant(no, "2027-12-15")))
            .kind())
            .isEqualTo(Failure.Kind.FORBIDDEN);
    }

    @Test
    void aRefusalWithoutTheWeighingIsNotTaken() {
        String no = bureau.filed(bureau.applicant());
        Verdict refusal = bureau.refuse(no);
        Verdict unweighed = new Verdict("refuse", refusal.judgements(), Map.of(), refusal.details());
        List<Violation> wrong = violations(bureau.propose(no, unweighed));
        assertThat(wrong).extracting(Violation::field)
            .containsExactly("family-ties", "length-of-stay", "country-of-origin");
        assertThat(wrong).allMatch(v -> "6458/25/1".equals(v.basis()));
        assertThat(bureau.types(no)).containsExactly("case.filed");
    }

    @Test
    void anEmptyProposalIsToldEverythingThatIsMissingAtOnce() {
        String no = bureau.filed(bureau.applicant());
        Verdict empty = new Verdict("", Map.of(), Map.of(), Bureau.details(new LinkedHashMap<>()));
        List<Violation> wrong = violations(bureau.propose(no, empty));
        assertThat(wrong).extracting(Violation::field)
            .contains("outcome", "documents-genuine", "discretion", "reason")
            .doesNotContain("granted-until", "provisions", "family-ties");
        assertThat(wrong).extracting(Violation::field).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalThatConcernsAChildWeighsTheChildsInterestToo() {
        var child = Situations.merged(Situations.usual(),
            Situations.map(Map.of("person", Map.of("birth-date", "2012-03-01"))));
        String no = bureau.filed(bureau.applicant(child));
        assertThat(violations(bureau.propose(no, bureau.refuse(no)))).extracting(Violation::field)
            .containsExactly("child-interest");
        Map<String, String> weighing = Bureau.weighing();
        weighing.put("child-interest", "Okulu ve bakımı değerlendirildi.");
        Verdict weighed = new Verdict("refuse", bureau.refuse(no).judgements(), weighing,
            bureau.refuse(no).details());
        assertThat(bureau.propose(no, weighed)).isInstanceOf(Results.Taking.Taken.class);
    }

    @Test
    void aJudgementAgainstTheApplicantNeedsANote() {
        String no = bureau.filed(bureau.applicant());
        Map<String, String> judgements = new LinkedHashMap<>(bureau.refuse(no).judgements());
        judgements.put("purpose-justified", "no");
        Verdict verdict = new Verdict("refuse", judgements, Bureau.weighing(), bureau.refuse(no).details());
        assertThat(violations(bureau.propose(no, verdict))).extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("note-required", "purpose-justified-note"));
    }

    @Test
    void anEndBeyondTheLatestIsRefusedWithItsProvision() {
        String no = bureau.filed(bureau.applicant());
        List<Violation> wrong = violations(bureau.propose(no, bureau.grant(no, "2028-12-16")));
        assertThat(wrong).extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("end-beyond-limit", "granted-until"));
        assertThat(wrong.getFirst().args()).containsExactly(LocalDate.of(2028, 12, 15), "6458/31/2");
        assertThat(bureau.propose(no, bureau.grant(no, "2028-12-15")))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(violations(bureau.decide(bureau.official("director"), no, bureau.grant(no, "2028-12-16"))))
            .extracting(Violation::code).containsExactly("end-beyond-limit");
    }

    @Test
    void serviceIsNotBeforeTheDecisionNorInTheFuture() {
        String no = bureau.granted();
        for (String day : List.of("2026-11-21", "2026-11-23", "gestern")) {
            assertThat(violations(bureau.serve(no, day))).extracting(Violation::code)
                .containsExactly("served-on");
        }
        assertThat(bureau.decisions.serve(bureau.official("official"), no, bureau.stored(no).version(), null,
            "hand"))
            .isInstanceOf(Results.Taking.Invalid.class);
        assertThat(bureau.serve(no, "2026-11-22")).isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.stored(no).state().servedOn()).isEqualTo(Sundial.FIRST_DAY);
        assertThat(bureau.stored(no).state().tasks()).isEmpty();
    }

    @Test
    void aReasonThatItsLetterCannotShowIsRefusedBeforeAnybodyDecides() {
        String no = bureau.filed(bureau.applicant());
        Verdict verdict = bureau.grant(no, "2027-12-15");
        verdict.details().put("reason", "Şartlar sağlanmaktadır \u202E漢; uzatma uygundur.");
        assertThat(violations(bureau.propose(no, verdict))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("unprintable");
            assertThat(violation.field()).isEqualTo("reason");
            assertThat(violation.args()).containsExactly("U+202E, 漢 (U+6F22)");
        });
    }

    @Test
    void aReturnedProposalGoesBackToReviewAndNothingIsDecided() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        assertThat(violations(bureau.decide(bureau.official("director"), no, Bureau.returned(""))))
            .extracting(Violation::field).containsExactly("reason");
        bureau.decide(bureau.official("director"), no, Bureau.returned("Süre gerekçelendirilmelidir."));
        CaseState state = bureau.stored(no).state();
        assertThat(state.tasks()).extracting(Task::element).containsExactly("review");
        assertThat(state.outcome()).isNull();
        assertThat(state.decidedOn()).isNull();
        assertThat(bureau.permits(applicant.party())).hasSize(1);
    }

    @Test
    void aGrantAddsARowFromTheDayAfterTheOldEndAndKeepsTheOldOne() {
        String no = bureau.granted();
        var party = bureau.stored(no).state().party();
        assertThat(bureau.permits(party)).extracting(divan.registers.Entry::valid)
            .containsExactly(bureau.oldPermit(), Span.of(LocalDate.of(2026, 12, 16),
            LocalDate.of(2027, 12, 15)));
        access.asSystem(() -> {
            assertThat(bureau.registers.on("residence-permits", party, LocalDate.of(2026, 12, 15)))
                .extracting(e -> e.values().get("permit-number")).containsExactly("D-1");
            assertThat(bureau.registers.on("residence-permits", party, LocalDate.of(2026, 12, 16)))
                .extracting(e -> e.values().get("permit-number")).containsExactly("D-" + no);
            return true;
        });
    }

    @Test
    void aRefusalLeavesTheRegisterAsItWasAndIsWritten() {
        String no = bureau.refused();
        CaseState state = bureau.stored(no).state();
        assertThat(bureau.permits(state.party())).hasSize(1);
        List<DocumentEntry> papers = access.asSystem(() -> documents.ofCase(state.id()));
        assertThat(papers).extracting(DocumentEntry::kind).containsExactlyInAnyOrder("receipt", "decision");
        assertThat(state.tasks()).extracting(Task::element).containsExactly("serve");
    }

    @Test
    void aStepAlreadyTakenIsNotTakenAgain() {
        String no = bureau.granted();
        assertThatThrownBy(() -> bureau.decide(bureau.official("director"), no,
            bureau.grant(no, "2027-12-15")))
            .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.violations()).extracting(Violation::code)
                .containsExactly("step-done"));
    }
}
