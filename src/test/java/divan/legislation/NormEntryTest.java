package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.web.Caller;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Unpublished norms: one official enters them, another approves, and only then are they there. */
@World
class NormEntryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final byte[] NOTHING = new byte[0];
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private NormBook book;
    @Autowired
    private Impact impact;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    private LawOffice office;

    @BeforeEach
    void open() {
        office = new LawOffice(program);
    }

    private List<String> wrong(String... fields) {
        return office.entry.check(office.officer, LawOffice.typed(fields), NOTHING).violations().stream()
            .map(Violation::code).toList();
    }

    private Act last(UUID act) {
        return transactions.as(RowIdentity.SYSTEM, () -> journal.find(act).orElseThrow());
    }

    @Test
    void beforeASecondOfficialApprovedANormIsNowhereAndThenItStandsByAddressAndDay() {
        UUID draft = office.proposed();
        String id = office.entry.open(office.president, draft).norm().id();
        assertThat(id).matches("90000002-2026-[1-9][0-9]*");
        assertThat(book.find(id)).isEmpty();
        assertThat(consolidation.on(id, DAY)).isEmpty();
        office.entry.decide(office.president, draft, Verdict.APPROVED, "");
        assertThat(book.find(id).orElseThrow().restsOn()).containsExactly("6458/121");
        assertThat(book.issuedBy(LawOffice.ORGAN, DAY).get(NormKind.DIRECTIVE)).extracting(Norm::id)
            .contains(id);
        assertThat(book.issuedBy(LawOffice.ORGAN, LocalDate.of(2026, 10, 31)).getOrDefault(
            NormKind.DIRECTIVE, List.of())).extracting(Norm::id).doesNotContain(id);
        LawVersion version = consolidation.on(id, DAY).orElseThrow();
        assertThat(consolidation.find(version, "2/1").orElseThrow().lead()).contains("dayanılarak");
        assertThat(consolidation.named(version, "2")).extracting(Citing::target).contains("6458/121");
        assertThat(book.restingOn("6458")).extracting(Norm::id).contains(id);
    }

    @Test
    void everyStepIsAnActOfTheOrganOnTheProvisionsTheNormRestsOn() {
        UUID draft = office.proposed();
        office.entry.decide(office.president, draft, Verdict.APPROVED, "");
        NormDraft decided = office.entry.open(office.president, draft);
        Act approved = last(decided.decided().act());
        assertThat(last(draft)).satisfies(act -> {
            assertThat(act.type()).isEqualTo("norm.proposed");
            assertThat(act.actor().post()).isEqualTo("legislation-officer");
            assertThat(act.basis()).containsExactly("6458/121");
            assertThat(act.subjects()).containsExactly(Organisation.subject(LawOffice.ORGAN));
        });
        assertThat(approved.type()).isEqualTo("norm.approved");
        assertThat(approved.actor().post()).isEqualTo("migration-president");
        assertThat(approved.body()).containsEntry("sha256", decided.sha256())
            .containsEntry("proposal", draft.toString())
            .containsEntry("proposed-by", office.officer.person().toString());
    }

    @Test
    void nobodyApprovesWhatTheyProposedAndNothingIsDecidedTwice() {
        UUID draft = office.proposed();
        assertThatThrownBy(() -> office.entry.decide(office.officer, draft, Verdict.APPROVED, ""))
            .isInstanceOf(Failure.class).hasMessageContaining("FORBIDDEN");
        Caller both = new Caller(Caller.Kind.OFFICIAL, office.officer.person(), null, "",
            office.president.post(), null, null);
        assertThatThrownBy(() -> office.entry.decide(both, draft, Verdict.APPROVED, ""))
            .as("the same person at another post").hasMessageContaining("norm-own-proposal");
        assertThatThrownBy(() -> office.entry.decide(new Bureau(program).official("director"), draft,
            Verdict.APPROVED, "")).isInstanceOf(Failure.class);
        office.entry.decide(office.president, draft, Verdict.APPROVED, "");
        assertThatThrownBy(() -> office.entry.decide(office.president, draft, Verdict.RETURNED, "Neden"))
            .hasMessageContaining("norm-decided");
    }

    @Test
    void aNormIsReturnedWithAReasonAndProposedAnew() {
        UUID draft = office.proposed();
        assertThatThrownBy(() -> office.entry.decide(office.president, draft, Verdict.RETURNED, ""))
            .hasMessageContaining("norm-reason");
        office.entry.decide(office.president, draft, Verdict.RETURNED, "Dayanak eksik yazılmış.");
        NormDraft returned = office.entry.open(office.officer, draft);
        assertThat(returned.decided().answer()).isEqualTo("Dayanak eksik yazılmış.");
        assertThat(book.find(returned.norm().id())).isEmpty();
        UUID again = office.entry.propose(office.officer, NormTyped.of(returned), NOTHING).orElseThrow();
        office.entry.decide(office.officer, again, Verdict.TAKEN_BACK, "");
        assertThat(office.entry.open(office.officer, again).isApproved()).isFalse();
    }

    @Test
    void whatIsInternalIsReadByTheOrganAndThoseBelowItAndByNobodyElse() {
        String id = office.approved("internal", "yes", "kind", "instruction");
        assertThat(book.find(id)).isEmpty();
        assertThat(consolidation.on(id, DAY)).isEmpty();
        Caller below = new Bureau(program).official("planner");
        assertThat(office.entry.internal(below, LawOffice.ORGAN, DAY)).extracting(Norm::id).contains(id);
        assertThat(office.entry.internal(Caller.ANYBODY, LawOffice.ORGAN, DAY)).isEmpty();
        Norm norm = office.entry.internal(below, LawOffice.ORGAN, DAY).stream()
            .filter(n -> n.id().equals(id)).findFirst().orElseThrow();
        assertThat(office.entry.open(below, norm.act()).source()).contains("MADDE 1");
        assertThatThrownBy(() -> office.entry.open(below, office.proposed())).isInstanceOf(Failure.class);
    }

    @Test
    void aNormEndsByALaterActOfTwoOfficialsAndStandsUntilItsLastDay() {
        String id = office.approved();
        UUID ending = office.entry.proposeEnd(office.officer, id, LocalDate.of(2026, 12, 31),
            "Yeni yönerge çıkarıldı.");
        assertThat(book.find(id).orElseThrow().valid().until()).isNull();
        assertThatThrownBy(() -> office.entry.proposeEnd(office.officer, id, LocalDate.of(2026, 12, 30),
            "Yeniden")).hasMessageContaining("norm-open-already");
        office.entry.decide(office.president, ending, Verdict.APPROVED, "");
        assertThat(book.find(id).orElseThrow().valid().last()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(book.issuedBy(LawOffice.ORGAN, LocalDate.of(2027, 1, 1)).getOrDefault(
            NormKind.DIRECTIVE, List.of())).extracting(Norm::id).doesNotContain(id);
        LawVersion version = consolidation.on(id, DAY).orElseThrow();
        Wording first = consolidation.find(version, "1").orElseThrow();
        assertThat(consolidation.standing(version, first, LocalDate.of(2026, 12, 31)).state())
            .isEqualTo(Standing.State.IN_FORCE);
        assertThat(consolidation.standing(version, first, LocalDate.of(2027, 1, 1)).state())
            .isEqualTo(Standing.State.NO_MORE);
        assertThatThrownBy(() -> office.entry.proposeEnd(office.officer, id, LocalDate.of(2027, 2, 1),
            "Bir daha")).hasMessageContaining("norm-not-standing");
        assertThatThrownBy(() -> office.entry.proposeEnd(office.officer, "6458", DAY, "Kanun"))
            .as("a law is no norm of an organ").hasMessageContaining("NOT_FOUND");
    }

    @Test
    void whatAChangeOfAProvisionTouchesNamesTheNormsThatRestOnIt() {
        String id = office.approved("rests_on", "6458/21/3");
        assertThat(touched("6458/21/3", DAY)).contains(id);
        assertThat(touched("6458/21", DAY)).contains(id);
        assertThat(touched("6458/22", DAY)).doesNotContain(id);
        UUID ending = office.entry.proposeEnd(office.officer, id, DAY, "Kaldırıldı.");
        office.entry.decide(office.president, ending, Verdict.APPROVED, "");
        assertThat(touched("6458/21/3", DAY.plusDays(1))).doesNotContain(id);
    }

    private List<String> touched(String provision, LocalDate from) {
        return impact.of(new ProposedChange(Address.known(provision), ProposedChange.Sort.REPEAL, from))
            .kinds().stream().filter(kind -> kind.kind() == Kind.NORM).flatMap(kind -> kind.first().stream())
            .map(touched -> touched.thing().id()).toList();
    }

    @Test
    void whatIsMissingOrRestsOnNothingIsSaidAllAtOnce() {
        assertThat(wrong("kind", "law", "title", "", "from-day", "31", "from-month", "2", "text", ""))
            .containsExactly("norm-kind", "norm-title", "date", "norm-text");
        assertThat(wrong("rests_on", "")).containsExactly("norm-needs-basis");
        assertThat(wrong("rests_on", "9999/1 6458/121")).containsExactly("norm-basis-unknown");
        assertThat(wrong("kind", "regulation")).containsExactly("norm-organ-regulation");
        String directive = office.approved();
        assertThat(wrong("rests_on", directive + "/1")).containsExactly("norm-basis-not-higher");
        assertThat(wrong("kind", "circular", "rests_on", directive + "/9")).containsExactly(
            "norm-basis-nowhere");
        assertThat(wrong("kind", "circular", "rests_on", directive + "/1/1", "text", "Sayın Valilik,\n\n"
            + "Dosyalar bekletilmeyecektir.")).as("a letter needs no articles").isEmpty();
    }

    @Test
    void aBadTextIsRefusedWithItsLinesAndNothingLands() {
        String doubled = LawOffice.text().replace("MADDE 2", "MADDE 1");
        NormForm.Read read = office.entry.check(office.officer, LawOffice.typed("text", doubled), NOTHING);
        assertThat(read.violations()).extracting(Violation::code).containsExactly("norm-text-grave");
        assertThat(read.flaws()).extracting("code", "line").contains(tuple(
            "twice", 5), tuple("missing", 10));
        assertThat(office.entry.propose(office.officer, LawOffice.typed("text", doubled), NOTHING)).isEmpty();
        assertThat(flaws(LawOffice.text().getBytes(Charset.forName("windows-1254"))))
            .containsExactly("windows-1254");
        byte[] garbage = new byte[1_500_000];
        new Random(4).nextBytes(garbage);
        assertThat(flaws(garbage)).hasSize(1);
        assertThat(flaws("Foo bar. ".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
            .contains("no-article");
        assertThat(office.entry.check(office.officer, LawOffice.typed("text", ""), new byte[10_000_000])
            .violations()).extracting(Violation::code).containsExactly("norm-text-large");
    }

    private List<String> flaws(byte[] brought) {
        return office.entry.check(office.officer, LawOffice.typed("text", ""), brought).flaws().stream()
            .filter(divan.lawtext.Flaw::isGrave).map(divan.lawtext.Flaw::code).toList();
    }
}
