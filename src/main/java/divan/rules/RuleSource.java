package divan.rules;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The words of a decision model as they are written, rule by rule, without starting the engine.
 *
 * @param decision name of the decision
 * @param rule id of the rule; empty for what stands in the decision outside its rules
 * @param line on which it begins
 * @param words of its entries and annotations, one a line
 */
public record RuleSource(String decision, String rule, int line, String words) {
    /** @throws IllegalArgumentException for what is not well-formed, or has a document type declaration */
    public static List<RuleSource> of(byte[] dmn) {
        WellFormed.check(dmn);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new Walk(factory.createXMLStreamReader(new ByteArrayInputStream(dmn))).all();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("not well-formed", e);
        }
    }

    private static final class Walk {
        private final XMLStreamReader xml;
        private final List<RuleSource> found = new ArrayList<>();
        private String decision = "";
        private int decisionLine;
        private final StringBuilder outside = new StringBuilder();
        private String rule = "";
        private int ruleLine;
        private final StringBuilder inside = new StringBuilder();

        private Walk(XMLStreamReader xml) {
            this.xml = xml;
        }

        private List<RuleSource> all() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        (rule.isEmpty() ? outside : inside).append(xml.getText());
                    default -> { }
                }
            }
            return List.copyOf(found);
        }

        private void begin(String element) {
            if (element.equals("decision")) {
                decision = attribute("name");
                decisionLine = xml.getLocation().getLineNumber();
                outside.setLength(0);
            } else if (element.equals("rule")) {
                rule = attribute("id");
                ruleLine = xml.getLocation().getLineNumber();
                inside.setLength(0);
            }
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value;
        }

        private void end(String element) {
            if (element.equals("rule")) {
                found.add(new RuleSource(decision, rule, ruleLine, inside.toString()));
                rule = "";
            } else if (element.equals("decision")) {
                found.add(new RuleSource(decision, "", decisionLine, outside.toString()));
            }
        }
    }
}
