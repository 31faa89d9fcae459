package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code divan law check}: exit code, text and JSON, of good and of bad folders. */
class LawCommandTest {
    @TempDir
    private Path scratch;
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path metin;

    @BeforeEach
    void copy() throws IOException {
        folder = scratch.resolve("laws");
        Folders.copy(Path.of("src/test/resources/laws"), folder);
        metin = folder.resolve("9901-ornek/metin.md");
    }

    private int law(String... words) {
        out.reset();
        return LawCommand.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void change(String old, String fresh) throws IOException {
        String text = Files.readString(metin);
        assertThat(text).contains(old);
        Files.writeString(metin, text.replace(old, fresh));
    }

    @Test
    void everyLawIsCountedInJson() {
        assertThat(law("check", folder.toString(), "--format", "json")).as(said()).isZero();
        JsonNode laws = JsonMapper.builder().build().readTree(said());
        assertThat(laws).hasSize(2);
        JsonNode first = laws.get(0);
        assertThat(first.get("number").asString()).isEqualTo("9901");
        assertThat(first.get("articles").toString()).isEqualTo(
            "{\"madde\":6,\"ek\":1,\"gecici\":1,\"mukerrer\":0,\"lettered\":1,\"ek_gecici\":0}");
        assertThat(first.get("paragraphs").asInt()).isEqualTo(13);
        assertThat(first.get("clauses").asInt()).isEqualTo(6);
        assertThat(first.get("subclauses").asInt()).isEqualTo(2);
        assertThat(first.get("amendments").asInt()).isEqualTo(8);
        assertThat(first.get("references").asInt()).isEqualTo(7);
        assertThat(first.get("unclassified").asInt()).isZero();
        assertThat(first.get("lossless").asBoolean()).isTrue();
        assertThat(laws.get(1).get("articles").get("madde").asInt()).as("3 – 5 are three").isEqualTo(7);
        assertThat(laws.get(1).get("articles").get("mukerrer").asInt()).isEqualTo(1);
    }

    @Test
    void aFolderOfOneLawIsCheckedByItself() {
        assertThat(law("check", folder.resolve("9902-eski-ornek").toString())).isZero();
        assertThat(said()).startsWith("9902 ESKİ BAHÇE KANUNU: 7 + 0 articles");
    }

    @Test
    void aMissingArticleIsToldWithItsPlace() throws IOException {
        change("MADDE 4 –", "Şöyle ki");
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).containsPattern("metin\\.md:[0-9]+: article 4 missing before article 5");
    }

    @Test
    void aDoubledArticleIsToldWithItsPlace() throws IOException {
        change("MADDE 6 –", "MADDE 5 –");
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).containsPattern("metin\\.md:[0-9]+: article 5 stands twice; first in line [0-9]+");
    }

    @Test
    void windows1254IsRefusedWithItsLine() throws IOException {
        Files.write(metin, Files.readString(metin).replace("’", "'").replace("–", "-").replace("“", "\"")
            .replace("”", "\"").replace("…", "...").getBytes(Charset.forName("windows-1254")));
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("metin.md:1: is not UTF-8; these bytes look like Windows-1254");
    }

    @Test
    void anEmptyTextAndBytesThatAreNoTextAreRefused() throws IOException {
        Files.write(metin, new byte[0]);
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("metin.md:0: is empty");
        Files.write(metin, new byte[] {'a', '\n', 0, 'b'});
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("metin.md:2: holds a control character");
    }

    @Test
    void factsThatAreMissingOrBrokenAreToldWithTheLine() throws IOException {
        Path facts = folder.resolve("9901-ornek/ustveri.json");
        Files.writeString(facts, "{\"law_number\": \"9901\",\n oops");
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("ustveri.json:2: is not JSON");
        Files.delete(facts);
        assertThat(law("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("ustveri.json:0: cannot be read");
    }

    @Test
    void tenMegabytesOfGarbageAreToldAndNoLaw() throws IOException {
        Files.writeString(metin, "Lorem (ipsum\n\n".repeat(10_000_000 / 14));
        assertThat(law("check", folder.toString(), "--format=json")).isEqualTo(1);
        assertThat(said()).contains("no article was found");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        assertThat(law("check")).isEqualTo(2);
        assertThat(law("check", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(law("check", Files.createDirectory(folder.resolve("empty")).toString())).isEqualTo(1);
    }
}
