package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Results.Filing.Filed;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.registers.Entry;
import divan.web.Caller;
import divan.web.Languages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whoever works with what a register said wrongly is told that it was corrected (6698/11/1-f). */
@World
class PassedOnTest {
    @Autowired
    private ApplicationContext program;
    private Bureau bureau;
    private Colleagues people;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        people = new Colleagues(bureau);
        applicant = bureau.applicant();
    }

    /**
     * Somebody disputes a field of theirs, and the keeper decides. @return the number of the dispute, decided
     */
    private String disputed(String register, String field, String right, String outcome) {
        UUID party = Objects.requireNonNull(applicant.party());
        Entry row = bureau.access.asSystem(() -> bureau.registers.history(register, party)).getFirst();
        Matter matter = new Matter(register, field, row.id());
        Map<String, Object> answers = new LinkedHashMap<>(Map.of("right-text", right, "why",
            "Yeni pasaportum var.",
            "declaration", true));
        String no = ((Filed) bureau.filing.file(applicant, "register-correction", matter, () -> answers,
            null)).no();
        Map<String, Object> details = new LinkedHashMap<>(Map.of("reason",
            "Belgeden anlaşılmaktadır, yeterlidir."));
        details.putAll(outcome.equals("grant") ? Map.of("correct-value", right, "correct-from", row.valid()
            .from().toString())
            : Map.of("provisions", List.of("6698/11/1-d")));
        Verdict verdict = new Verdict(outcome, Map.of("proved", "yes"), Map.of(), Bureau.details(details));
        assertThat(bureau.propose(no, verdict)).isInstanceOf(Results.Taking.Taken.class);
        UUID decided = bureau.decide(people.director(), no, verdict).act();
        assertThat(bureau.journal.await("corrections", decided, Duration.ofSeconds(30))).isTrue();
        return no;
    }

    private List<Act> told(String no) {
        return bureau.acts(no).stream().filter(act -> act.type().equals(PassedOn.TOLD)).toList();
    }

    private Waiting line(String no) {
        return people.desk.queue(people.official(), QueueFilter.of(Map.of("no", no))).lines().getFirst();
    }

    @Test
    void aRunningCaseThatReadTheFieldIsToldByAnActAndItsLineInTheQueueSaysSo() {
        String running = bureau.filed(applicant);
        assertThat(line(running).corrected()).isNull();
        String dispute = disputed("foreigners", "passport-number", "X0000002", "grant");
        assertThat(told(running)).singleElement().satisfies(act -> {
            assertThat(act.basis()).containsExactly("6698/11/1-f");
            assertThat(act.actor().organ()).isEqualTo(bureau.stored(running).state().organ());
            assertThat(act.subjects()).contains(applicant.party());
            assertThat(act.body()).containsEntry("register", "foreigners")
                .containsEntry("field", "passport-number")
                .containsEntry("dispute", dispute).doesNotContainValue("X0000002");
        });
        assertThat(line(running).corrected()).isEqualTo(Sundial.FIRST_DAY);
        assertThat(bureau.casework.open(people.official(), running).acts()).extracting(Act::type)
            .contains(PassedOn.TOLD);
        assertThat(told(dispute)).as("the dispute itself").isEmpty();
        assertThat(bureau.propose(running, bureau.grant(running, "2027-12-15"))).as("and it goes on")
            .isInstanceOf(Results.Taking.Taken.class);
        assertThat(line(running).corrected()).as("still, for whoever decides").isEqualTo(Sundial.FIRST_DAY);
    }

    @Test
    void aCaseThatDidNotReadTheFieldIsDecidedOrYoungerIsToldNothing() {
        String running = bureau.filed(applicant);
        disputed("insurance", "policy", "P-7", "grant");
        assertThat(told(running)).as("it reads the days of an insurance, not its number").isEmpty();
        bureau.propose(running, bureau.grant(running, "2027-12-15"));
        bureau.decide(people.director(), running, bureau.grant(running, "2027-12-15"));
        disputed("foreigners", "passport-number", "X0000002", "grant");
        assertThat(told(running)).as("it is decided").isEmpty();
    }

    @Test
    void aRefusedCorrectionIsNoneAndNobodyElsesCaseIsTouched() {
        String running = bureau.filed(applicant);
        String others = bureau.filed(bureau.applicant());
        disputed("foreigners", "passport-number", "X0000002", "refuse");
        assertThat(told(running)).isEmpty();
        disputed("foreigners", "passport-number", "X0000003", "grant");
        assertThat(told(running)).hasSize(1);
        assertThat(told(others)).isEmpty();
    }

    @Test
    void theQueueIsToldAgainFromTheLedger() {
        String running = bureau.filed(applicant);
        disputed("foreigners", "family", "Yeni", "grant");
        bureau.bean(Rebuild.class).all();
        assertThat(line(running).corrected()).isEqualTo(Sundial.FIRST_DAY);
    }

    @Test
    void bothAreToldInTheirWords() {
        for (String key : List.of("act.", "timeline.")) {
            assertThat(bureau.bean(divan.web.Texts.class).get(Languages.TURKISH, key + PassedOn.TOLD))
                .contains("bildirildi");
        }
    }
}
