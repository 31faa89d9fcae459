package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of cases are a view of their acts, and nothing else. */
@World
class RebuildTest {
    private static final List<String> TABLES = List.of("case_row", "filing", "task", "timer", "assignment",
        "recusal", "opinion", "opinion_upload");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Rebuild rebuild;
    @Autowired
    private Access access;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    private Map<String, List<Map<String, Object>>> rows() {
        return access.asSystem(() -> TABLES.stream().collect(Collectors.toMap(table -> table, this::rows)));
    }

    /** As PostgreSQL writes them, bytes in hexadecimal. */
    private List<Map<String, Object>> rows(String table) {
        return jdbc.sql("select t::text as row from casework." + table + " t order by 1").query()
            .listOfRows();
    }

    private List<String> everyKindOfCase() {
        List<String> cases = new ArrayList<>();
        cases.add(bureau.filed(bureau.applicant()));
        bureau.workedOn(cases.getFirst());
        String proposed = bureau.filed(bureau.applicant());
        bureau.propose(proposed, bureau.grant(proposed, "2027-12-15"));
        cases.add(proposed);
        String returned = bureau.filed(bureau.applicant());
        bureau.propose(returned, bureau.refuse(returned));
        bureau.decide(bureau.official("director"), returned, Bureau.returned("Gerekçe açılmalıdır."));
        cases.add(returned);
        cases.add(bureau.refused());
        String served = bureau.granted();
        bureau.serve(served, Sundial.FIRST_DAY.toString());
        new Colleagues(bureau).errata.correct(bureau.official("director"), served,
            bureau.stored(served).version(), "Şartların tamamı sağlanmaktadır.", "2027-12-14",
            "Gün yanlıştı.");
        cases.add(served);
        cases.addAll(endedAndAwaiting());
        String late = bureau.filed(bureau.applicant());
        bureau.sundial.set(LocalDate.of(2027, 3, 1));
        bureau.casework.passDeadlines(bureau.sundial.instant());
        cases.add(late);
        return cases;
    }

    private List<String> endedAndAwaiting() {
        List<String> cases = new ArrayList<>();
        var missing = bureau.bean(MissingDocuments.class);
        for (String consequence : List.of("decide-on-file", "remove-from-process")) {
            bureau.parameters(Map.of("missing_documents_consequence", consequence));
            String no = bureau.filed(bureau.applicant());
            bureau.ask(no, List.of("means"), List.of("Kira sözleşmesi"));
            cases.add(no);
        }
        bureau.parameters(Map.of());
        String awaiting = bureau.filed(bureau.applicant());
        var applicant = bureau.applicant();
        String supplied = bureau.filed(applicant);
        bureau.ask(supplied, List.of("means"), List.of());
        missing.bring(applicant, supplied, 0, "belge.pdf", Bureau.PDF);
        missing.supply(applicant, supplied, "");
        cases.add(supplied);
        var gone = bureau.applicant();
        cases.add(bureau.filed(gone));
        bureau.bean(Withdrawal.class).withdraw(gone, cases.getLast());
        for (int day = 20; day <= 40; day += 10) {
            bureau.sundial.set(Sundial.FIRST_DAY.plusDays(day));
            bureau.casework.passDeadlines(bureau.sundial.instant());
        }
        bureau.sundial.set(LocalDate.of(2027, 2, 25));
        bureau.ask(awaiting, List.of("means"), List.of());
        cases.add(awaiting);
        bureau.sundial.set(Sundial.FIRST_DAY);
        return cases;
    }

    @Test
    void allCaseRowsAreRebuiltFromTheirActsByteForByte() {
        List<String> cases = everyKindOfCase();
        assertThat(cases.stream().map(no -> bureau.stored(no).state().name()))
            .containsExactly("in-review", "to-decide", "in-review", "decided", "served", "in-review",
            "removed",
                "in-review", "withdrawn", "awaiting-documents", "in-review");
        assertThat(bureau.stored(cases.getLast()).state().deadlinePassed()).isTrue();
        var before = rows();
        assertThat(before.get("case_row")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(before.get("task")).isNotEmpty();
        assertThat(before.get("timer")).isNotEmpty();

        Rebuild.Rebuilt rebuilt = rebuild.all();

        assertThat(rebuilt.cases()).isEqualTo(before.get("case_row").size());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void rowsThatAreGoneComeBackFromTheLedgerAndTheCaseGoesOn() {
        String no = bureau.filed(bureau.applicant());
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        waitUntilSealed(no);
        var before = rows();
        access.asSystem(() -> jdbc.sql("delete from casework.case_row where no = :no").param("no",
            no).update());

        rebuild.all();

        assertThat(rows()).isEqualTo(before);
        bureau.decide(bureau.official("director"), no, bureau.grant(no, "2027-12-15"));
        assertThat(bureau.stored(no).state().outcome()).isEqualTo("grant");
    }

    private void waitUntilSealed(String no) {
        var last = bureau.acts(no).getLast();
        assertThat(bureau.journal.await("planning", last.id(), java.time.Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void anErasedActIsATombstoneThatIsCountedAndTellsNothing() {
        String no = bureau.filed(bureau.applicant());
        String other = bureau.filed(bureau.applicant());
        int before = rebuild.all().erased();
        var filed = bureau.acts(no).getFirst();
        access.asSystem(() -> bureau.journal.erase(filed.id(), bureau.sundial.instant(),
            divan.journal.Actor.system(), List.of("6698/7/1"), "erasure"));

        assertThat(rebuild.all().erased()).isEqualTo(before + 1);

        assertThat(access.asSystem(() -> bureau.cases.find(no))).isEmpty();
        assertThat(bureau.stored(other).state().no()).isEqualTo(other);
    }
}
