package divan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SbomTest {
    @Test
    void theProgramSaysWhatItIsMadeOf() {
        assumeTrue(getClass().getResource("/META-INF/sbom/application.cdx.json") != null,
            "built offline: no bill of materials");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Divan.run(List.of("sbom"), out, out)).isZero();
        JsonNode bill = JsonMapper.shared().readTree(said.toString(StandardCharsets.UTF_8));
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.path("metadata").path("component").path("name").asString()).isEqualTo("divan");
        assertThat(bill.path("metadata").has("timestamp")).as("the same for the same sources").isFalse();
    }
}
