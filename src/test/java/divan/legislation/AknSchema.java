package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The schema of Akoma Ntoso 3.0 (OASIS, CC BY 4.0), out of a jar of Maven Central. The pom of that jar names a
 * parent that is nowhere, so that no build can depend on it: it is fetched once, by its hash.
 */
final class AknSchema {
    private static final URI PUBLISHED = URI.create("https://repo.maven.apache.org/maven2/io/legaldocml/"
        + "legaldocml-test/0.5.0/legaldocml-test-0.5.0.jar");
    private static final String SHA256 =
        "7c2e91479aa4de2dc3386665e80760232deb3a13c4b5e390f68e2687215e0387";
    private static final Path KEPT = Path.of("target/legaldocml-test-0.5.0.jar");

    private AknSchema() {
    }

    /** Skips the test, saying so, where Maven Central is out of reach. */
    static Schema read() throws IOException, InterruptedException, SAXException, GeneralSecurityException {
        if (!Files.exists(KEPT)) {
            fetch();
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(KEPT));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(SHA256);
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(URI.create("jar:" + KEPT.toUri() + "!/xsd/akomantoso30.xsd").toURL());
    }

    private static void fetch() throws InterruptedException, IOException {
        Path coming = Files.createTempFile(Files.createDirectories(Path.of("target")), "schema", ".jar");
        int status = 0;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build()) {
            status = client.send(HttpRequest.newBuilder(PUBLISHED).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofFile(coming)).statusCode();
        } catch (IOException e) {
            Files.delete(coming);
        }
        assumeThat(status).as("Maven Central, for the schema of Akoma Ntoso").isEqualTo(200);
        Files.move(coming, KEPT, StandardCopyOption.REPLACE_EXISTING);
    }
}
