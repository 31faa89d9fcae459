package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.ExternalServer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * An installation on somebody else's PostgreSQL: served, examined, backed up and restored by the packaged
 * program.
 */
class ExternalBackupIT {
    private static final Path PLACE = Path.of("target", "external-backup-it").toAbsolutePath();
    private static final Path DATA = PLACE.resolve("data");
    private static final Path BACKUP = PLACE.resolve("backup");
    private static final Path OTHER = PLACE.resolve("other");

    private final HttpClient client = HttpClient.newHttpClient();
    private Path password = PLACE;
    private String application = "";

    @Test
    void whatIsInAnExternalDatabaseIsBackedUpAtWorkAndRestoredIntoAnother() throws Exception {
        FileSystemUtils.deleteRecursively(PLACE);
        Files.createDirectories(PLACE);
        application = Applicant.application("/residence-permit-answers.json");
        try (ExternalServer server = new ExternalServer(PLACE.resolve("server"))) {
            password = server.passwordFile();
            String one = server.made("one");
            String two = server.made("two");
            String location;
            Ledger.Checkpoint earlier;
            String key;
            try (Program program = serve(DATA, one)) {
                location = filed(program, "demo-00001");
                key = ledger(program).key();
                earlier = ledger(program).checkpoint(key);
                assertThat(said(0, one, "doctor", "--data", DATA.toString(), "--port", "0", "--format",
                    "json"))
                    .contains("\"id\":\"runs\"", "\"id\":\"database\"").doesNotContain("\"wrong\"");
                assertThat(said(0, one, "backup", "--data", DATA.toString(), "--out", BACKUP.toString()))
                    .contains("Restored for trial");
                filed(program, "demo-00002");
            }
            assertThat(DATA.resolve("postgres")).as("nothing embedded was begun").doesNotExist();
            refused(one);
            assertThat(said(0, two, "restore", "--from", BACKUP.toString(), "--data", OTHER.toString()))
                .contains("Restored into " + OTHER);
            assertThat(OTHER.resolve("postgres")).doesNotExist();
            try (Program program = serve(OTHER, two)) {
                Applicant again = new Applicant(client, program.address(), "demo-00001");
                again.signIn();
                assertThat(again.open(location).statusCode()).isEqualTo(200);
                assertThat(ledger(program).key()).isEqualTo(key);
                List<byte[]> leaves = ledger(program).leaves(ledger(program).checkpoint(key).size());
                assertThat(Ledger.root(leaves.subList(0, (int) earlier.size()))).isEqualTo(earlier.root());
            }
        }
    }

    /** Neither over a database that holds an installation, nor over what was published after the backup. */
    private void refused(String one) throws Exception {
        assertThat(said(1, one, "restore", "--from", BACKUP.toString(), "--data", OTHER.toString()))
            .contains("holds data of a Divan already");
        assertThat(said(1, one, "restore", "--from", BACKUP.toString(), "--data", DATA.toString()))
            .contains("would be lost");
    }

    private Program serve(Path data, String database) throws Exception {
        return Program.serve(data, "--port", "0", "--demo-people", "3", "--database", database,
            "--database-password-file", password.toString());
    }

    private Ledger ledger(Program program) {
        return new Ledger(client, program.address());
    }

    private String filed(Program program, String person) throws Exception {
        Applicant applicant = new Applicant(client, program.address(), person);
        applicant.signIn();
        HttpResponse<String> answer = applicant.file(application, UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return String.valueOf(Applicant.location(answer));
    }

    /** What a command on this database said, on both outputs. */
    private String said(int code, String database, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--database", database, "--database-password-file", password.toString()));
        Program ended = Program.start(Map.of(), command);
        int exit = ended.exit();
        String said = String.join("\n", Stream.concat(ended.out().stream(), ended.err().stream()).toList());
        assertThat(exit).as(said).isEqualTo(code);
        return said;
    }
}
