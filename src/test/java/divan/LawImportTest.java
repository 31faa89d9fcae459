package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestDatabase;
import divan.demo.Folders;
import divan.demo.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code divan law import}, on the database of a running program. */
@World
class LawImportTest {
    @Autowired
    private TestDatabase database;
    @TempDir
    private Path scratch;

    private record Said(int code, String out, String err) {
    }

    private Said law(Path folder) throws IOException {
        Path password = Files.writeString(scratch.resolve("password"), database.adminAddress().password());
        String url = database.adminAddress().url().replace("jdbc:postgresql://", "postgres://"
            + database.adminAddress().user() + "@");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Divan.run(List.of("law", "import", folder.toString(), "--database", url,
            "--database-password-file", password.toString(), "--data", scratch.toString(), "--now",
            "2026-11-22T09:00:00Z"), new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path copy(String from, String to) throws IOException {
        Path laws = Files.createDirectories(scratch.resolve("laws"));
        Folders.copy(Path.of("src/test/resources/laws").resolve(from), laws.resolve(to));
        for (String file : List.of("metin.md", "ustveri.json")) {
            Path copied = laws.resolve(to).resolve(file);
            Files.writeString(copied, Files.readString(copied).replace("9902", to).replace("9901", to));
        }
        return laws;
    }

    @Test
    void lawsAreTakenInOnceAndThenStandAsTheyAre() throws IOException {
        Path laws = copy("9902-eski-ornek", "9912");
        assertThat(law(laws)).satisfies(said -> {
            assertThat(said.err()).isEmpty();
            assertThat(said.out()).contains("9912 ESKİ BAHÇE KANUNU: version 1 from 2026-11-22")
                .contains("1 of 1 laws taken in");
            assertThat(said.code()).isZero();
        });
        assertThat(law(laws).out()).contains("0 of 1 laws taken in");
    }

    @Test
    void aReferenceToNowhereIsReportedWithItsLineAndTheTextIsTakenInAsItIs() throws IOException {
        assertThat(law(copy("9901-ornek", "9931"))).satisfies(said -> {
            assertThat(said.code()).isZero();
            assertThat(said.out()).contains("1 of 1 laws taken in",
                "metin.md:78: note: article 12 of this law is named and does not exist");
        });
    }

    @Test
    void oneBadLawAmongThemAndNoneIsTakenIn() throws IOException {
        Path laws = copy("9901-ornek", "9911");
        Path bad = laws.resolve("bad");
        Folders.copy(Path.of("src/test/resources/laws/9902-eski-ornek"), bad);
        Files.writeString(bad.resolve("metin.md"), Files.readString(bad.resolve("metin.md"))
            .replace("Madde 7 –", "Madde 6 –"));
        assertThat(law(laws)).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).contains("article 6 stands twice").contains("No law was taken in.");
        });
        Files.delete(bad.resolve("metin.md"));
        Files.delete(bad.resolve("ustveri.json"));
        Files.delete(bad);
        assertThat(law(laws).out()).as("it was not there yet").contains("1 of 1 laws taken in");
    }
}
