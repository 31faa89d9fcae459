package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version left goes on: its schemas are made as they were, its data loaded, and everything
 * since is migrated. The copy was made by that version ({@code divan.operations.UpgradeSeed}): one case just
 * filed, one granted, one refused, one more filed, an unfinished draft, sealed documents.
 */
class UpgradeIT {
    private static final int CASES = 4;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    @TempDir
    Path folder;

    @Test
    void theDataOfTheSecondIssueAreReadableProvableAndGoOn() throws Exception {
        Path backup = unpacked("/upgrade/issue-2.zip");
        Path data = folder.resolve("data");
        Program restore = Program.start(Map.of(),
            List.of("restore", "--from", backup.toString(), "--data", data.toString()));
        assertThat(restore.exit()).as(restore.err().toString()).isZero();
        String published = Files.readString(data.resolve("ledger/checkpoint"));
        try (Program program = Program.serve(data, "--port", "0")) {
            everyCaseIsReadByItsApplicant(program);
            theLedgerGoesOnFrom(published, program);
            somebodyAppliesAsBefore(program);
            assertThat(doctor(data)).as("cases told again from acts of both versions")
                .doesNotContain("\"wrong\"");
            assertThat(program.stop()).isEqualTo(128 + 15);
        }
    }

    private Path unpacked(String resource) throws IOException {
        Path to = folder.resolve("backup");
        try (InputStream in = UpgradeIT.class.getResourceAsStream(
                resource); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = to.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return to;
    }

    private void everyCaseIsReadByItsApplicant(Program program) throws Exception {
        for (int i = 1; i <= CASES; i++) {
            HttpResponse<String> found = null;
            for (int person = 1; person <= CASES + 1
                    && (found == null || found.statusCode() != 200); person++) {
                Applicant applicant = new Applicant(client, program.address(), "applicant-" + person);
                applicant.signIn();
                found = applicant.open("/api/cases/2026-" + i);
            }
            assertThat(found.statusCode()).as("2026-" + i).isEqualTo(200);
            assertThat(Applicant.JSON.readTree(found.body()).get("state").asString()).isNotBlank();
        }
    }

    private void theLedgerGoesOnFrom(String published, Program program) throws Exception {
        Ledger ledger = new Ledger(client, program.address());
        Ledger.Checkpoint now = ledger.checkpoint(ledger.key());
        List<byte[]> leaves = ledger.leaves(now.size());
        assertThat(Ledger.root(leaves)).isEqualTo(now.root());
        String[] lines = published.split("\n");
        assertThat(Ledger.root(leaves.subList(0, Integer.parseInt(lines[1]))))
            .isEqualTo(java.util.Base64.getDecoder().decode(lines[2]));
    }

    private void somebodyAppliesAsBefore(Program program) throws Exception {
        Applicant applicant = new Applicant(client, program.address(), "amina");
        applicant.signIn();
        HttpResponse<String> answer = applicant.file(
            Files.readString(Path.of("docs/application-example.json")), UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String doctor(Path data) throws InterruptedException {
        Program doctor = Program.start(Map.of(),
            List.of("doctor", "--data", data.toString(), "--port", "0", "--format", "json"));
        doctor.exit();
        assertThat(doctor.out()).as(doctor.err().toString()).isNotEmpty();
        return String.join("", doctor.out());
    }
}
