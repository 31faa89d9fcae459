package divan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import divan.casework.Bureau;
import divan.demo.Wire;
import divan.demo.World;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inventory of services for programs. Linked data is judged by the shapes of CPSV-AP 3.2.0 in {@code
 * ../shared/data/cpsv-ap}; these tests are skipped where that folder is absent.
 */
@World
class ServiceApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SHAPES = Path.of("../shared/data/cpsv-ap/shacl/cpsv-ap-SHACL.ttl");
    private static final String SERVICE = "http://purl.org/vocab/cpsv#PublicService";
    private static final String ORGAN = "http://data.europa.eu/m8g/PublicOrganisation";
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Wire wire;

    @BeforeEach
    void open() {
        Bureau.opened(program);
        wire = new Wire(port);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return wire.get(path, headers);
    }

    private JsonNode json(String path) {
        return wire.json(path);
    }

    private Graph graph(String path) {
        HttpResponse<String> answer = get(path, "Accept", "application/ld+json");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/ld+json");
        assertThat(JSON.readTree(answer.body()).get("@context").isObject())
            .as("the context is written out: nothing is fetched").isTrue();
        return read(answer.body());
    }

    private static Graph read(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(text)).lang(Lang.JSONLD11).base("http://localhost/")
            .parse(graph);
        return graph;
    }

    private static Shapes shapes() {
        assumeThat(Files.exists(SHAPES)).as("the shapes " + SHAPES + " are absent").isTrue();
        return Shapes.parse(RDFDataMgr.loadGraph(SHAPES.toUri().toString()));
    }

    private static List<String> wrong(Graph graph) {
        ValidationReport report = ShaclValidator.get().validate(shapes(), graph);
        return report.getEntries().stream().map(e -> e.focusNode() + " " + e.resultPath() + ": "
            + e.message()).toList();
    }

    private static long count(Graph graph, String type) {
        return graph.stream(null, org.apache.jena.vocabulary.RDF.type.asNode(),
            org.apache.jena.graph.NodeFactory.createURI(type)).count();
    }

    @Test
    void everyServiceIsValidByTheShapesOfCpsvAp() {
        Graph graph = graph("/api/services?limit=1000");
        assertThat(count(graph, SERVICE)).isGreaterThanOrEqualTo(40);
        assertThat(wrong(graph)).isEmpty();
        assertThat(wrong(graph("/api/services/residence-permit-extension"))).isEmpty();
    }

    @Test
    void theOrgansAreValidByTheSameShapes() {
        Graph organs = graph("/api/organs/90000001/subtree?limit=1000");
        assertThat(count(organs, ORGAN)).isGreaterThan(200);
        assertThat(wrong(organs)).isEmpty();
    }

    /** A test that finds nothing wrong must be able to find something. */
    @Test
    void theShapesFindWhatIsMissing() {
        String whole = get("/api/services/petition", "Accept", "application/ld+json").body();
        assertThat(wrong(read(whole.replace("\"description\":{\"tr\"", "\"note\":{\"tr\""))))
            .anyMatch(line -> line.contains("description"));
        assertThat(wrong(read(whole.replace("\"@type\":\"Channel\"", "\"@type\":\"Concept\"")))).isNotEmpty();
    }

    @Test
    void aServiceTellsItsSixHeadingsAndWhatItsFilesAreKeptFor() {
        JsonNode service = json("/api/services/petition");
        assertThat(service.get("name").get("tr").asString()).isEqualTo("Dilekçe hakkı");
        assertThat(service.get("here").asBoolean()).isFalse();
        assertThat(service.get("authority").toString()).contains("3071/7/1");
        assertThat(service.get("documents").get(0).get("under").asString()).isEqualTo("3071/4/1");
        assertThat(service.get("correspondence").size()).isEqualTo(2);
        assertThat(service.get("duration").get("atMost").asInt()).isEqualTo(30);
        assertThat(service.get("duration").get("unit").asString()).isEqualTo("days");
        assertThat(service.get("measured").isNull()).isTrue();
        assertThat(service.get("initials").get(0).get("signedBy").get("tr").asString())
            .isEqualTo("Daire Başkanı");
        assertThat(service.get("retention").get("code").asString()).isEqualTo("622.03");
        JsonNode ours = json("/api/services/information-request");
        assertThat(ours.get("here").asBoolean()).isTrue();
        assertThat(ours.get("duration").get("unit").asString()).isEqualTo("working-days");
        JsonNode here = json("/api/services/residence-permit-extension");
        assertThat(here.get("duration").get("atMost").asInt()).isEqualTo(90);
        assertThat(here.get("notice").get("controller").asString()).isEqualTo("90000002");
        assertThat(here.get("steps").size()).isGreaterThan(5);
    }

    @Test
    void theListComesInPagesAndByOrgan() {
        List<String> ids = new ArrayList<>();
        String next = "/api/services?limit=7";
        while (next != null) {
            JsonNode page = json(next);
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            next = page.get("next").isNull() ? null
                : page.get("next").asString().replaceFirst("^https?://[^/]+", "");
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(40).isSorted().doesNotHaveDuplicates();
        assertThat(json("/api/services?organ=90010401").get("items").size()).isBetween(6, 12);
        assertThat(get("/api/services?organ=1").statusCode()).isEqualTo(400);
        assertThat(get("/api/services?organ=99999999").statusCode()).isEqualTo(404);
        assertThat(get("/api/services?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/api/services/none").headers().firstValue("Content-Type"))
            .contains("application/problem+json");
    }

    @Test
    void aServiceDoneElsewhereIsTouchedByItsLaw() {
        JsonNode impact = json("/api/impact?provision=5253/28");
        assertThat(impact.toString()).contains("association-name-permit").doesNotContain("open-door");
    }

    @Test
    void whoeverHasItAlreadyIsToldSo() {
        String tag = get("/api/services/petition").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/services/petition", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/api/services/open-door", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void theFilePlanNamesItsServices() {
        assertThat(json("/api/file-plan").get("items").size()).isGreaterThan(50);
        JsonNode code = json("/api/file-plan/115.02.01");
        assertThat(code.get("fate").asString()).isEqualTo("B");
        assertThat(code.get("services").toString()).isEqualTo("[\"residence-permit-extension\"]");
        assertThat(get("/api/file-plan/nothing").statusCode()).isEqualTo(404);
    }
}
