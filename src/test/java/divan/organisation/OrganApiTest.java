package divan.organisation;

import static divan.organisation.OrganEvents.typed;
import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Journal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organs for programs, and what two administrators do to organs. */
@World
class OrganApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NUMBER = new AtomicInteger(96000000);
    private static final String MINISTRY = "90000001";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Journal journal;
    @Autowired
    private Access access;
    @LocalServerPort
    private int port;
    private Wire wire;
    private OrganEvents events;

    @BeforeEach
    void open() {
        wire = new Wire(port);
        events = new OrganEvents(program);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return wire.get(path, headers);
    }

    private JsonNode json(String path) {
        return wire.json(path);
    }

    private void agreed(Map<String, String> typed) {
        events.agreed(typed);
    }

    private List<String> wrong(Map<String, String> typed) {
        return events.wrong(typed);
    }

    private String founded(String parent, String from, String... more) {
        String number = String.valueOf(NUMBER.incrementAndGet());
        events.founded(number, parent, "Birim " + number, from, more);
        return number;
    }

    @Test
    void anOrganIsGivenAsOfADay() {
        String number = founded(MINISTRY, "2026-01-10", "branch", "central", "kep", "birim@hs01.kep.tr",
            "founding_norm", "3152/29", "external_letters", "true", "special_kinds", "museum school");
        agreed(typed("organ.renamed", "number", number, "name_tr", "Yeni Ad", "from", "2026-03-01"));
        assertThat(json("/api/organs/" + number + "?on=2026-02-28").at("/name/tr").asString())
            .contains("Birim");
        JsonNode now = json("/api/organs/" + number);
        assertThat(now.at("/name/tr").asString()).isEqualTo("Yeni Ad");
        assertThat(now.at("/kep").asString()).isEqualTo("birim@hs01.kep.tr");
        assertThat(now.at("/externalLetters").asBoolean()).isTrue();
        assertThat(now.at("/specialKinds")).extracting(JsonNode::asString)
            .containsExactly("museum", "school");
        assertThat(now.at("/periods")).hasSize(2);
        assertThat(get("/api/organs/" + number + "?on=2026-01-09").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAnEventIsSaidBeforeItIsProposed() {
        String number = founded(MINISTRY, "2026-01-10");
        assertThat(wrong(typed("organ.founded", "number", number, "name_tr", "X", "kind", "unit", "from",
            "2026-02-01"))).containsExactly("organ-number-reused");
        String child = founded(number, "2026-01-20");
        assertThat(wrong(typed("organ.closed", "number", number, "last", "2026-06-30")))
            .containsExactly("organ-has-children");
        assertThat(wrong(typed("organ.moved", "number", number, "parent", child, "from", "2026-06-30")))
            .contains("organ-cycle");
        assertThat(wrong(typed("organ.founded", "number", "123", "name_tr", "", "kind", "A", "from",
            "yarın", "kep", "a@b.com"))).containsExactlyInAnyOrder("organ-number", "required", "organ-code",
            "date", "organ-kep");
        assertThat(wrong(typed("organ.exploded", "number", number))).containsExactly("choice");
        assertThat(wrong(typed("organ.closed", "number", "12345678", "last", "2026-06-30")))
            .contains("unknown-organ");
    }

    @Test
    void aProposalThatWasOvertakenIsNotCarriedOut() {
        String number = founded(MINISTRY, "2026-01-10");
        Map<String, String> closing = typed("organ.closed", "number", number, "last", "2026-06-30");
        UUID proposal = events.proposed(closing);
        founded(number, "2026-05-01");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
            events.decided(proposal))).hasMessageContaining("organ-has-children");
        assertThat(json("/api/organs/" + number).at("/valid/last").isNull()).isTrue();
    }

    @Test
    void childrenSubtreeAndAncestorsComeInPages() {
        String top = founded(MINISTRY, "2026-01-10");
        List<String> children = Stream.generate(() -> founded(top, "2026-01-10")).limit(5).toList();
        String grandchild = founded(children.getFirst(), "2026-01-10");
        List<String> seen = new ArrayList<>();
        String next = "/api/organs/" + top + "/children?limit=2";
        while (next != null) {
            HttpResponse<String> answer = get(next);
            JsonNode page = JSON.readTree(answer.body());
            page.at("/items").forEach(item -> seen.add(item.at("/number").asString()));
            next = page.at("/next").isNull() ? null : URI.create(page.at("/next").asString()).getPath() + "?"
                + URI.create(page.at("/next").asString()).getRawQuery();
            assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(next != null);
        }
        assertThat(seen).containsExactlyElementsOf(children);
        assertThat(json("/api/organs/" + top + "/subtree").at("/items"))
            .extracting(i -> i.at("/number").asString(), i -> i.at("/depth").asInt())
            .contains(org.assertj.core.groups.Tuple.tuple(top, 0),
            org.assertj.core.groups.Tuple.tuple(grandchild, 2)).hasSize(7);
        assertThat(json("/api/organs/" + top + "/subtree?depth=1").at("/items")).hasSize(6);
        assertThat(json("/api/organs/" + grandchild + "/ancestors").at("/items"))
            .extracting(i -> i.at("/number").asString()).containsExactly(children.getFirst(), top, MINISTRY);
        assertThat(json("/api/organs/" + top + "/children?on=2026-01-10").at("/items")).hasSize(5);
    }

    @Test
    void whoeverHasItAlreadyIsToldSo() {
        HttpResponse<String> answer = get("/api/organs/" + MINISTRY);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/organs/" + MINISTRY, "If-None-Match", tag)).satisfies(again -> {
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        });
        assertThat(get("/api/organs/" + MINISTRY, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(get("/api/organs/" + MINISTRY, "If-None-Match", tag, "Accept", divan.web.Tagged.LINKED)
            .statusCode())
            .isEqualTo(200);
    }

    @Test
    void linkedDataIsGivenToWhoeverAcceptsIt() {
        HttpResponse<String> answer = get("/api/organs/" + MINISTRY, "Accept", "application/ld+json");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/ld+json");
        JsonNode node = JSON.readTree(answer.body()).at("/@graph/0");
        assertThat(node.at("/@type").asString()).isEqualTo("PublicOrganisation");
        assertThat(node.at("/prefLabel/tr").asString()).isEqualTo("İçişleri Bakanlığı");
        assertThat(JSON.readTree(answer.body()).at("/@context/PublicOrganisation").asString())
            .isEqualTo("cv:PublicOrganisation");
        assertThat(get("/api/organs/" + MINISTRY, "Accept", "*/*").headers().firstValue("Content-Type")
            .orElse(""))
            .startsWith("application/json");
    }

    @Test
    void everyRefusalIsAProblemDetail() {
        List.of("/api/organs/" + MINISTRY + "?on=dün", "/api/organs/" + MINISTRY + "/children?limit=0",
                "/api/organs/" + MINISTRY + "/children?limit=1001", "/api/organs/" + MINISTRY
                + "/children?after=x", "/api/organs/" + MINISTRY + "/subtree?depth=65", "/api/organs?q=ab",
                "/api/changes?since=-1", "/api/changes?since=99999999999999999999", "/api/organs/" + MINISTRY
                + "/signatories?function=A")
            .forEach(path -> assertThat(get(path.replace("ü", "%C3%BC"))).as(path).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
                assertThat(JSON.readTree(answer.body()).at("/violations")).hasSize(1);
            }));
        Stream.of("/api/organs/99999999", "/api/organs/abc", "/api/organs/" + MINISTRY + "?on=1990-01-01",
            "/api/organs/99999999/children").forEach(path -> assertThat(get(path)).as(path)
            .satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            }));
    }

    @Test
    void whoCouldSignIsOneCall() {
        JsonNode items = json("/api/organs/91000006/signatories?function=residence-permit.decide")
            .at("/items");
        assertThat(items).extracting(i -> i.at("/post/id").asString() + " " + i.at("/right").asString())
            .contains("ankara-governor office", "ankara-director delegation");
        JsonNode director = items.valueStream().filter(i -> i.at("/right").asString().equals("delegation"))
            .findFirst().orElseThrow();
        assertThat(director.at("/delegation/basis").asString()).isEqualTo("5442/9-B");
        assertThat(director.at("/inNameOf/id").asString()).isEqualTo("ankara-governor");
        assertThat(json("/api/organs/91000006/signatories").at("/items").size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aDeputySignsInThePlaceOfTheAbsentOnTheDaysOfItOnly() {
        agreed(typed("deputy.named", "post", "kars-governor", "by-post", "kars-migration-officer", "from",
            Sundial.FIRST_DAY.toString(), "last", Sundial.FIRST_DAY.plusDays(4).toString(), "basis",
            "657/86"));
        String path = "/api/organs/91000036/signatories?function=residence-permit.decide&on=";
        assertThat(json(path + Sundial.FIRST_DAY.plusDays(4)).at("/items").valueStream()
            .filter(i -> i.at("/right").asString().equals("deputy"))
            .map(i -> i.at("/inPlaceOf/id").asString()))
            .containsExactly("kars-governor");
        assertThat(json(path + Sundial.FIRST_DAY.plusDays(5)).at("/items").valueStream()
            .map(i -> i.at("/right").asString())).doesNotContain("deputy");
    }

    @Test
    void whoWasGivenAFunctionUpToAnAmountMayNotSignForMore() {
        LocalDate first = Sundial.FIRST_DAY.plusDays(100);
        agreed(typed("delegation.given", "from-post", "kars-governor", "to-post", "kars-migration-officer",
            "function", "residence-permit.decide", "from", first.toString(), "last",
            first.plusDays(9).toString(), "signs-as-tr", "Vali a.", "basis", "5442/9-B", "delegation",
            "kars-limited", "limit-amount", "1000"));
        String path = "/api/organs/91000036/signatories?function=residence-permit.decide&on=" + first;
        assertThat(rightOfOfficer(path)).isEqualTo("delegation");
        assertThat(rightOfOfficer(path + "&amount=100000")).as("1.000,00 TL, in kuruş")
            .isEqualTo("delegation");
        assertThat(rightOfOfficer(path + "&amount=100001")).isEqualTo("none");
        assertThat(json(path + "&amount=100001").at("/items").valueStream()
            .map(i -> i.at("/right").asString()))
            .as("the governor signs for any amount").contains("office");
        assertThat(get(path + "&amount=1,5").statusCode()).isEqualTo(400);
        String page = path.replace("/api/", "/tr/");
        assertThat(get(page + "&amount=1.000,00").body()).contains("Tutarı 1.000 lira olan bir belge için",
            "value=\"1.000,00\"", "En çok 1.000 lira");
        assertThat(get(page + "&amount=1.000,01").body()).contains("Vali")
            .doesNotContain("En çok 1.000 lira");
        HttpResponse<String> wrong = get(page + "&amount=1,000.01");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Tutarı 1.234,56 gibi yazın", "href=\"#f-amount\"", "1,000.01");
    }

    private String rightOfOfficer(String path) {
        return json(path).at("/items").valueStream()
            .filter(i -> i.at("/post/id").asString().equals("kars-migration-officer"))
            .findFirst().orElseThrow().at("/right").asString();
    }

    /** A consumer that puts each line's state in the place of what it had. */
    private Map<String, JsonNode> copied(String since, int limit, List<String> positions) {
        Map<String, JsonNode> copy = new LinkedHashMap<>();
        String next = since;
        boolean more = true;
        while (more) {
            JsonNode page = json("/api/changes?since=" + next + "&limit=" + limit);
            page.at("/items").forEach(item -> {
                copy.put(item.at("/kind").asString() + " " + item.at("/id").asString(), item.at("/state"));
                positions.add(item.at("/position").asString());
            });
            next = page.at("/next").asString();
            more = page.at("/more").asBoolean();
        }
        return copy;
    }

    @Test
    void whoeverFollowsTheChangesHasATrueCopy() {
        String one = founded(MINISTRY, "2026-01-10");
        String other = founded(MINISTRY, "2026-01-10");
        agreed(typed("organ.merged", "number", one, "others", other, "from", "2026-04-01"));
        agreed(typed("organ.corrected", "number", one, "name_tr", "Doğru Ad", "kind", "department", "parent",
            MINISTRY, "from", "2026-02-01", "last", "2026-02-28"));
        UUID last = access.asSystem(() -> journal.about(Organisation.subject(one)).getLast().id());
        assertThat(journal.await(Publication.FOLLOWER, last, Duration.ofSeconds(30))).isTrue();
        List<String> positions = new ArrayList<>();
        Map<String, JsonNode> copy = copied("0", 7, positions);
        assertThat(positions.stream().map(Long::parseLong)).isSorted();
        assertThat(copy.get("organ " + one)).extracting(p -> p.at("/name/tr").asString())
            .containsExactly("Birim " + one, "Doğru Ad", "Birim " + one);
        assertThat(copy.get("organ " + other).at("/0/valid/last").asString()).isEqualTo("2026-03-31");
        assertThat(copy.keySet()).contains("organ " + MINISTRY, "post ankara-governor",
            "delegation ankara-residence-permits");
        assertThat(json("/api/organs/" + one).at("/predecessors/0/number").asString()).isEqualTo(other);
        assertThat(json("/api/changes?since=" + positions.getLast()).at("/items")).isEmpty();
    }
}
