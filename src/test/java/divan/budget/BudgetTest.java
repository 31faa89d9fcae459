package divan.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Browser;
import divan.budget.Movement.Kind;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A budget from file to approval, with what is refused on the way. */
@World
class BudgetTest {
    private static final String PAGE = "/tr/desk/budget";
    private static final String HEADER = "activity,institution,financing,economic,amount\n";
    private static final String MOVED = "activity,institution,financing,economic,amount,from_activity,"
        + "from_institution,from_financing,from_economic\n";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Budget budget;
    @Autowired
    private BookedBatches batches;
    @Autowired
    private BudgetReconciliation reconciliation;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @BeforeEach
    void open() {
        Bureau.opened(program);
    }

    private Browser browser(String person) {
        return Browser.signedIn(port, person);
    }

    private static HttpResponse<String> propose(Browser officer, Kind kind, int year, byte[] file) {
        return officer.upload(PAGE, PAGE, file, "kind", kind.code(), "year", String.valueOf(year), "reason",
            "Deneme kararı 7");
    }

    private static HttpResponse<String> propose(Browser officer, Kind kind, int year, String rows) {
        return propose(officer, kind, year, ((kind.isTransfer() ? MOVED : HEADER) + rows)
            .getBytes(StandardCharsets.UTF_8));
    }

    private static String proposed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> decide(Browser by, String batch, String verdict, String answer) {
        return by.submit(batch, batch + "/decision", "verdict", verdict, "answer", answer);
    }

    private static void book(Browser officer, Browser president, Kind kind, int year, String rows) {
        String batch = proposed(propose(officer, kind, year, rows));
        assertThat(decide(president, batch, "approved", "").statusCode()).isEqualTo(303);
    }

    /** The present year as the form suggests it. */
    private static int present(Browser officer) {
        return Integer.parseInt(officer.get(PAGE).body()
            .replaceAll("(?s).*name=\"year\" inputmode=\"numeric\" value=\"([0-9]{4})\".*", "$1"));
    }

    @Test
    void moneyIsGivenMovedAndSpentByActsOfTwoOfficials() {
        Browser officer = browser("budget-officer");
        int year = present(officer);
        Browser president = browser("migration-president");
        String given = proposed(propose(officer, Kind.APPROPRIATION, year,
            "02.01.01,90010100,01,03.02,1000.50\n02.02.01,90010400,01,06.05,500\n"));
        assertThat(budget.book("90000002", year).lines()).as("nothing before the approval").isEmpty();
        assertThat(decide(officer, given, "approved", "").statusCode()).as("one's own").isEqualTo(403);
        assertThat(decide(president, given, "approved", "").statusCode()).isEqualTo(303);
        assertThat(decide(president, given, "approved", "").statusCode()).as("twice").isEqualTo(409);
        book(officer, president, Kind.ADDITION, year, "02.01.01,90010100,01,03.02,99.50\n");
        book(officer, president, Kind.TRANSFER, year,
            "02.01.01,90010100,01,03.02,100,02.02.01,90010400,01,06.05\n");
        book(officer, president, Kind.SPENDING, year, "02.01.01,90010100,01,03.02.10,500\n");
        Amounts total = budget.book("90000002", year).total();
        assertThat(total).isEqualTo(new Amounts(new BigDecimal("1500.50"), new BigDecimal("199.50"),
            new BigDecimal("100"), new BigDecimal("500")));

        String page = president.get(PAGE).body();
        assertThat(page).contains("Düzensiz Göçle Mücadele", "90010400", "1.600");
        JsonNode told = JsonMapper.builder().build().readTree(officer.get("/api/budget/" + year).body());
        assertThat(told.at("/lines/0/appropriation").asString()).isEqualTo("1200.00");
        assertThat(officer.get(PAGE + "/" + year + "/figures.csv").body())
            .contains("02.02.01,90010400,01,06.05,500,0,100,400,0,400,0.00");
        spentOnlyWhatIsThere(officer, president, year);
        whatIsWrittenFollowsFromActs(given);
    }

    /** What was free when it was proposed may be gone when it is approved. */
    private void spentOnlyWhatIsThere(Browser officer, Browser president, int year) {
        String row = "02.02.01,90010400,01,06.05,300\n";
        String one = proposed(propose(officer, Kind.SPENDING, year, row));
        String other = proposed(propose(officer, Kind.SPENDING, year, row));
        assertThat(decide(president, one, "approved", "").statusCode()).isEqualTo(303);
        HttpResponse<String> late = decide(president, other, "approved", "");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Kalandan fazla: 100 TL");
        assertThat(decide(president, other, "returned", "").statusCode()).as("without why").isEqualTo(422);
        assertThat(decide(president, other, "returned", "Ödenek kalmadı.").statusCode()).isEqualTo(303);
        String third = proposed(propose(officer, Kind.SPENDING, year, "02.02.01,90010400,01,06.05,1\n"));
        assertThat(decide(officer, third, "taken-back", "").statusCode()).isEqualTo(303);
        HttpResponse<String> refused = propose(officer, Kind.SPENDING, year,
            "02.02.01,90010400,01,06.05,60\n02.02.01,90010400,01,06.05,50\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Kalandan fazla: 40 TL", "5018/20/1-d");
    }

    private void whatIsWrittenFollowsFromActs(String given) {
        String id = given.substring(given.lastIndexOf('/') + 1);
        Batch batch = transactions.as(RowIdentity.SYSTEM, batches::all).stream()
            .filter(one -> one.act().toString().equals(id)).findFirst().orElseThrow();
        Act act = transactions.as(RowIdentity.SYSTEM, () ->
            journal.find(Objects.requireNonNull(batch.decided()).act()).orElseThrow());
        assertThat(act.type()).isEqualTo("budget.appropriated");
        assertThat(act.basis()).containsExactly("5018/15/1");
        assertThat(act.actor().post()).isEqualTo("migration-president");
        assertThat(wrong()).isZero();
        transactions.run(RowIdentity.SYSTEM, () -> {
            jdbc.sql("update budget.batch set answer = 'başka' where act = :act").param("act", batch.act())
                .update();
        });
        assertThat(wrong()).isEqualTo(1);
        transactions.run(RowIdentity.SYSTEM, () -> {
            jdbc.sql("update budget.batch set answer = '' where act = :act").param("act", batch.act())
                .update();
        });
        assertThat(wrong()).isZero();
        anActWithoutARowIsFound();
    }

    /** An act whose row is gone, also where its organ has no other; the transaction is rolled back. */
    private void anActWithoutARowIsFound() {
        assertThatThrownBy(() -> transactions.run(RowIdentity.SYSTEM, () -> {
            journal.append(Act.of(Instant.EPOCH, Actor.system(), "budget.proposed", List.of(), List.of(),
                "budget-keeping", Map.of("organ", "99999999")));
            throw new IllegalStateException(String.valueOf(wrong()));
        })).hasMessage("1");
        assertThat(wrong()).isZero();
    }

    private int wrong() {
        return transactions.as(RowIdentity.SYSTEM, () -> reconciliation.reconcile().wrong().size());
    }

    @Test
    void whatIsWrongInAFileIsSaidByRowAndColumn() {
        Browser officer = browser("budget-officer");
        int year = present(officer) + 1;
        String rows = "02.01.01,90010100,01,03.02,\"1.234,56\"\n02.01.01,90010100,01,03.03,\"1,234.56\"\n"
            + "02.01.01,90010100,01,03.05,-5\n99.01.01,12345678,77,3.2,abc\n"
            + "02.01.01,90010100,01,06.01,1.234\n"
            + "02.01.01,90010100,01,06.05,7\n02.01.01,90010100,01,06.05,8\n02.01.01,90010100,01\n";
        String said = propose(officer, Kind.APPROPRIATION, year, rows).body();
        assertThat(said).contains("1234.56 olarak okunuyor", "binler virgülle",
            "Tutar 0'dan büyüktür",
            "binler noktayla", "başlangıç ödeneği zaten var");
        for (String where : List.of(">2</td>", ">3</td>", ">4</td>", ">5</td>", ">6</td>", ">8</td>",
                ">9</td>",
                ">institution</td>", ">financing</td>", ">economic</td>", ">amount</td>", ">activity</td>")) {
            assertThat(said).contains(where);
        }
        byte[] windows = (HEADER + "02.01.01,90010100,01,03.02,1\nÖğe,90010100,01,03.02,5\n")
            .getBytes(Charset.forName("windows-1254"));
        assertThat(propose(officer, Kind.APPROPRIATION, year, windows).body()).contains("Windows-1254");
        assertThat(propose(officer, Kind.APPROPRIATION, year, "").statusCode()).isEqualTo(422);
        assertThat(propose(officer, Kind.APPROPRIATION, year + 5, rows).body())
            .contains("arasında bir yıl");
        assertThat(budget.batches("90000002")).noneMatch(batch -> batch.year() == year);
    }

    @Test
    void whoHasNotTheFunctionSeesNothing() {
        Browser other = browser("legislation-officer");
        assertThat(other.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(other.get("/api/budget/2026").statusCode()).isEqualTo(403);
        assertThat(browser("budget-officer").get("/tr/desk").body()).contains(PAGE);
    }
}
