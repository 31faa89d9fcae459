package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class DiagramTest {
    private static Document drawn(Model model, List<String> present, List<String> passed)
            throws ParserConfigurationException, SAXException, IOException {
        String svg = Diagram.svg(model, "Karar <bekleniyor> & \"sırada\"", present, passed);
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> groups(Document svg, String style) {
        NodeList groups = svg.getElementsByTagName("g");
        return IntStream.range(0, groups.getLength()).mapToObj(i -> (Element) groups.item(i))
                .filter(group -> List.of(group.getAttribute("class").split(" ")).contains(style))
                .map(Element::getTextContent).toList();
    }

    @Test
    void aCaseIsDrawnWithWhereItStandsAndTheWayItCame() throws Exception {
        Model model = Model.read(ReadingTest.permit());
        Document svg = drawn(model, List.of("decide"),
                List.of("begin", "f1", "check", "f2", "complete", "f4", "meet"));
        assertThat(groups(svg, "bpmn-present")).containsExactly("Karar ver");
        assertThat(groups(svg, "bpmn-passed")).hasSize(7);
        assertThat(groups(svg, "bpmn-task")).hasSize(3);
        assertThat(groups(svg, "bpmn-gateway")).hasSize(3);
        assertThat(groups(svg, "bpmn-event")).hasSize(6);
        assertThat(groups(svg, "bpmn-flow")).hasSize(12);
        assertThat(groups(svg, "bpmn-beside")).containsExactly("90 gün");
    }

    @Test
    void theDrawingIsSaidInWordsAndColouredByClassesOnly() throws Exception {
        Document svg = drawn(Model.read(ReadingTest.permit()), List.of(), List.of());
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("İkamet izni uzatma");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("Karar <bekleniyor> & \"sırada\"");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("60 80 928 308");
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(List.of("style", "fill", "stroke")).noneMatch(element::hasAttribute);
        }
    }

    @Test
    void whatFlowsInsideASubProcessLiesAboveIt() throws IOException {
        byte[] bpmn = Files.readAllBytes(Path.of(
            "packs/migration/services/residence-permit-extension/process.bpmn"));
        String svg = Diagram.svg(Model.read(bpmn), "", List.of(), List.of());
        assertThat(svg.lastIndexOf("bpmn-subprocess")).isPositive().isLessThan(svg.indexOf("bpmn-flow"));
    }

    @Test
    void aModelWithoutADiagramDrawsNothing() {
        Model model = Sketch.model("s start\na user\ne finish\ns > a > e");
        assertThat(Diagram.svg(model, "", List.of(), List.of())).isEmpty();
    }
}
