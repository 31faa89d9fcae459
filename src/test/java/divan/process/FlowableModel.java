package divan.process;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The same model for Flowable: expressions in its language, its attributes for what BPMN leaves to data
 * objects. Nothing else changes. What the small translation does not know is handed to the FEEL of the test
 * from inside Flowable's expression.
 */
final class FlowableModel {
    private static final String FLOWABLE = "http://flowable.org/bpmn";
    private static final Pattern COMPARISON =
            Pattern.compile("(\\w+(?:\\.\\w+)*) (=|<|>) (\\d+|\\w+(?:\\.\\w+)*)");
    private static final Pattern ROUNDS = Pattern.compile("rounds (\\w+) (\\d+)");
    private final List<String> texts;
    private final Document document;

    private FlowableModel(byte[] bpmn, List<String> texts) throws Exception {
        this.texts = texts;
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
    }

    /**
     * @param key the id under which the process is deployed
     * @param texts where FEEL that is handed over is kept, by its index
     */
    static String of(byte[] bpmn, String key, List<String> texts) {
        try {
            return new FlowableModel(bpmn, texts).translated(key);
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<Element> all(String name) {
        NodeList found = document.getElementsByTagNameNS(Subset.BPMN, name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    private void replace(String name, UnaryOperator<String> expression) {
        all(name).forEach(element -> element.setTextContent(expression.apply(element.getTextContent()
                .strip())));
    }

    private String translated(String key) throws Exception {
        Element process = all("process").getFirst();
        process.setAttribute("id", key);
        process.setAttribute("isExecutable", "true");
        all("participant").forEach(participant -> participant.setAttribute("processRef", key));
        replace("conditionExpression", this::condition);
        replace("completionCondition", this::completion);
        replace("timeDuration", text -> text.startsWith("P") ? text : bridge("amount", text));
        replace("timeDate", text -> Character.isDigit(text.charAt(0)) ? text : bridge("date", text));
        replace("loopCardinality", text -> text.matches("\\d+") ? text : "${" + text + "}");
        all("multiInstanceLoopCharacteristics").forEach(this::collection);
        StringWriter xml = new StringWriter();
        TransformerFactory.newDefaultInstance().newTransformer()
                .transform(new DOMSource(document), new StreamResult(xml));
        return xml.toString();
    }

    private void collection(Element loop) {
        NodeList input = loop.getElementsByTagNameNS(Subset.BPMN, "loopDataInputRef");
        NodeList item = loop.getElementsByTagNameNS(Subset.BPMN, "inputDataItem");
        if (item.getLength() > 0) {
            Element named = (Element) item.item(0);
            loop.setAttributeNS(FLOWABLE, "flowable:elementVariable", named.getAttribute("name"));
            loop.removeChild(named);
        }
        if (input.getLength() > 0) {
            loop.setAttributeNS(FLOWABLE, "flowable:collection",
                    "${" + input.item(0).getTextContent().strip() + "}");
            loop.removeChild(input.item(0));
        }
    }

    private String condition(String feel) {
        Matcher rounds = ROUNDS.matcher(feel);
        Matcher comparison = COMPARISON.matcher(feel);
        if (rounds.matches()) {
            return "${" + rounds.group(1) + " % " + rounds.group(2) + " != 0}";
        }
        if (comparison.matches()) {
            String sign = comparison.group(2).equals("=") ? "==" : comparison.group(2);
            return "${" + comparison.group(1) + " " + sign + " " + comparison.group(3) + "}";
        }
        return feel.matches("\\w+(\\.\\w+)*") ? "${" + feel + "}" : bridge("holds", feel);
    }

    private String completion(String feel) {
        return condition(feel).replace("numberOfCompletedInstances", "nrOfCompletedInstances")
                .replace("numberOfActiveInstances", "nrOfActiveInstances")
                .replace("numberOfInstances", "nrOfInstances");
    }

    private String bridge(String method, String feel) {
        texts.add(feel);
        return "${feel." + method + "(execution, " + (texts.size() - 1) + ")}";
    }
}
