package divan.casework;

import divan.kernel.Json;
import divan.kernel.Sha;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which request, by the sender's own key, became which case (Idempotency-Key). */
@Component
class Requests {
    private static final String FIND =
        "select request, no from casework.idempotency where person = :person and key = :key";
    private static final String ADD =
        "insert into casework.idempotency(person, key, request, no) values (:person, :key, :request, :no)";

    /**
     * A request under its sender's own key. What was asked is compared as it came: a file kept for it has
     * another id each time it is sent.
     */
    record Request(String key, String fingerprint) {
        static Request of(String key, String service, Map<String, Object> answers) {
            return new Request(key, Sha.hex((service + Json.text(answers)).getBytes(StandardCharsets.UTF_8)));
        }
    }

    record Known(String request, String no) {
    }

    private final JdbcClient jdbc;

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Known> find(UUID person, String key) {
        return jdbc.sql(FIND).param("person", person).param("key", key)
            .query((row, n) -> new Known(row.getString(1), row.getString(2))).optional();
    }

    void add(UUID person, String key, String request, String no) {
        jdbc.sql(ADD).param("person", person).param("key", key).param("request", request).param("no", no)
            .update();
    }
}
