package divan;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestDatabase;
import divan.demo.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code divan organs}, on the database of a running program. */
@World
class OrganCommandTest {
    @Autowired
    private TestDatabase database;
    @TempDir
    private Path folder;

    private Commands.Said run(String... words) throws IOException {
        return Commands.run(database, folder, "organs", words);
    }

    private String file(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), "number,from,last,name_tr,kind,parent\n" + rows)
            .toString();
    }

    @Test
    void aFileIsTakenInByTheOperatorOrForAPost() throws IOException {
        String good = file("good.csv", "60000001,2024-01-01,,Deneme Kurumu,department,90000001\n");
        assertThat(run("import", good, "--dry-run").out()).contains("1 satır var ve hepsi doğru");
        assertThat(run("import", good)).satisfies(said -> {
            assertThat(said.err()).isEmpty();
            assertThat(said.out()).contains("Dosya alındı: 1 satır. SHA-256: ");
            assertThat(said.code()).isZero();
        });
        assertThat(run("import", good)).satisfies(said -> {
            assertThat(said.err()).contains("daha önce alınmış");
            assertThat(said.code()).isEqualTo(1);
        });
        String other = file("other.csv", "60000002,2024-01-01,,Başka Kurum,department,90000001\n");
        assertThat(run("import", other, "--by", "planner").err())
            .contains("has not the function organs.files");
        assertThat(run("import", other, "--by", "register-keeper", "--reason", "Aktarma").code()).isZero();
    }

    @Test
    void whatIsWrongIsSaidLineByLine() throws IOException {
        String bad = file("bad.csv", "60000003,2024-01-01,,Bir,department,60000004\n"
            + "60000004,2024-01-01,,İki,department,60000003\n60000005,x,,Üç,department,\n");
        assertThat(run("import", bad, "--lang", "en")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).contains("Line 4, from: ").contains("No row was taken in");
        });
        String circle = file("circle.csv", "60000003,2024-01-01,,Bir,department,60000004\n"
            + "60000004,2024-01-01,,İki,department,60000003\n");
        assertThat(run("import", circle, "--lang", "en").out())
            .contains("Line 2, parent: The organ 60000003 cannot stand above itself");
        assertThat(run("import", circle, "--format", "json").out()).contains("\"code\":\"organ-cycle\"");
    }

    @Test
    void organsAreGivenOutInEachForm() throws IOException {
        for (String form : new String[] {"csv", "json", "jsonld"}) {
            Path file = folder.resolve("organs." + form);
            assertThat(run("export", file.toString(), "--as", form, "--on", "2026-11-22").code()).isZero();
            assertThat(Files.readString(file)).contains("İçişleri Bakanlığı").contains("90000001");
        }
        assertThat(run("export", "x", "--as", "xml").code()).isEqualTo(2);
        assertThat(run("export", "x", "--on", "dün").code()).isEqualTo(2);
        assertThat(run("import").code()).isEqualTo(2);
    }
}
