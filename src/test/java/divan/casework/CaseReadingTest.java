package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Span;
import divan.organisation.Delegation;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.policy.Rulebook;
import divan.registers.Entry;
import divan.web.Caller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For whom a case exists: whoever has, in its organ, something to do in its service. */
@World
class CaseReadingTest {
    private static final String ARCHIVE = "ankara-archive";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private Organisation organisation;
    private Bureau bureau;
    private Colleagues people;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        people = new Colleagues(bureau);
    }

    /** Somebody of Ankara's directorate whose post has these functions. */
    private Caller holding(String post, String... functions) {
        Caller official = people.official();
        Caller.Post held = new Caller.Post(post, official.post().organ(), "Arşiv Görevlisi", "Archivist",
            Set.of(functions));
        return new Caller(Caller.Kind.OFFICIAL, UUID.randomUUID(), null, "Deneme Arşiv", held, null, null);
    }

    private long readings(UUID party) {
        return access.asSystem(() -> bureau.journal.about(party)).stream()
            .filter(act -> act.type().equals("data.read")).count();
    }

    @Test
    void aPostOfTheOrganWithoutTheFunctionDoesNotFindTheCase() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        long before = readings(applicant.party());
        for (Caller nobody : List.of(holding(ARCHIVE), holding(ARCHIVE, "plan.read", "administration"),
                holding(ARCHIVE, "register-correction.review"))) {
            assertThat(Bureau.failure(() -> bureau.casework.open(nobody, no)).kind())
                .isEqualTo(Failure.Kind.NOT_FOUND);
            assertThat(Bureau.failure(() -> people.duties.note(nobody, no, "Görüldü.")).kind())
                .isEqualTo(Failure.Kind.NOT_FOUND);
            assertThat(people.desk.queue(nobody, QueueFilter.of(Map.of("no", no))).total()).isZero();
        }
        assertThat(readings(applicant.party())).isEqualTo(before);
        assertThat(people.desk.queue(people.official(), QueueFilter.of(Map.of("no", no))).total())
            .isEqualTo(1);
    }

    @Test
    void norDoesItFindWhatWasDoneInTheCase() {
        String no = bureau.filed(bureau.applicant());
        people.duties.note(people.official(), no, "Dosya tam.");
        Act noted = access.asSystem(() -> bureau.journal.about(bureau.stored(no).state().id())).stream()
            .filter(act -> act.type().equals(Duties.NOTED)).findFirst().orElseThrow();
        Standing standing = program.getBean(Standing.class);
        assertThat(standing.guard(people.official(), noted).what())
            .isEqualTo(Rulebook.acts(Bureau.SERVICE));
        assertThat(Bureau.failure(() -> standing.guard(holding(ARCHIVE), noted)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void theActSaysForWhichStepItWasRead() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        bureau.casework.open(holding(ARCHIVE, "residence-permit.serve"), no);
        Act reading = access.asSystem(() -> bureau.journal.about(applicant.party())).getLast();
        assertThat(reading.purpose()).isEqualTo("residence-permit.serve");
        assertThat(reading.body()).isEqualTo(Map.of("what", "case"));
    }

    @Test
    void besideACaseARegisterShowsWhatThatStepReadsAndNothingElse() {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        assertThat(values(people.official(), no)).contains("permit-number", "kind", "ground");
        assertThat(values(holding(ARCHIVE, "residence-permit.serve"), no)).containsExactly("permit-number");
    }

    private Set<String> values(Caller caller, String no) {
        List<Entry> entries = bureau.casework.open(caller, no).entries();
        assertThat(entries).isNotEmpty();
        return entries.getFirst().values().keySet();
    }

    @Test
    @SuppressWarnings("unchecked")
    void ofWhatRegistersKnewWhenItWasFiledAStepReadsNoMoreThanOfWhatTheyKnowNow() {
        String no = bureau.filed(bureau.applicant());
        Map<String, Object> all = (Map<String, Object>) bureau.casework.open(people.official(), no).filing()
            .get("facts");
        assertThat((Map<String, Object>) all.get("person")).containsKeys("passport_number", "birth_date",
            "address", "name", "identity_number");
        assertThat(all).containsKeys("insurance", "restrictions");
        Caller server = holding(ARCHIVE, "residence-permit.serve");
        Map<String, Object> some = (Map<String, Object>) bureau.casework.open(server, no).filing()
            .get("facts");
        assertThat((Map<String, Object>) some.get("person")).containsKeys("address", "name", "email")
            .doesNotContainKeys("passport_number", "passport_end", "birth_date", "nationality",
                "identity_number");
        assertThat((Map<String, Object>) some.get("permit")).containsOnlyKeys("permit_number", "from",
            "until");
        assertThat(some).doesNotContainKeys("insurance", "restrictions");
        assertThat(some.get("parameters")).isEqualTo(all.get("parameters"));
    }

    /** What the database shows of registers to an official who reads for one purpose, whatever is asked. */
    @Test
    void whileACaseIsReadTheDatabaseShowsTheRegistersOfThatStepOnly() {
        bureau.filed(bureau.applicant());
        String cases = Rulebook.cases(Bureau.SERVICE);
        Caller official = people.official();
        Purpose review = access.purpose(official, cases).orElseThrow();
        assertThat(access.read(official, review, cases, () -> Reading.of(registers())))
            .contains("foreigners", "insurance", "residence-permits").doesNotContain("unknown");
        Caller server = holding(ARCHIVE, "residence-permit.serve");
        Purpose serve = access.purpose(server, cases).orElseThrow();
        assertThat(access.read(server, serve, cases, () -> Reading.of(registers())))
            .contains("foreigners", "residence-permits").doesNotContain("insurance", "restrictions");
        assertThat(access.as(official, this::registers)).isEmpty();
        assertThat(access.read(official, Purpose.CASEWORK, "undelivered", () -> Reading.of(registers())))
            .isEmpty();
    }

    private List<String> registers() {
        return program.getBean(JdbcClient.class).sql("select distinct register from registers.entry")
            .query(String.class).list();
    }

    @Test
    void someTimeAfterItsLastCaseAnOrganSeesNoRegisterOfAParty() throws InterruptedException {
        Caller applicant = bureau.applicant();
        String no = bureau.granted(applicant);
        bureau.serve(no, Sundial.FIRST_DAY.toString());
        ended(no);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(60));
        assertThat(bureau.casework.open(people.official(), no).entries()).isNotEmpty();
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(61));
        assertThat(bureau.casework.open(people.official(), no).entries()).isEmpty();
        assertThat(bureau.casework.open(people.official(), no).state().outcome()).isEqualTo("grant");
        assertThat(access.read(applicant, Purpose.OWN, Rulebook.register("residence-permits"), () ->
            Reading.of(bureau.registers.history("residence-permits", applicant.party()))))
            .as("one's own").hasSizeGreaterThan(1);
    }

    @Test
    void whileAnotherCaseOfThePartyIsOpenItStillDoes() throws InterruptedException {
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        bureau.bean(Withdrawal.class).withdraw(applicant, no);
        String next = bureau.filed(applicant);
        ended(no);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(70));
        assertThat(bureau.casework.open(people.official(), no).entries()).isNotEmpty();
        bureau.bean(Withdrawal.class).withdraw(applicant, next);
        ended(next);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(131));
        assertThat(bureau.casework.open(people.official(), no).entries()).isEmpty();
    }

    /** A correction long afterwards still finds the row that the decision made, and ends the concern anew. */
    @Test
    void aCorrectionLongAfterwardsStillReachesTheRegister() throws InterruptedException {
        Caller applicant = bureau.applicant();
        String no = bureau.granted(applicant);
        bureau.serve(no, Sundial.FIRST_DAY.toString());
        ended(no);
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(90));
        bureau.bean(Errata.class).correct(bureau.official("director"), no, bureau.stored(no).version(),
            String.valueOf(bureau.stored(no).state().decision().get("reason")), "2027-12-10",
            "Gün yanlış yazıldı.");
        assertThat(access.read(applicant, Purpose.OWN, Rulebook.register("residence-permits"), () ->
            Reading.of(bureau.registers.latest("residence-permits", applicant.party()))).orElseThrow()
            .valid().last()).isEqualTo(LocalDate.of(2027, 12, 10));
        ended(no);
        assertThat(bureau.casework.open(people.official(), no).entries()).isNotEmpty();
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(151));
        assertThat(bureau.casework.open(people.official(), no).entries()).isEmpty();
    }

    /** Waits until what follows the last act in the case has been done. */
    private void ended(String no) throws InterruptedException {
        assertThat(bureau.journal.await("concerns", bureau.lastAct(no), Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void whatIsDelegatedLetsReadFromItsFirstDayToItsLast() {
        String no = bureau.filed(bureau.applicant());
        LocalDate from = Sundial.FIRST_DAY.plusDays(2);
        Caller receiver = holding(delegated(bureau.lastAct(no), Span.of(from, from.plusDays(1))));
        assertThat(Bureau.failure(() -> bureau.casework.open(receiver, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
        bureau.sundial.set(from);
        assertThat(bureau.casework.open(receiver, no).state().no()).isEqualTo(no);
        bureau.sundial.set(from.plusDays(2));
        assertThat(Bureau.failure(() -> bureau.casework.open(receiver, no)).kind())
            .isEqualTo(Failure.Kind.NOT_FOUND);
    }

    /** A post of Ankara's directorate that may serve decisions for the migration officer on these days. */
    private String delegated(UUID act, Span days) {
        String id = "deneme-tebligat-" + act.toString().substring(24);
        Caller.Post giver = people.official().post();
        return access.asSystem(() -> {
            organisation.create(new Post(id, giver.organ(), "Tebligat Görevlisi", "Server", Set.of()),
                Sundial.FIRST_DAY, act);
            organisation.delegate(new Delegation(id, giver.id(), id, "residence-permit.serve", days, "", "",
                "6458/24/4", Delegation.Limit.NONE), act);
            return id;
        });
    }

    @Test
    void whatNoRuleAllowsIsNotReadAndLeavesNoAct() {
        Caller applicant = bureau.applicant();
        UUID party = applicant.party();
        long before = readings(party);
        Purpose gossip = new Purpose("gossip", "6698/5/1");
        assertThatThrownBy(() -> access.read(people.official(), gossip, Rulebook.cases(Bureau.SERVICE),
            () -> Reading.of("read", party))).hasMessageContaining("no-rule");
        assertThatThrownBy(() -> access.read(people.official(), Purpose.OWN, "messages",
            () -> Reading.of("read", party))).hasMessageContaining("no-rule");
        assertThat(Bureau.failure(() -> access.read(applicant, gossip, "messages",
            () -> Reading.of("read", party))).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(Bureau.failure(() -> access.read(Caller.ANYBODY, Purpose.OWN, "messages",
            () -> Reading.of("read", party))).kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(readings(party)).isEqualTo(before);
    }
}
