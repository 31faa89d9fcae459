package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.administration.Administration;
import divan.administration.Administration.Outcome;
import divan.demo.Sundial;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.legislation.Impact;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What institutions may ask about people, and how all that they may is taken away at once. */
@World
class ProtocolsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Impact impact;
    @LocalServerPort
    private int port;
    private Wire wire;
    private Institution institution;
    private Client client;

    @BeforeEach
    void open() {
        wire = new Wire(port);
        institution = new Institution(program);
        client = institution.registered(1_000_000, 1_000_000);
    }

    private List<String> wrong(String... fields) {
        return ((Outcome.Invalid) institution.administration.submit(institution.first,
            institution.agreement(client, fields))).violations().stream().map(Violation::code).toList();
    }

    private HttpResponse<String> asked(String key) {
        return wire.get("/api/organs/90000001", "X-Api-Key", key);
    }

    private String refusal(String key) {
        HttpResponse<String> answer = asked(key);
        return answer.statusCode() + " " + JSON.readTree(answer.body()).at("/violations/0/code").asString();
    }

    private Map<String, String> about(String type, String... more) {
        Map<String, String> typed = institution.typed(type, "client", client.id().toString());
        typed.putAll(institution.typed(type, more));
        typed.put("client", client.id().toString());
        return typed;
    }

    @Test
    void aProtocolIsAgreedByTwoAndItsActStandsOnItsProvisions() {
        UUID proposal = institution.proposed(institution.agreement(client, "number", "2026/100"));
        assertThat(institution.administration.waiting(institution.second))
            .filteredOn(w -> w.id().equals(proposal)).singleElement().satisfies(waiting ->
                assertThat(waiting.change()).containsEntry("name", client.terms().name()));
        assertThat(institution.protocols(client)).isEmpty();
        assertThatThrownBy(() -> institution.administration.decide(institution.first, proposal, true))
            .hasMessageContaining("own-proposal");
        institution.administration.decide(institution.second, proposal, true);
        Protocol agreed = institution.protocols(client).getFirst();
        assertThat(agreed.registers()).containsOnlyKeys("foreigners", "residence-permits");
        assertThat(agreed.holds(TODAY)).isTrue();
        List<Act> acts = institution.administration.history(institution.first, agreed.id());
        assertThat(acts).extracting(Act::type).contains("protocol.agreed");
        assertThat(acts.getLast().basis()).containsExactly("5510/100", "6458/24/1");
        assertThat(acts.getLast().subjects()).containsExactlyInAnyOrder(client.id(), agreed.id());
    }

    @Test
    void aProtocolOnlyNarrowsWhatIsReadForItsPurposes() {
        assertThat(wrong("fields", "foreigners/birth-date")).as("the purpose does not give it")
            .containsExactly("protocol-purpose", "protocol-field");
        assertThat(wrong("fields", "foreigners/province foreigners/birth-date"))
            .containsExactly("protocol-field");
        assertThat(wrong("fields", "foreigners/nothing foreigners/province"))
            .containsExactly("protocol-field");
        assertThat(wrong("fields", "nowhere/province")).contains("protocol-field");
        assertThat(wrong("purposes", "own-data")).as("one's own is nobody else's")
            .contains("protocol-purpose");
        assertThat(wrong("purposes", "statistics", "fields", "residence-permits/kind"))
            .contains("protocol-purpose");
        assertThat(wrong("purposes", "residence-permit.serve invented")).containsExactly("protocol-purpose");
        assertThat(wrong("purposes", "", "fields", "")).containsExactly("required", "required");
        assertThat(wrong("fields", "province")).containsExactly("protocol-field");
    }

    @Test
    void whatAPackGivesNoMoreNoProtocolGivesAnyMore() {
        Protocol agreed = institution.agreed(client);
        Offer offer = program.getBean(Offer.class);
        assertThat(offer.given(agreed, "foreigners", "residence-permit.serve")).containsExactly("province");
        assertThat(offer.given(agreed, "residence-permits", "residence-permit.serve"))
            .containsExactly("permit-number");
        assertThat(offer.given(agreed, "foreigners", "residence-permit.review")).as("not its purpose")
            .isEmpty();
        assertThat(offer.given(agreed, "insurance", "residence-permit.serve")).isEmpty();
        Protocol wider = new Protocol(agreed.id(), agreed.client(), agreed.number(), agreed.provisions(),
            agreed.purposes(), List.of("foreigners/birth-date", "foreigners/province"), 1, 1, agreed.first(),
            agreed.last());
        assertThat(offer.given(wider, "foreigners", "residence-permit.serve"))
            .as("what was agreed once is held against the book of today").containsExactly("province");
    }

    @Test
    void aProtocolAsksNoMoreThanItsClientAndStandsOnProvisionsAndDays() {
        assertThat(wrong("per-minute", "1000001")).containsExactly("client-number");
        assertThat(wrong("provisions", "")).containsExactly("protocol-provisions");
        assertThat(wrong("provisions", "5510/100 yasa")).containsExactly("protocol-provisions");
        assertThat(wrong("first", TODAY.minusDays(1).toString())).containsExactly("in-past");
        assertThat(wrong("last", TODAY.plusYears(4).toString())).containsExactly("in-future");
        assertThat(wrong("first", TODAY.plusDays(9).toString(), "last", TODAY.plusDays(8).toString()))
            .containsExactly("in-past");
        Protocol agreed = institution.agreed(client);
        assertThat(wrong("number", agreed.number())).containsExactly("protocol-number");
        client = institution.registered(2, 3);
        assertThat(wrong("per-minute", "3", "per-day", "4")).containsExactly("client-number",
            "client-number");
    }

    @Test
    void aProtocolEndsByActOnItsLastDayAndOnlySooner() {
        Protocol agreed = institution.agreed(client);
        LocalDate last = TODAY.plusDays(3);
        assertThat(institution.administration.submit(institution.first, about("protocol.ended", "protocol",
            agreed.id().toString(), "last", last.toString()))).isInstanceOf(Outcome.Done.class);
        Protocol ended = institution.protocols(client).getFirst();
        assertThat(ended.holds(last)).isTrue();
        assertThat(ended.holds(last.plusDays(1))).isFalse();
        assertThatThrownBy(() -> institution.administration.submit(institution.first,
            about("protocol.ended", "protocol", agreed.id().toString(), "last",
                last.plusDays(1).toString()))).isInstanceOf(Failure.class)
            .hasMessageContaining("nothing-to-end");
        Client other = institution.registered(10, 10);
        assertThat(((Outcome.Invalid) institution.administration.submit(institution.first,
            institution.typed("protocol.ended", "client", other.id().toString(), "protocol",
                agreed.id().toString(), "last", TODAY.toString()))).violations())
            .extracting(Violation::code).containsExactly("unknown-protocol");
    }

    @Test
    void theInstitutionIsToldItsProtocols() {
        Protocol agreed = institution.agreed(client, "first", TODAY.plusDays(2).toString());
        JsonNode own = JSON.readTree(wire.get("/api/client", "X-Api-Key", institution.key(client)).body());
        JsonNode told = own.at("/protocols/0");
        assertThat(told.at("/number").asString()).isEqualTo(agreed.number());
        assertThat(told.at("/provisions/1").asString()).isEqualTo("6458/24/1");
        assertThat(told.at("/fields/foreigners/0").asString()).isEqualTo("province");
        assertThat(told.at("/quota/perDay").asInt()).isEqualTo(5);
        assertThat(told.at("/validFrom").asString()).isEqualTo(TODAY.plusDays(2).toString());
    }

    @Test
    void aProgramWithProtocolsDoesNotGoOverToAnotherInstitution() {
        Protocol agreed = institution.agreed(client);
        Map<String, String> moved = about("client.changed", "organ", "92000006");
        assertThat(((Outcome.Invalid) institution.administration.submit(institution.first, moved))
            .violations()).extracting(Violation::code).containsExactly("client-protocols");
        institution.administration.submit(institution.first, about("protocol.ended", "protocol",
            agreed.id().toString(), "last", TODAY.minusDays(1).toString()));
        assertThat(institution.administration.submit(institution.first, moved))
            .isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void everybodyMayKnowWhichInstitutionsAreGivenAField() {
        Protocol agreed = institution.agreed(client);
        String page = wire.page("/en/powers/registers/foreigners/province?on=" + TODAY);
        assertThat(page).contains("under protocol " + agreed.number(), "5510/100")
            .doesNotContain(client.terms().contact());
        assertThat(wire.page("/api/powers/registers/foreigners/province?on=" + TODAY))
            .contains(agreed.number());
        assertThat(wire.page("/en/powers/registers/foreigners/family?on=" + TODAY))
            .doesNotContain(agreed.number());
        assertThat(wire.page("/en/powers/registers/foreigners/province?on=" + agreed.last().plusDays(1)))
            .doesNotContain(agreed.number());
    }

    private List<String> touched(String provision, LocalDate day) {
        return impact.of(new ProposedChange(Address.known(provision), ProposedChange.Sort.REPEAL, day))
            .kinds().stream().filter(one -> one.kind() == Kind.PROTOCOL).flatMap(one -> one.first().stream())
            .map(touched -> touched.thing().id()).toList();
    }

    @Test
    void whoAsksWhatAChangeOfLawTouchesFindsTheProtocolsThatStandOnIt() {
        Protocol agreed = institution.agreed(client, "last", TODAY.plusDays(9).toString());
        String id = agreed.id().toString();
        assertThat(touched("5510/100", TODAY)).contains(id);
        assertThat(touched("5510", TODAY)).as("the whole law").contains(id);
        assertThat(touched("5510/101", TODAY)).doesNotContain(id);
        assertThat(touched("5510/100", TODAY.plusDays(10))).as("it has ended by then").doesNotContain(id);
        assertThat(wire.get("/api/impact?provision=5510/100").body()).contains(agreed.number())
            .doesNotContain(client.terms().contact());
    }

    @Test
    void oneAdministratorStopsAllKeysAtOnceHoweverManyAskAndTwoLetThemAskAgain() throws Exception {
        List<String> keys = List.of(institution.key(client), institution.key(client));
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean ends = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (String key : keys) {
                Callable<Integer> asking = () -> {
                    int late = 0;
                    while (!ends.get()) {
                        boolean after = stopped.get();
                        late += asked(key).statusCode() == 200 && after ? 1 : 0;
                    }
                    return late;
                };
                all.add(threads.submit(asking));
            }
            assertThat(asked(keys.getFirst()).statusCode()).isEqualTo(200);
            institution.stop(client);
            stopped.set(true);
            for (int i = 0; i < 10; i++) {
                keys.forEach(key -> assertThat(refusal(key)).isEqualTo("403 client-stopped"));
            }
            ends.set(true);
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        }
        assertThat(refusal(institution.key(client))).as("a new key").isEqualTo("403 client-stopped");
        assertThatThrownBy(() -> institution.stop(client)).hasMessageContaining("nothing-to-end");
        UUID proposal = institution.proposed(about("client.resumed"));
        assertThat(refusal(keys.getFirst())).isEqualTo("403 client-stopped");
        institution.administration.decide(institution.second, proposal, true);
        keys.forEach(key -> assertThat(asked(key).statusCode()).isEqualTo(200));
    }

    @Test
    void whoAgreedToLetAProgramAskAgainDidNotAgreeAboutALaterStop() {
        assertThat(institution.administration.submit(institution.first, about("client.resumed")))
            .as("not stopped").isInstanceOf(Administration.Outcome.Invalid.class);
        institution.stop(client);
        UUID first = institution.proposed(about("client.resumed"));
        UUID old = institution.proposed(about("client.resumed"));
        institution.administration.decide(institution.second, first, true);
        institution.stop(client);
        assertThatThrownBy(() -> institution.administration.decide(institution.second, old, true))
            .hasMessageContaining("client-not-stopped");
        assertThat(refusal(institution.key(client))).isEqualTo("403 client-stopped");
    }

    /** Two commits may be told in the other order than they happened in. */
    @Test
    void aStopIsNotUndoneByAnEarlierResumptionThatIsToldLater() {
        KeyRing ring = program.getBean(KeyRing.class);
        UUID any = UUID.randomUUID();
        ring.turned(any, 1);
        assertThat(ring.isStopped(any)).isTrue();
        ring.turned(any, 3);
        ring.turned(any, 2);
        assertThat(ring.isStopped(any)).isTrue();
        ring.turned(any, 4);
        ring.turned(any, 1);
        assertThat(ring.isStopped(any)).isFalse();
    }

    @Test
    void aStoppedClientStaysStoppedWhenTheProgramStartsAnew() {
        institution.key(client);
        institution.stop(client);
        KeyRing anew = new KeyRing(program.getBean(ClientRows.class),
            program.getBean(divan.database.Transactions.class), program.getBean(divan.journal.Journal.class),
            program.getBean(java.time.Clock.class));
        anew.start();
        assertThat(anew.isStopped(client.id())).isTrue();
    }
}
