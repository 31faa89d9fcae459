package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.casework.Results.Filing.Filed;
import divan.casework.Results.Taking.Taken;
import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.kernel.Span;
import divan.kernel.Violation;
import divan.registers.Entry;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody says that a register is wrong about them, and its keeper answers (6698/11/1-d, 13). */
@World
class RegisterCorrectionTest {
    private static final String SERVICE = "register-correction";
    private static final LocalDate DAY = Sundial.FIRST_DAY;
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(DAY);
        applicant = bureau.applicant();
    }

    private List<Entry> rows(String register) {
        return bureau.access.asSystem(() -> bureau.registers.history(register, party()));
    }

    private List<Entry> ever(String register) {
        return bureau.access.asSystem(() -> bureau.registers.ever(register, party()));
    }

    private UUID party() {
        return Objects.requireNonNull(applicant.party());
    }

    private Matter matter(String register, String field) {
        return new Matter(register, field, rows(register).getFirst().id());
    }

    private static Map<String, Object> answers(String question, Object right) {
        return new LinkedHashMap<>(Map.of(question, right, "why", "Yeni pasaportum elimde.",
            "declaration", true));
    }

    private Results.Filing file(Matter matter, Map<String, Object> answers) {
        return bureau.filing.file(applicant, SERVICE, matter, () -> answers, null);
    }

    private String filed(Matter matter, String question, Object right) {
        return ((Filed) file(matter, answers(question, right))).no();
    }

    private static Verdict correct(Map<String, Object> details) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("reason", "Gösterilen belgeden doğrusu anlaşılmaktadır.");
        return new Verdict("grant", Map.of("proved", "yes"), Map.of(), Bureau.details(all));
    }

    private static Verdict refuse() {
        return new Verdict("refuse", Map.of("proved", "yes"), Map.of(),
            Bureau.details(new LinkedHashMap<>(Map.of(
            "provisions", List.of("6698/11/1-d"), "reason", "Sicildeki bilgi doğrudur ve tamdır."))));
    }

    private Results.Taking decided(String no, Verdict verdict) {
        assertThat(bureau.propose(no, verdict)).isInstanceOf(Taken.class);
        return bureau.decide(bureau.official("director"), no, verdict);
    }

    @Test
    void aCorrectedFieldSaysTheRightThingFromTheDayStatedAndTheOldRowIsKept() {
        Entry old = rows("foreigners").getFirst();
        String no = filed(matter("foreigners", "passport-number"), "right-text", "X0000002");
        LocalDate since = LocalDate.of(2026, 3, 1);
        assertThat(decided(no, correct(Map.of("correct-value", "X0000002", "correct-from",
            since.toString()))))
            .isInstanceOf(Taken.class);
        assertThat(rows("foreigners")).extracting(Entry::valid, e -> e.values().get("passport-number"))
            .containsExactly(org.assertj.core.groups.Tuple.tuple(new Span(old.valid().from(), since),
            "X0000001"),
                org.assertj.core.groups.Tuple.tuple(new Span(since, null), "X0000002"));
        Entry before = ever("foreigners").stream().filter(e -> e.endedBy() != null).findFirst().orElseThrow();
        assertThat(before.id()).isEqualTo(old.id());
        assertThat(before.values()).isEqualTo(old.values());
        assertThat(before.endedBy()).isEqualTo(bureau.actOf(no, "case.decided"));
    }

    @Test
    void theAnswerIsWrittenAndNothingIsLeftToDo() {
        String no = filed(matter("foreigners", "birth-date"), "right-date", "1990-03-27");
        decided(no, correct(Map.of("correct-date", "1990-03-27", "correct-from", "2020-01-01")));
        CaseState state = bureau.stored(no).state();
        assertThat(state.tasks()).isEmpty();
        assertThat(state.outcome()).isEqualTo("grant");
        List<DocumentEntry> papers = bureau.access.asSystem(() ->
            program.getBean(Documents.class).ofCase(state.id()));
        assertThat(papers).extracting(DocumentEntry::title).containsExactly("Düzeltme isteğinin alındığı",
            "Sicildeki bilginin düzeltildiği");
        assertThat(rows("foreigners").getFirst().values()).containsEntry("birth-date", "1990-03-27");
    }

    @Test
    void aRefusalChangesNothingAndIsWritten() {
        List<Entry> before = ever("foreigners");
        String no = filed(matter("foreigners", "family"), "right-text", "Örneköğlu");
        assertThat(decided(no, refuse())).isInstanceOf(Taken.class);
        assertThat(ever("foreigners")).isEqualTo(before);
        assertThat(bureau.stored(no).state().outcome()).isEqualTo("refuse");
        assertThat(bureau.acts(no).stream().filter(a -> a.type().equals("case.decided")).findFirst()
            .orElseThrow()
            .basis()).containsExactly("6698/11/1-d");
    }

    @Test
    void theAnswerIsDueWithinThirtyDaysOnTheLawOfDataProtection() {
        String no = filed(matter("insurance", "policy"), "right-text", "P-7");
        CaseState state = bureau.stored(no).state();
        assertThat(state.deadline()).isEqualTo(DAY.plusDays(30));
        assertThat(state.authority()).isEqualTo(state.organ());
        assertThat(bureau.acts(no).getFirst().basis()).containsExactly("6698/11/1-d", "6698/13/1");
    }

    @Test
    void theFirstCaseGoesOnAndShowsThatADisputeIsPending() {
        String permit = bureau.filed(applicant);
        Matter disputed = matter("foreigners", "passport-number");
        String no = filed(disputed, "right-text", "X0000002");
        assertThat(bureau.casework.open(bureau.official("official"), permit).disputes())
            .containsExactly(new Dispute(no, disputed));
        assertThat(bureau.propose(permit, bureau.grant(permit, "2027-12-15"))).isInstanceOf(Taken.class);
        assertThat(bureau.decide(bureau.official("director"), permit, bureau.grant(permit, "2027-12-15")))
            .isInstanceOf(Taken.class);
        decided(no, refuse());
        assertThat(bureau.casework.open(applicant, permit).disputes()).isEmpty();
    }

    @Test
    void severalThingsMayBeDisputedAtOnceButNoneTwice() {
        Matter passport = matter("foreigners", "passport-number");
        String first = filed(passport, "right-text", "X0000002");
        filed(matter("foreigners", "family"), "right-text", "Başka");
        var again = (Results.Filing.Invalid) file(passport, answers("right-text", "X0000003"));
        assertThat(again.violations()).containsExactly(Violation.of("already-pending", "", first));
    }

    @Test
    void whatACaseIsAboutComesBackFromTheLedgerToo() {
        Matter passport = matter("foreigners", "passport-number");
        String no = filed(passport, "right-text", "X0000002");
        program.getBean(Rebuild.class).all();
        assertThat(bureau.casework.disputes(applicant)).containsExactly(new Dispute(no, passport));
    }

    @Test
    void theDaysOfARowAreCorrectedAndARowMayBeStruckOut() {
        String days = filed(matter("insurance", Matter.UNTIL), "right-date", "2031-05-31");
        decided(days, correct(Map.of("correct-date", "2031-05-31")));
        assertThat(rows("insurance")).extracting(e -> e.valid().last())
            .containsExactly(LocalDate.of(2031, 5, 31));
        String row = filed(matter("insurance", Matter.ROW), "right-text", "");
        decided(row, correct(Map.of("correct-from", rows("insurance").getFirst().valid().from().toString())));
        assertThat(rows("insurance")).isEmpty();
        assertThat(ever("insurance")).hasSize(2);
    }

    @Test
    void whatIsNoValueOfTheFieldIsNotEntered() {
        String no = filed(matter("foreigners", "sex"), "right-text", "kadın");
        Verdict wrong = correct(Map.of("correct-value", "kadın", "correct-from", "2020-01-01"));
        var refused = (Results.Taking.Invalid) decided(no, wrong);
        assertThat(refused.violations()).extracting(Violation::code, Violation::field)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("register-value", "correct-value"));
        assertThat(bureau.stored(no).state().outcome()).isNull();
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.proposed");
    }

    @Test
    void aRowThatChangedMeanwhileIsNotCorrectedOverIt() {
        Matter row = matter("foreigners", "family");
        UUID draft = bureau.applications.begin(applicant, SERVICE, row);
        decided(filed(row, "right-text", "Yeni"), correct(Map.of("correct-value", "Yeni", "correct-from",
            "2020-01-01")));
        for (Form.Page page : bureau.applications.open(applicant, draft).pages()) {
            bureau.applications.answer(applicant, draft, page,
                Bureau.details(answers("right-text", "Öteki")));
        }
        var refused = (Results.Filing.Invalid) bureau.filing.file(applicant, draft);
        assertThat(refused.violations()).extracting(Violation::code).contains("entry-gone");
    }

    @Test
    void aDisputeIsWithdrawnUntilItIsAnsweredAndTheRegisterStaysAsItIs() {
        Matter passport = matter("foreigners", "passport-number");
        List<Entry> before = ever("foreigners");
        String no = filed(passport, "right-text", "X0000002");
        bureau.propose(no, correct(Map.of("correct-value", "X0000002", "correct-from", "2026-03-01")));
        Withdrawal withdrawal = bureau.bean(Withdrawal.class);
        assertThat(withdrawal.withdraw(applicant, no).act())
            .isEqualTo(withdrawal.withdraw(applicant, no).act());
        CaseState state = bureau.stored(no).state();
        assertThat(state.name()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(state.tasks()).isEmpty();
        assertThat(bureau.act(no, "case.withdrawn").basis()).containsExactly("6698/13/1");
        assertThat(ever("foreigners")).isEqualTo(before);
        assertThat(bureau.access.asSystem(() -> program.getBean(Documents.class).ofCase(state.id())))
            .extracting(DocumentEntry::title).containsExactly("Düzeltme isteğinin alındığı",
            "İsteğin geri çekildiği");
        assertThat(bureau.casework.disputes(applicant)).isEmpty();
        assertThat(filed(passport, "right-text", "X0000003")).as("and it may be asked again")
            .isNotEqualTo(no);
    }

    @Test
    void anAnsweredDisputeIsNotWithdrawnAndNobodyWithdrawsAnothers() {
        String no = filed(matter("foreigners", "family"), "right-text", "Örneköğlu");
        Withdrawal withdrawal = bureau.bean(Withdrawal.class);
        Caller other = bureau.applicant();
        assertThat(((Failure) catchThrowable(() -> withdrawal.withdraw(other, no))).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        decided(no, refuse());
        assertThat(((Failure) catchThrowable(() -> withdrawal.withdraw(applicant, no))).violations())
            .extracting(Violation::code).containsExactly("decided-meanwhile");
        assertThat(bureau.stored(no).state().outcome()).isEqualTo("refuse");
    }

    @Test
    void nobodyDisputesWhatIsSaidOfSomebodyElse() {
        Matter mine = matter("foreigners", "family");
        Caller other = bureau.applicant();
        Failure refused = (Failure) catchThrowable(() -> bureau.applications.begin(other, SERVICE, mine));
        assertThat(refused.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void anEntryBanIsAnsweredByTheDepartmentThatKeepsIt() {
        Map<String, @Nullable Object> banned = Situations.merged(Situations.usual(),
            Situations.map(Map.of("restrictions", List.of("entry-ban"))));
        applicant = bureau.applicant(banned);
        String no = filed(matter("restrictions", "kind"), "right-text", "deportation");
        assertThat(bureau.stored(no).state().organ()).isEqualTo("90010102");
        Verdict verdict = refuse();
        Caller officer = bureau.official("officer-entry-bans");
        assertThat(bureau.decisions.propose(officer, no, bureau.stored(no).version(), verdict))
            .isInstanceOf(Taken.class);
        Failure elsewhere = (Failure) catchThrowable(() -> bureau.decide(bureau.official("director"), no,
            verdict));
        assertThat(elsewhere.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(bureau.decide(bureau.official("head-entry-bans"), no, verdict)).isInstanceOf(Taken.class);
    }
}
