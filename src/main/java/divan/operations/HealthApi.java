package divan.operations;

import divan.journal.Journal;
import divan.journal.Progress;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For those who watch over the program: {@code /health}, whether it lives; {@code /health/ready}, whether it
 * can do its work, with 503 while it cannot; {@code /metrics}, in Prometheus' text format, for operators
 * only.
 */
@RestController
class HealthApi {
    /** A follower so far behind is catching up: pages would show an old state. */
    private static final long FAR_BEHIND = 5000;
    private static final MediaType PROMETHEUS = MediaType.parseMediaType(
        "text/plain;version=0.0.4;charset=utf-8");

    private final Progress progress;
    private final Journal journal;
    private final Stand stand;
    private final PrometheusMeterRegistry registry;

    HealthApi(Progress progress, Journal journal, Stand stand, PrometheusMeterRegistry registry) {
        this.progress = progress;
        this.journal = journal;
        this.stand = stand;
        this.registry = registry;
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> lives() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("status", "up"));
    }

    @GetMapping("/health/ready")
    ResponseEntity<Map<String, Object>> ready() {
        Map<String, Object> parts = parts();
        boolean ready = parts.values().stream().allMatch("up"::equals);
        parts.put("status", ready ? "ready" : "not-ready");
        return ResponseEntity.status(ready ? 200 : 503).cacheControl(CacheControl.noStore()).body(parts);
    }

    private Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        try {
            Progress.Stand now = progress.stand();
            boolean far = now.followers().stream().anyMatch(f -> f.behind() > FAR_BEHIND);
            parts.put("database", "up");
            parts.put("ledger", journal.broken().isPresent() ? "halted" : "up");
            parts.put("followers", far ? "catching-up" : "up");
        } catch (DataAccessException | TransactionException e) {
            parts.put("database", "down");
        }
        return parts;
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics() {
        stand.renew();
        return ResponseEntity.ok().contentType(PROMETHEUS).cacheControl(CacheControl.noStore())
            .body(registry.scrape());
    }
}
