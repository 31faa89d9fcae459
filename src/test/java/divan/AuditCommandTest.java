package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.Commands.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code divan audit}: exit codes, and JSON alone on standard output. */
class AuditCommandTest {
    private static final String HEADER = "unit,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
        + "published_pct_of_total\n";

    @TempDir
    private Path folder;

    private Said audit(String... words) {
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(words));
        return Commands.run(all);
    }

    private String table(String row) throws IOException {
        Files.writeString(folder.resolve("birimler.csv"), HEADER + row + "\n");
        return folder.toString();
    }

    @Test
    void nothingWrongIsZero() throws IOException {
        Said said = audit(table("Deneme,1000,2000,1500,150,75"));
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Söylenecek bir şey yok.", "1 dosya okundu: 0 hata, 0 not.");
        assertThat(said.err()).isEmpty();
        assertThat(audit(folder.toString(), "--format", "json").out().strip()).isIn("[ ]", "[]");
    }

    @Test
    void aNoteIsZeroToo() throws IOException {
        Said said = audit(table("Deneme,1000,2000,1511,151,75"), "--lang", "en");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("note  Deneme", "The value is 75.55; it is cut off");
    }

    @Test
    void anErrorIsOne() throws IOException {
        Said said = audit(table("Deneme,1000,2000,1500,150,57"), "--format=json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(said.out()).get(0).get("column").asString())
            .isEqualTo("published_pct_of_total");
        assertThat(audit(folder.toString(), "--format", "html").out()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void whatCannotBeReadIsTwo() throws IOException {
        assertThat(audit(folder.resolve("nirgends").toString()).code()).isEqualTo(2);
        Said empty = audit(folder.toString());
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.out()).isEmpty();
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
        Said unknown = audit(folder.toString(), "--format", "json");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("x.csv");
        assertThat(audit(folder.toString(), "--format", "xml").code()).isEqualTo(2);
        assertThat(audit(folder.toString(), "--lang", "xx").code()).isEqualTo(2);
        assertThat(audit().code()).isEqualTo(2);
        assertThat(audit(folder.toString(), "--fast").code()).isEqualTo(2);
    }
}
