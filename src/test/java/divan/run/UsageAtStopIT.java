package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestCluster;
import divan.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What institutions' keys used in the minute before a program was stopped is written down. */
class UsageAtStopIT {
    private static final int ASKED = 7;
    private static final String KEY = "divan_0123abcd_" + "A".repeat(43);
    @TempDir
    private Path data;
    private final TestDatabase database = TestCluster.fresh();

    private JdbcClient keyed() throws Exception {
        JdbcClient jdbc = JdbcClient.create(database.admin());
        UUID client = UUID.randomUUID();
        jdbc.sql("insert into clients.client(id, name, organ, contact, purpose, per_minute, per_day, last, "
            + "made_by) values (:id, 'Deneme', '90000001', 'birim', 'Durma denemesi', 100, 1000, "
            + "'2099-01-01', :id)").param("id", client).update();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.US_ASCII));
        jdbc.sql("insert into clients.key(id, client, prefix, hash, issued, last, made_by, scopes) values "
            + "(:id, :client, 'divan_0123abcd', :hash, '2026-01-01', '2099-01-01', :id, '{organs}')")
            .param("id", UUID.randomUUID()).param("client", client).param("hash", hash).update();
        return jdbc;
    }

    private static int status(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address).header("X-Api-Key", KEY).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void whatWasAskedSinceTheLastRoundIsWrittenDownAtSigterm() throws Exception {
        JdbcClient jdbc = keyed();
        String url = database.adminAddress().url().replace("jdbc:postgresql://", "postgres://postgres@");
        try (Program program = Program.start(Map.of("DIVAN_DATABASE_PASSWORD",
                database.adminAddress().password()),
                List.of("serve", "--port", "0", "--data", data.toString(), "--database", url))
                .awaitAddress()) {
            for (int i = 0; i < ASKED; i++) {
                assertThat(status(program.address().resolve("/api/organs/90000001"))).isEqualTo(200);
            }
            assertThat(status(program.address().resolve("/api/search?q=izin"))).as("out of its scope")
                .isEqualTo(403);
            assertThat(program.stop()).isEqualTo(128 + 15);
        }
        assertThat(jdbc.sql("select coalesce(sum(answered), 0) from clients.usage").query(Long.class)
            .single()).isEqualTo(ASKED + 1);
    }
}
