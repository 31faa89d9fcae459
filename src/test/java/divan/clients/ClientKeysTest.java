package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import divan.administration.Administration.Outcome;
import divan.demo.Sundial;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Violation;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys of institutions at work, and what people try with keys that are not theirs. */
@World
class ClientKeysTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORGAN = "/api/organs/90000001";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private Wire wire;
    private Institution institution;

    @BeforeEach
    void open() {
        wire = new Wire(port);
        institution = new Institution(program);
    }

    private HttpResponse<String> asked(String key) {
        return wire.get(ORGAN, "X-Api-Key", key);
    }

    private static String field(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(field(answer, "Content-Type")).startsWith("application/problem+json");
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + problem(answer).at("/violations/0/code").asString();
    }

    @Test
    void aKeyHasItsQuotaAndWhoUsedItUpIsToldWhenToComeAgain() {
        String key = institution.key(institution.registered(3, 5));
        for (int left = 2; left >= 0; left--) {
            HttpResponse<String> answer = asked(key);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(field(answer, "RateLimit-Policy"))
                .isEqualTo("\"minute\";q=3;w=60, \"day\";q=5;w=86400");
            assertThat(field(answer, "RateLimit")).startsWith("\"minute\";r=" + left + ";t=60, \"day\";r="
                + (left + 2) + ";t=");
        }
        HttpResponse<String> refused = asked(key);
        assertThat(code(refused)).isEqualTo("429 client-quota-minute");
        assertThat(field(refused, "Retry-After")).isEqualTo("60");
        sundial.set(sundial.instant().plusSeconds(60));
        assertThat(asked(key).statusCode()).isEqualTo(200);
        assertThat(asked(key).statusCode()).isEqualTo(200);
        HttpResponse<String> tomorrow = asked(key);
        assertThat(code(tomorrow)).isEqualTo("429 client-quota-day");
        sundial.set(sundial.instant().plusSeconds(Long.parseLong(field(tomorrow, "Retry-After"))));
        assertThat(asked(key).statusCode()).isEqualTo(200);
    }

    @Test
    void twoKeysOfOneClientShareItsQuota() {
        Client client = institution.registered(2, 100);
        String one = institution.key(client);
        String other = institution.key(client);
        assertThat(List.of(asked(one).statusCode(), asked(other).statusCode(), asked(one).statusCode(),
            asked(other).statusCode())).containsExactly(200, 200, 429, 429);
        assertThat(wire.get(ORGAN).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoKeyOpensNothing() {
        String key = institution.key(institution.registered(100, 1000));
        List<String> others = List.of("", " ", "x", "divan_", key.toLowerCase(java.util.Locale.ROOT) + "A",
            key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"), key + key, key + "\t" + key,
            "Bearer " + key, "' or 1=1 --", "%00", "divan_00000000_" + "A".repeat(43), "A".repeat(6000));
        others.forEach(other -> assertThat(asked(other)).as(other).satisfies(answer -> {
            assertThat(code(answer)).isEqualTo("401 client-key-unknown");
            assertThat(field(answer, "WWW-Authenticate")).isEqualTo("X-Api-Key");
        }));
        HttpResponse<String> twice = wire.get(ORGAN, "X-Api-Key", key, "X-Api-Key", key);
        assertThat(code(twice)).isEqualTo("401 client-key-unknown");
        assertThat(asked(key).statusCode()).isEqualTo(200);
    }

    @Test
    void headersWithoutEndAreRefusedByTheServerAndTheNextRequestIsAnswered() {
        assertThat(asked("A".repeat(100_000)).statusCode()).isIn(400, 431);
        assertThat(wire.get(ORGAN).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyInAnAddressIsRefusedAndStandsInNoLog() {
        String key = institution.key(institution.registered(100, 1000));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            assertThat(code(wire.get(ORGAN + "?api_key=" + key))).isEqualTo("400 client-key-in-address");
            assertThat(code(wire.get(ORGAN + "?q=a&x=" + key, "X-Api-Key", key)))
                .isEqualTo("400 client-key-in-address");
            assertThat(wire.get("/api/organs/" + key).body()).contains("client-key-in-address")
                .doesNotContain(key);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
            .noneMatch(line -> line.contains(key.substring(15)));
    }

    @Test
    void aKeyIsGoodUpToItsLastDayAndItsClientsLastDay() {
        Client client = institution.registered(100, 1000);
        String brief = institution.key(client, Sundial.FIRST_DAY.plusDays(1));
        String key = institution.key(client);
        sundial.set(Sundial.FIRST_DAY.plusDays(1));
        assertThat(asked(brief).statusCode()).isEqualTo(200);
        sundial.set(Sundial.FIRST_DAY.plusDays(2));
        assertThat(code(asked(brief))).isEqualTo("401 client-key-expired");
        assertThat(asked(key).statusCode()).isEqualTo(200);
        sundial.set(client.terms().last().plusDays(1));
        assertThat(code(asked(key))).isEqualTo("401 client-key-expired");
        sundial.set(Sundial.FIRST_DAY);
    }

    @Test
    void whatIsAskedAfterTheRevocationIsRefusedHoweverManyAsk() throws Exception {
        Client client = institution.registered(1_000_000, 1_000_000);
        String key = institution.key(client);
        AtomicBoolean revoked = new AtomicBoolean();
        AtomicBoolean ends = new AtomicBoolean();
        Callable<Integer> asking = () -> {
            int late = 0;
            while (!ends.get()) {
                boolean after = revoked.get();
                late += asked(key).statusCode() == 200 && after ? 1 : 0;
            }
            return late;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> all = new ArrayList<>(List.of(threads.submit(asking),
                threads.submit(asking), threads.submit(asking)));
            assertThat(asked(key).statusCode()).isEqualTo(200);
            institution.revoke(client);
            revoked.set(true);
            for (int i = 0; i < 30; i++) {
                assertThat(code(asked(key))).isEqualTo("401 client-key-revoked");
            }
            ends.set(true);
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        }
        assertThatThrownBy(() -> institution.revoke(client)).isInstanceOf(Failure.class)
            .hasMessageContaining("nothing-to-end");
    }

    @Test
    void nothingKeepsTheKeyButItsHash() {
        Client client = institution.registered(100, 1000);
        String key = institution.key(client);
        String secret = key.substring(15);
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        assertThat(institution.access.asSystem(() -> jdbc.sql("select k::text from clients.key k")
            .query(String.class).list())).isNotEmpty().noneMatch(row -> row.contains(secret));
        assertThat(institution.administration.history(institution.first, client.id())).extracting("type")
            .containsExactly("privilege.proposed", "privilege.approved", "client.registered",
                "client.key.issued");
        assertThat(institution.administration.history(institution.first, client.id()).toString())
            .doesNotContain(secret).contains(key.substring(0, 14));
    }

    @Test
    void anInstitutionIsToldWhatItUsedAlsoAfterTheProgramStartedAnew() {
        Client client = institution.registered(50, 50);
        String key = institution.key(client);
        asked(key);
        program.getBean(UsageKeeping.class).keep();
        asked(key);
        JsonNode own = JSON.readTree(wire.get("/api/client", "X-Api-Key", key).body());
        assertThat(own.at("/organ").asString()).isEqualTo("90000001");
        assertThat(own.at("/key").asString()).isEqualTo(key.substring(0, 14));
        assertThat(own.at("/validUntil").asString()).isEqualTo(client.terms().last().toString());
        assertThat(own.at("/quota/perDay").asInt()).isEqualTo(50);
        assertThat(own.at("/used/day").asInt()).isEqualTo(3);
        assertThat(own.at("/days/0/answered").asInt()).isEqualTo(3);
        assertThat(code(wire.get("/api/client"))).isEqualTo("401 client-key-missing");
        program.getBean(UsageKeeping.class).keep();
        KeyRing anew = new KeyRing(program.getBean(ClientRows.class),
            program.getBean(divan.database.Transactions.class), program.getBean(Journal.class),
            program.getBean(Clock.class));
        anew.start();
        HeldKey held = anew.find(new ApiKey(key));
        assertThat(held).isNotNull();
        assertThat(held.meter().look(held.quota(), sundial.instant()).dayLeft()).isEqualTo(47);
    }

    @Test
    void aLimitedKeyOpensItsGroupsOfRoutesAndNothingElse() {
        Client client = institution.registered(1000, 10_000);
        String key = institution.limitedKey(client, "law search");
        List.of("/api/law/6458/31", "/api/impact?provision=6458/31", "/api/search?q=ikamet", "/api/client")
            .forEach(path -> assertThat(wire.get(path, "X-Api-Key", key).statusCode()).as(path)
                .isEqualTo(200));
        List.of(ORGAN, ORGAN + "/signatories", "/api/changes?since=0", "/api/services", "/api/file-plan",
            "/api/indicators/x", "/api/cases/1", "/api/lawless", "/api//law/6458/31", "/api/law/../organs",
            "/api/%6Caw/6458/31", "/api/law;x=1/6458/31").forEach(path ->
                assertThat(wire.get(path, "X-Api-Key", key).statusCode()).as(path).isIn(400, 403));
        HttpResponse<String> refused = asked(key);
        assertThat(code(refused)).isEqualTo("403 client-scope");
        assertThat(refused.body()).contains("law, search");
        assertThat(field(refused, "RateLimit")).as("it counts").startsWith("\"minute\";r=");
        JsonNode own = JSON.readTree(wire.get("/api/client", "X-Api-Key", key).body());
        assertThat(own.at("/limitedTo").valueStream().map(JsonNode::asString))
            .containsExactly("law", "search");
        String whole = institution.key(client);
        assertThat(asked(whole).statusCode()).as("another key of the same client").isEqualTo(200);
        assertThat(JSON.readTree(wire.get("/api/client", "X-Api-Key", whole).body()).at("/limitedTo")
            .isNull()).isTrue();
        assertThat(institution.administration.history(institution.first, client.id())).anySatisfy(act ->
            assertThat(act.body()).containsEntry("scopes", "law search"));
    }

    @Test
    void anUnknownGroupOfRoutesIsNoKey() {
        Client client = institution.registered(10, 10);
        Outcome wrong = institution.administration.submit(institution.first, institution.typed(
            "client.key.issued", "client", client.id().toString(), "scopes", "law everything"));
        assertThat(((Outcome.Invalid) wrong).violations()).extracting(Violation::code)
            .containsExactly("client-scopes");
    }

    @Test
    void oneAdministratorAloneLetsNobodyInAndChangesNoTerms() {
        UUID proposal = institution.proposed(institution.typed("client.registered"));
        assertThat(institution.known()).isEmpty();
        assertThatThrownBy(() -> institution.administration.decide(institution.first, proposal, true))
            .hasMessageContaining("own-proposal");
        institution.administration.decide(institution.second, proposal, true);
        Client client = institution.known().getFirst();
        String key = institution.key(client);
        UUID change = institution.proposed(institution.typed("client.changed", "client",
            client.id().toString(), "per-minute", "1"));
        assertThat(List.of(asked(key).statusCode(), asked(key).statusCode())).containsExactly(200, 200);
        institution.administration.decide(institution.second, change, true);
        institution.key(client);
        assertThat(code(asked(key))).isEqualTo("429 client-quota-minute");
    }

    @Test
    void whatIsWrongWithTermsIsSaidBesideTheField() {
        Outcome wrong = institution.administration.submit(institution.first, institution.typed(
            "client.registered", "name", "x", "organ", "12345678", "contact", "", "purpose", "iş",
            "per-minute", "0", "per-day", "-1", "last", Sundial.FIRST_DAY.plusYears(4).toString()));
        assertThat(((Outcome.Invalid) wrong).violations()).extracting(Violation::field)
            .containsExactlyInAnyOrder("name", "organ", "contact", "purpose", "per-minute", "per-day",
                "last");
        assertThat(((Outcome.Invalid) institution.administration.submit(institution.first,
            institution.typed("client.key.issued", "client", UUID.randomUUID().toString()))).violations())
            .extracting(Violation::code).containsExactly("unknown-client");
        assertThat(((Outcome.Invalid) institution.administration.submit(institution.first,
            institution.typed("client.registered", "per-minute", "10", "per-day", "9"))).violations())
            .extracting(Violation::code).containsExactly("client-day-less");
    }
}
