package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestDatabase;
import divan.demo.World;
import divan.kernel.IdentityNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code divan register}, on the database of a running program. */
@World
class RegisterCommandTest {
    private static final String HEADER = "number,from,last,series,given,family\n";
    @Autowired
    private TestDatabase database;
    @TempDir
    private Path folder;

    private Commands.Said run(String... words) throws IOException {
        return Commands.run(database, folder, "register", words);
    }

    private String file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + lines).toString();
    }

    @Test
    void aFileIsTriedThenTakenInThenKnown() throws IOException {
        String number = IdentityNumber.withCheckDigits("994000001");
        String good = file("good.csv", number + ",2026-01-01,,,Deneme,Kişi\n");
        String[] words = {"import", "foreigners", good, "--reason", "Aktarma", "--by", "register-keeper"};
        assertThat(run(List.of(words[0], words[1], words[2], words[3], words[4], words[5], words[6],
            "--dry-run")
            .toArray(String[]::new))).satisfies(said -> {
                assertThat(said.err()).isEmpty();
                assertThat(said.out()).contains("Dosyada 1 satır var ve hepsi doğru");
                assertThat(said.code()).isZero();
            });
        assertThat(run(words)).satisfies(said -> {
            assertThat(said.out()).contains("Dosya alındı: 1 satır. SHA-256: ");
            assertThat(said.code()).isZero();
        });
        assertThat(run(words)).satisfies(said -> {
            assertThat(said.err()).contains("daha önce alınmış");
            assertThat(said.code()).isEqualTo(1);
        });
    }

    @Test
    void whatIsWrongIsSaidLineByLineInEveryForm() throws IOException {
        String bad = file("bad.csv", "12345678901,2026-01-01,,,=1+1,Kişi\n");
        List<String> words =
            List.of("import", "foreigners", bad, "--reason", "x", "--by", "register-keeper", "--lang", "en");
        assertThat(run(with(words))).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).contains("Line 2, number: The identity number is not valid")
                .contains("Line 2, given: The cell begins like a formula").contains("No row was taken in");
        });
        assertThat(run(with(words, "--format", "json")).out()).startsWith("{").contains("\"line\":2")
            .contains("\"code\":\"identity-number\"").contains("\"act\":null");
        assertThat(run(with(words, "--format=csv")).out().lines()).hasSize(3)
            .contains("line,column,code,message").anyMatch(line -> line.startsWith("2,given,formula,"));
    }

    private static String[] with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aRegisterIsGivenOutIntoAFile() throws IOException {
        Path file = folder.resolve("insurance.csv");
        Commands.Said said = run("export", "insurance", file.toString(), "--reason", "Denetim", "--by",
            "register-keeper");
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(150).first()
            .isEqualTo("number,from,last,series,policy");
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(f -> f.toString().endsWith(".new"));
        }
    }

    @Test
    void whoeverHasNotTheFunctionTakesNothingIn() throws IOException {
        String good = file("other.csv", "");
        assertThat(run("import", "foreigners", good, "--reason", "x", "--by", "ankara-director").err())
            .contains("has not the function register.files");
        assertThat(run("import", "foreigners", good, "--reason", "x", "--by", "nobody").err())
            .contains("no post");
        assertThat(run("import", "nothing", good, "--reason", "x", "--by", "register-keeper").err())
            .contains("no register “nothing”");
        assertThat(run("import", "foreigners", good, "--by", "register-keeper").code()).isEqualTo(2);
        assertThat(run("import", "foreigners", good, "--reason", "x", "--by", "register-keeper", "--sha256",
            "1").code())
            .isEqualTo(2);
        assertThat(run("import", "foreigners").code()).isEqualTo(2);
    }
}
