package divan.rules;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Well-formed XML without a document type declaration: the engine's own reader never meets one. */
final class WellFormed {
    private WellFormed() {
    }

    static void check(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw new IllegalArgumentException("a document type declaration is refused");
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation().getLineNumber();
            throw new IllegalArgumentException("line " + line + " is not well-formed", e);
        }
    }
}
