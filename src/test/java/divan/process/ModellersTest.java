package divan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Models in the manner of the usual modellers, written by hand after what those write. */
class ModellersTest {
    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/divan/process/modellers/" + name + ".bpmn"));
    }

    /** What an independent parser reads: namespace, name, attributes, words and content, in order. */
    private static Xml other(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node at = element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(at.getNamespaceURI())) {
                attributes.put(at.getNamespaceURI() == null ? at.getLocalName()
                        : "{" + at.getNamespaceURI() + "}" + at.getLocalName(), at.getNodeValue());
            }
        }
        List<Node> nodes = IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item).toList();
        StringBuilder words = new StringBuilder();
        nodes.stream().filter(node -> node instanceof org.w3c.dom.Text)
                .forEach(node -> words.append(node.getNodeValue()));
        return new Xml(element.getNamespaceURI(), element.getLocalName(), attributes, nodes.stream()
                .filter(Element.class::isInstance).map(node -> other((Element) node)).toList(),
                words.toString().strip(), 0);
    }

    private static Xml withoutLines(Xml xml) {
        return new Xml(xml.namespace(), xml.name(), new TreeMap<>(xml.attributes()),
                xml.children().stream().map(ModellersTest::withoutLines).toList(), xml.text(), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn-io", "camunda-modeler", "flowable", "signavio"})
    void everythingInTheFileIsKept(String name) throws Exception {
        byte[] bytes = file(name);
        Model model = Model.read(bytes);
        assertThat(model.source()).as("written back").isEqualTo(bytes);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
        assertThat(withoutLines(model.definitions())).isEqualTo(other(root));
        assertThat(Diagram.svg(model, "", List.of(), List.of())).startsWith("<svg");
    }

    @Test
    void aModelOfBpmnIoRuns() throws IOException {
        Player player = new Player(Model.read(file("bpmn-io")), new Feel(), Map.of("unclear", true));
        player.complete("Activity_1");
        assertThat(player.open()).containsExactly("Activity_1");
        player.variables.put("unclear", false);
        assertThat(player.complete("Activity_1").ended).isNotNull();
    }

    @Test
    void aModelOfCamundaModelerRunsForEachItemOfItsCollection() throws IOException {
        Model model = Model.read(file("camunda-modeler"));
        assertThat(model.element("visit").repeat()).isEqualTo(new divan.process.Element.Repeat(false,
                "addresses", null, "address", "numberOfCompletedInstances = 2"));
        Player player = new Player(model, new Feel(), Map.of("addresses", List.of("a", "b", "c")));
        player.complete("visit").complete("visit");
        assertThat(player.open()).containsExactly("report");
        assertThat(player.complete("report").ended).isNotNull();
    }

    @Test
    void aModelOfFlowableRunsIfItsExpressionsAreFeel() throws IOException {
        byte[] bytes = file("flowable");
        Player player = new Player(Model.read(bytes), new Feel(),
                Map.of("members", List.of("u", "v", "w", "x"), "yes", 2));
        player.complete("vote").complete("vote").complete("vote");
        assertThat(player.open()).containsExactly("publish");
        String other = new String(bytes, StandardCharsets.UTF_8).replace("[yes > 1]", "[${yes > 1}]")
                .replace("\"members\"", "\"${members}\"");
        assertThatExceptionOfType(ModelErrors.class)
                .isThrownBy(() -> Model.read(other.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.problems()).extracting(p -> p.elementId() + " " + p.code())
                        .containsExactly("vote expression.language", "yes expression.language"));
    }

    @Test
    void aModelOfSignavioRuns() throws IOException {
        Player player = new Player(Model.read(file("signavio")), new Feel(), Map.of());
        assertThat(player.complete("sid-ASK").due("sid-LATE").ended).isNotNull();
        Player paid = new Player(Model.read(file("signavio")), new Feel(), Map.of());
        assertThat(paid.complete("sid-ASK").message("paid").ended).isNotNull();
    }
}
