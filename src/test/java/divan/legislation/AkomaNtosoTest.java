package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import divan.kernel.Ids;
import divan.lawtext.LawFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What is given out as Akoma Ntoso is valid against the schema of OASIS (of io.legaldocml:legaldocml-test).
 */
class AkomaNtosoTest {
    private static final Path PUBLISHED = Path.of("../shared/data/legislation");
    private static final Path OURS = Path.of("src/test/resources/laws");
    private static Schema schema;

    @BeforeAll
    static void read() throws Exception {
        schema = AknSchema.read();
    }

    private static List<String> faults(byte[] document) throws SAXException, IOException {
        List<String> faults = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getLineNumber() + ":" + fault.getColumnNumber() + " " + fault.getMessage());
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        return faults;
    }

    private static List<String> faults(Path folder) throws SAXException, IOException {
        List<String> faults = new ArrayList<>();
        for (Path law : LawFolder.below(folder)) {
            String number = law.getFileName().toString().replaceFirst("\\D.*", "");
            LawVersion version = new LawVersion(number, 1, LocalDate.of(2026, 11, 22), law.toString(),
                LocalDate.of(2001, 1, 1), "", "", "", Ids.next());
            faults(AkomaNtoso.of(version, Files.readString(law.resolve(LawFolder.TEXT)))).stream().limit(5)
                .forEach(fault -> faults.add(number + " " + fault));
        }
        return faults;
    }

    @Test
    void ourLawsAreValid() throws SAXException, IOException {
        assertThat(faults(OURS)).isEmpty();
    }

    @Test
    void everyLawAsPublishedIsValid() throws SAXException, IOException {
        assumeThat(Files.isDirectory(PUBLISHED)).as("the folder " + PUBLISHED + " is absent").isTrue();
        assertThat(faults(PUBLISHED)).isEmpty();
    }

    @Test
    void aNormOfAnOrganAndALetterWithoutArticlesAreValidToo() throws SAXException, IOException {
        LawVersion version = new LawVersion("90000002-2026-1", 1, LocalDate.of(2026, 11, 22), "Genelge",
            LocalDate.of(2026, 11, 22), "", "", "", Ids.next());
        assertThat(faults(AkomaNtoso.of(version, LawOffice.text()))).isEmpty();
        byte[] letter = AkomaNtoso.of(version, "Sayın Valilik,\n\nDosyalar < 5 gün bekler.\n");
        assertThat(faults(letter)).isEmpty();
        assertThat(new String(letter, StandardCharsets.UTF_8))
            .contains("Dosyalar &lt; 5 gün bekler.").contains("/akn/tr/act/2026/90000002-2026-1");
    }

    @Test
    void whatIsNotValidIsFound() throws SAXException, IOException {
        String broken = new String(AkomaNtoso.of(new LawVersion("9901", 1, LocalDate.of(2026, 11, 22), "x",
            null, "", "", "", Ids.next()), "MADDE 1 – (1) Foo."), StandardCharsets.UTF_8)
            .replace("<num>", "<number>").replace("</num>", "</number>");
        assertThat(faults(broken.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }
}
