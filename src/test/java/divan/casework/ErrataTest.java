package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import divan.demo.Sundial;
import divan.demo.World;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.registers.Entry;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A slip of the pen in a decision, and texts that must be completed before they can be one. */
@World
class ErrataTest {
    private static final String REASON = "Şartlar sağlanmaktadır; uzatma uygundur.";
    private static final String WHY = "Gün yanlış yazılmıştır.";
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Colleagues people;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        people = new Colleagues(bureau);
    }

    private Results.Taking correct(String no, String reason, @Nullable String until, String why) {
        return people.errata.correct(people.director(), no, bureau.stored(no).version(), reason, until, why);
    }

    private static List<String> wrong(Results.Taking taking) {
        return ((Results.Taking.Invalid) taking).violations().stream().map(v -> v.code() + " " + v.field())
            .toList();
    }

    private List<DocumentEntry> documents(String no) {
        return bureau.access.asSystem(() -> bureau.bean(Documents.class)
            .ofCase(bureau.stored(no).state().id()));
    }

    @Test
    void aDayTypedWrongIsCorrectedInTheDecisionTheRegisterAndByASecondDocument() {
        String no = bureau.granted();
        assertThat(correct(no, REASON, "2027-12-14", WHY)).isInstanceOf(Results.Taking.Taken.class);
        var state = bureau.stored(no).state();
        assertThat(state.decision()).containsEntry("grantedUntil", "2027-12-14")
            .containsEntry("outcome", "grant");
        List<Entry> permits = bureau.permits(state.party());
        assertThat(permits).hasSize(2);
        assertThat(permits.getLast().valid().last()).isEqualTo(LocalDate.of(2027, 12, 14));
        assertThat(permits.getLast().madeBy()).isEqualTo(bureau.actOf(no, "case.corrected"));
        assertThat(people.errata.of(documents(no).get(1).number())).singleElement().satisfies(c ->
            assertThat(c.by()).isEqualTo(documents(no).getLast().number()));
        assertThat(documents(no)).extracting(DocumentEntry::kind)
            .containsExactly("receipt", "decision", "correction");
        assertThat(bureau.acts(no)).filteredOn(a -> a.type().equals("case.corrected")).singleElement()
            .satisfies(act -> {
                assertThat(act.body()).containsEntry("written", Map.of("grantedUntil", "2027-12-15"))
                    .containsEntry("reads", Map.of("grantedUntil", "2027-12-14")).containsEntry("why", WHY);
                assertThat(act.actor().delegation()).containsExactly("ankara-residence-permits");
            });
    }

    @Test
    void aCorrectedDayIsCorrectedAgain() {
        String no = bureau.granted();
        correct(no, REASON, "2027-12-14", WHY);
        correct(no, REASON, "2027-12-13", WHY);
        assertThat(bureau.permits(bureau.stored(no).state().party())).hasSize(2).last()
            .satisfies(permit -> assertThat(permit.valid().last()).isEqualTo(LocalDate.of(2027, 12, 13)));
    }

    @Test
    void onlyTheWordingOfARefusalChanges() {
        String no = bureau.refused();
        assertThat(correct(no, "Kalış amacı somut bir plana dayanmamıştır.", "2027-01-01", WHY))
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(bureau.stored(no).state().decision()).containsEntry("outcome", "refuse")
            .containsEntry("provisions", List.of("6458/33/1-a")).doesNotContainKey("grantedUntil");
        assertThat(bureau.permits(bureau.stored(no).state().party())).hasSize(1);
    }

    @Test
    void aCorrectionKeepsTheLimitsOfTheLawAndSaysWhy() {
        String no = bureau.granted();
        assertThat(wrong(correct(no, REASON, "2035-01-01", "")))
            .containsExactly("end-beyond-limit granted-until", "required why");
        assertThat(wrong(correct(no, "kısa", "2027-12-15", WHY))).containsExactly("too-short reason");
        assertThat(wrong(correct(no, REASON, "2027-12-15", WHY))).containsExactly("nothing-corrected reason");
    }

    @Test
    void onlyWhoeverMayDecideCorrectsAndOnlyADecision() {
        String no = bureau.granted();
        Failure refused = catchThrowableOfType(Failure.class,
            () -> people.errata.correct(people.official(), no, bureau.stored(no).version(), REASON,
            "2027-12-14", WHY));
        assertThat(refused.violations().getFirst().code()).isEqualTo("no-delegation");
        String open = bureau.filed(bureau.applicant());
        assertThat(catchThrowableOfType(Failure.class, () -> correct(open, REASON, null, WHY)).violations()
            .getFirst()
            .code()).isEqualTo("not-decided");
    }

    @Test
    void theReasonsOfThePackHaveGapsAndATextWithAGapIsNotTaken() {
        String no = bureau.filed(bureau.applicant());
        var definition = bureau.bean(Definitions.class).inForce(Bureau.SERVICE);
        List<Reason> reasons = Reason.of(definition.pack(), definition.service().folder());
        assertThat(reasons).hasSize(5).allMatch(reason -> Reason.hasGap(reason.text()));
        Verdict verdict = bureau.grant(no, "2027-12-15");
        Map<String, @Nullable Object> details = new LinkedHashMap<>(verdict.details());
        details.put("reason", reasons.getFirst().text());
        assertThat(wrong(bureau.propose(no, new Verdict("grant", verdict.judgements(),
            Map.of("family-ties", "[...]"), details)))).containsExactly("gap reason", "gap family-ties");
        assertThat(Reason.hasGap("Madde [1] ve (…) dışında boşluk yok…")).isFalse();
    }

    @Test
    void aTextIsPutAfterWhatStandsThereAndChoosesNothingThatIsChosen() {
        Reason reason = new Reason("x", Map.of(), "refuse", "6458/33/1-a", "Çünkü [… neden].");
        Map<String, String> typed = new LinkedHashMap<>(Map.of("reason", "Bir.", "outcome", "grant"));
        DecisionForm.use(reason, typed);
        assertThat(typed).containsEntry("reason", "Bir.\n\nÇünkü [… neden].")
            .containsEntry("outcome", "grant")
            .containsEntry("provisions", "6458/33/1-a");
    }
}
