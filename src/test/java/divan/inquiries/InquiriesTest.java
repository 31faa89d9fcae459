package divan.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.access.Access;
import divan.access.DemoTokens;
import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Protocol;
import divan.clients.Prover;
import divan.database.RowIdentity;
import divan.database.RowSecurity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.registers.Registers;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an institution's program is given about somebody, and what it is not. */
@World
class InquiriesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final String SERVE = "residence-permit.serve";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Access access;
    @Autowired
    private Registers registers;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Wire wire;
    private Bureau bureau;
    private Institution institution;
    private Client client;
    private Prover prover;
    private Protocol protocol;
    private Caller somebody;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        wire = new Wire(port);
        institution = new Institution(program);
        somebody = bureau.applicant();
        client = institution.registered(1000, 10_000);
        agreed("per-minute", "500", "per-day", "1000");
    }

    private void agreed(String... fields) {
        prover = new Prover(port, client.id(), Prover.curve("a"));
        institution.signsWith(client, Prover.set(prover.key()));
        protocol = institution.agreed(client, fields);
    }

    private String number(Caller of) {
        return access.asSystem(() -> registers.identity(party(of), TODAY)).orElseThrow();
    }

    private static UUID party(Caller of) {
        return java.util.Objects.requireNonNull(of.party());
    }

    private String token() {
        return prover.token(bureau.sundial.instant());
    }

    /** @param other names and values in the place of the usual ones; an empty value is left out */
    private HttpResponse<String> asked(String token, String... other) {
        Map<String, String> sent = new LinkedHashMap<>(Map.of("protocol", protocol.number(), "purpose", SERVE,
            "register", "foreigners", "identityNumber", number(somebody), "reference", "SGK 2026/17"));
        for (int i = 0; i < other.length; i += 2) {
            sent.put(other[i], other[i + 1]);
        }
        sent.values().removeIf(String::isEmpty);
        return wire.post("/api/inquiries", JSON.writeValueAsString(sent), "Authorization", "Bearer " + token);
    }

    private static String code(HttpResponse<String> answer) {
        String code = JSON.readTree(answer.body()).at("/violations/0/code").asString("");
        return (answer.statusCode() + " " + code).strip();
    }

    private List<Act> reads() {
        return access.asSystem(() -> journal.latest(party(somebody), "data.read", null, 50));
    }

    @Test
    void aProgramIsGivenTheAgreedFieldsAndNoOthers() {
        HttpResponse<String> answer = asked(token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode values = JSON.readTree(answer.body()).at("/rows/0/values");
        assertThat(values.propertyNames()).containsExactly("province");
        JsonNode permit = JSON.readTree(asked(token(), "register", "residence-permits").body());
        assertThat(permit.at("/rows/0/values").propertyNames()).containsExactly("permit-number");
        assertThat(permit.at("/rows/0/validUntil").asString()).isNotEmpty();
    }

    /** The public ledger grows alike, whether somebody has the number or not. */
    @Test
    void anUnknownNumberIsAnActAsWell() {
        long before = missed();
        assertThat(asked(token(), "identityNumber", "99999999990").statusCode()).isEqualTo(404);
        assertThat(missed()).isEqualTo(before + 1);
    }

    private long missed() {
        return access.asSystem(() -> journal.latest(client.id(), "inquiry.missed", null, 50)).size();
    }

    @Test
    void noIdentityNumberStandsInTheReferenceThatActsBear() {
        assertThat(code(asked(token(), "reference", "SGK " + number(somebody))))
            .isEqualTo("422 inquiry-reference");
    }

    @Test
    void thePersonSeesWhichInstitutionReadWhatUnderWhichProtocolAndWhy() {
        JsonNode answer = JSON.readTree(asked(token()).body());
        Act read = reads().getFirst();
        assertThat(read.id().toString()).isEqualTo(answer.at("/act").asString());
        assertThat(read.actor().organ()).isEqualTo("90000001");
        assertThat(read.actor().person()).isNull();
        assertThat(read.basis()).isEqualTo(protocol.provisions());
        assertThat(read.purpose()).isEqualTo(SERVE);
        assertThat(read.body()).containsEntry("protocol", protocol.number())
            .containsEntry("reference", "SGK 2026/17").containsEntry("fields", List.of("province"));
        assertThat(read.body().toString()).doesNotContain(number(somebody));
        String own = DemoTokens.mint(program.getBean(DataSource.class), "applicant-"
            + somebody.name().substring("Deneme ".length()), bureau.sundial.instant()).orElseThrow();
        String page = wire.get("/tr/my/data", "Authorization", "Bearer " + own).body();
        String organ = access.asAnybody(() -> program.getBean(divan.organisation.Organisation.class)
            .organ("90000001", TODAY)).orElseThrow().nameTr();
        assertThat(page).contains(organ, protocol.number(), "Yabancılar kütüğü: İli", "5510/100");
    }

    @Test
    void whatNobodyAgreedIsNotGivenAndNobodyIsToldAnything() {
        int before = reads().size();
        String token = token();
        assertThat(code(asked(token, "purpose", "residence-permit.review")))
            .isEqualTo("403 inquiry-not-agreed");
        assertThat(code(asked(token, "purpose", "own-data"))).isEqualTo("403 inquiry-not-agreed");
        assertThat(code(asked(token, "register", "insurance"))).isEqualTo("403 inquiry-not-agreed");
        assertThat(code(asked(token, "register", "nowhere"))).isEqualTo("403 inquiry-not-agreed");
        assertThat(code(asked(token, "protocol", "2026/unknown"))).isEqualTo("403 inquiry-protocol");
        Client other = institution.registered(10, 10);
        Protocol theirs = institution.agreed(other);
        assertThat(code(asked(token, "protocol", theirs.number()))).as("another institution's protocol")
            .isEqualTo("403 inquiry-protocol");
        assertThat(reads()).hasSize(before);
    }

    @Test
    void aProtocolGivesOnItsDaysOnly() {
        Protocol brief = institution.agreed(client, "first", TODAY.plusDays(1).toString(), "last",
            TODAY.plusDays(2).toString());
        assertThat(code(asked(token(), "protocol", brief.number()))).isEqualTo("403 inquiry-protocol");
        for (int day = 1; day <= 2; day++) {
            bureau.sundial.set(TODAY.plusDays(day));
            assertThat(asked(token(), "protocol", brief.number()).statusCode()).isEqualTo(200);
        }
        bureau.sundial.set(TODAY.plusDays(3));
        assertThat(code(asked(token(), "protocol", brief.number()))).isEqualTo("403 inquiry-protocol");
    }

    @Test
    void somebodyUnknownAndSomebodyOfWhomThereIsNothingAreNotToldApart() {
        HttpResponse<String> unknown = asked(token(), "identityNumber", "99999999990");
        HttpResponse<String> nothing = asked(token(), "register", "residence-permits", "day",
            TODAY.minusYears(50).toString());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).isEqualTo(unknown.body());
        assertThat(nothing.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
        assertThat(reads().getFirst().body()).as("that nothing was there is read too")
            .containsEntry("register", "residence-permits");
    }

    @Test
    void aProgramThatLooksForPeopleIsStoppedAndTwoLetItAskAgain() {
        String token = token();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            answers.add(asked(token, "identityNumber", "99999999990").statusCode());
        }
        assertThat(answers.subList(0, 100)).containsOnly(404);
        assertThat(answers.getLast()).isEqualTo(401);
        assertThat(asked(token).statusCode()).as("of somebody we know either").isEqualTo(401);
        assertThat(institution.stopped(client)).isTrue();
        assertThat(institution.history(client).getLast()).satisfies(act -> {
            assertThat(act.type()).isEqualTo("client.stopped");
            assertThat(act.actor().kind()).isEqualTo("system");
            assertThat(act.body()).containsEntry("cause", "misses");
        });
    }

    @Test
    void aQuotaOfAProtocolIsItsOwnAndOutlivesTheProgram() {
        agreed("per-minute", "2", "per-day", "3");
        String token = token();
        assertThat(List.of(asked(token).statusCode(), asked(token).statusCode())).containsOnly(200);
        assertThat(code(asked(token))).isEqualTo("429 inquiry-quota-minute");
        bureau.sundial.set(bureau.sundial.instant().plusSeconds(60));
        assertThat(asked(token).statusCode()).isEqualTo(200);
        assertThat(code(asked(token))).isEqualTo("429 inquiry-quota-day");
        assertThat(institution.usedUpAfterAStart(protocol)).isTrue();
    }

    @Test
    void whatIsAskedAfterTheStopIsNotAnsweredHoweverManyAsk() throws Exception {
        String token = token();
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean ends = new AtomicBoolean();
        Callable<Integer> asking = () -> {
            int late = 0;
            while (!ends.get()) {
                boolean after = stopped.get();
                late += asked(token).statusCode() == 200 && after ? 1 : 0;
            }
            return late;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> all = List.of(threads.submit(asking), threads.submit(asking),
                threads.submit(asking));
            assertThat(asked(token).statusCode()).isEqualTo(200);
            institution.stop(client);
            stopped.set(true);
            int read = reads().size();
            for (int i = 0; i < 10; i++) {
                assertThat(asked(token).statusCode()).isEqualTo(401);
            }
            ends.set(true);
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
            assertThat(reads().size()).as("those that were under way").isLessThanOrEqualTo(read + 3);
        }
    }

    @Test
    void bothSidesCountWhatWasAskedForWhat() {
        String token = token();
        asked(token);
        asked(token);
        asked(token, "identityNumber", "99999999990");
        JsonNode own = JSON.readTree(wire.get("/api/client", "Authorization", "Bearer " + token).body());
        JsonNode used = own.at("/protocols/0/days/0");
        assertThat(used.at("/purpose").asString()).isEqualTo(SERVE);
        assertThat(used.at("/answered").asInt()).isEqualTo(2);
        assertThat(used.at("/missed").asInt()).isEqualTo(1);
        assertThat(institution.use(protocol)).singleElement().satisfies(use -> {
            assertThat(use.answered()).isEqualTo(2);
            assertThat(use.missed()).isEqualTo(1);
        });
    }

    @Test
    void aKeyIsNotEnoughAndWhatIsWrongIsSaid() {
        String sent = "{\"protocol\":\"x\"}";
        assertThat(code(wire.post("/api/inquiries", sent, "X-Api-Key", institution.key(client))))
            .isEqualTo("401 client-token-missing");
        assertThat(code(wire.post("/api/inquiries", sent))).isEqualTo("401 client-token-missing");
        String token = token();
        assertThat(code(asked(token, "identityNumber", "12345678901"))).isEqualTo("422 inquiry-number");
        assertThat(code(asked(token, "day", TODAY.plusDays(1).toString()))).isEqualTo("422 inquiry-day");
        assertThat(code(asked(token, "reference", ""))).isEqualTo("422 required");
        assertThat(code(asked(token, "reference", "a\nb"))).isEqualTo("422 inquiry-reference");
        institution.stop(client);
        assertThat(asked(token).statusCode()).isEqualTo(401);
    }

    /** The door left open: what the database shows to a program of an institution. */
    @Test
    void theDatabaseShowsAProgramOnePartyAndOneRegisterAndLetsItWriteNothing() {
        UUID party = party(somebody);
        UUID other = party(bureau.applicant());
        String rows = "select count(*) from registers.entry where party = :party";
        RowIdentity foreigners = new RowIdentity(RowSecurity.CLIENT, party, null)
            .within(Set.of("register:foreigners"));
        assertThat(counted(foreigners, rows, party)).isEqualTo(1);
        assertThat(counted(foreigners, rows, other)).isZero();
        assertThat(counted(foreigners, "select count(*) from registers.identity where party = :party", party))
            .isZero();
        RowIdentity numbers = new RowIdentity(RowSecurity.CLIENT, null, null).within(Set.of("identity"));
        assertThat(counted(numbers, rows, party)).isZero();
        RowIdentity nothing = new RowIdentity(RowSecurity.CLIENT, party, "90000001");
        assertThat(counted(nothing, rows, party)).isZero();
        assertThat(counted(nothing, "select count(*) from journal.act where :party = any (subjects)", party))
            .isZero();
        assertThat(catchThrowable(() -> transactions.run(foreigners, () -> jdbc.sql("""
            insert into registers.entry(id, register, party, series, content, valid, made_by)
            values (:id, 'foreigners', :party, 'x', '{}', daterange('2026-01-01', null), :id)
            """).param("id", UUID.randomUUID()).param("party", party).update())))
            .hasStackTraceContaining("row-level security");
        assertThat(transactions.as(foreigners, () -> jdbc.sql(
            "update registers.entry set ended_by = :party where party = :party").param("party", party)
            .update())).isZero();
    }

    private long counted(RowIdentity as, String sql, UUID party) {
        return transactions.as(as, () -> jdbc.sql(sql).param("party", party).query(Long.class).single());
    }
}
