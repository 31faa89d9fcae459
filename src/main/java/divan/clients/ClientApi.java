package divan.clients;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.Failure;
import divan.kernel.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an institution is told of the key or the token it sends. */
@RestController
class ClientApi {
    private static final int DAYS = 31;

    private final UsageKeeping keeping;
    private final Protocols protocols;
    private final ProtocolUse use;
    private final Transactions transactions;
    private final Clock clock;

    ClientApi(UsageKeeping keeping, Protocols protocols, ProtocolUse use, Transactions transactions,
            Clock clock) {
        this.use = use;
        this.keeping = keeping;
        this.protocols = protocols;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Quota, what is used of it, until when the key is good, and the groups of routes to which it is limited;
     * of the last 31 days, what it used; the client's protocols that have not ended. The question itself
     * counts.
     *
     * @throws Failure SIGN_IN ({@code client-key-missing}) without a key
     */
    @GetMapping("/api/client")
    ResponseEntity<Map<String, @Nullable Object>> own(HttpServletRequest request) {
        Map<String, @Nullable Object> view = ClientFilter.held(request).map(held -> view(held,
            clock.instant())).or(() -> ClientFilter.proved(request).map(proved -> view(proved.client(),
            proved.meter().look(proved.quota(), clock.instant())))).orElseThrow(() ->
            new Failure(Failure.Kind.SIGN_IN, Violation.of("client-key-missing", "")));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private Map<String, @Nullable Object> view(HeldKey held, Instant now) {
        Terms terms = held.client().terms();
        Meter.Reading reading = held.meter().look(held.quota(), now);
        LocalDate last = held.key().last().isBefore(terms.last()) ? held.key().last() : terms.last();
        Map<String, @Nullable Object> view = view(held.client(), reading);
        view.put("key", held.key().prefix());
        view.put("limitedTo", held.key().scopes().isEmpty() ? null : Scope.codes(held.key().scopes()));
        view.put("issued", held.key().issued().toString());
        view.put("validUntil", last.toString());
        view.put("days", days(held, reading.day().minusDays(DAYS - 1L)));
        return view;
    }

    /** What does not hang on how it asks. */
    private Map<String, @Nullable Object> view(Client client, Meter.Reading reading) {
        Terms terms = client.terms();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("client", client.id().toString());
        view.put("name", terms.name());
        view.put("organ", terms.organ());
        view.put("purpose", terms.purpose());
        view.put("validUntil", terms.last().toString());
        view.put("quota", Map.of("perMinute", terms.perMinute(), "perDay", terms.perDay()));
        view.put("used", Map.of("minute", terms.perMinute() - reading.minuteLeft(), "day",
            terms.perDay() - reading.dayLeft()));
        view.put("protocols", transactions.as(RowIdentity.SYSTEM, () -> protocols.of(client.id()).stream()
            .filter(protocol -> !protocol.last().isBefore(reading.day()))
            .map(protocol -> agreed(protocol, reading.day().minusDays(DAYS - 1L))).toList()));
        return view;
    }

    private Map<String, Object> agreed(Protocol protocol, LocalDate since) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", protocol.number());
        view.put("provisions", protocol.provisions());
        view.put("purposes", protocol.purposes());
        view.put("fields", protocol.registers());
        view.put("quota", Map.of("perMinute", protocol.perMinute(), "perDay", protocol.perDay()));
        view.put("validFrom", protocol.first().toString());
        view.put("validUntil", protocol.last().toString());
        view.put("days", use.of(protocol.id(), since).stream().map(asked -> Map.<String, Object>of("day",
            asked.day().toString(), "purpose", asked.purpose(), "answered", asked.answered(), "missed",
            asked.missed())).toList());
        return view;
    }

    private List<Map<String, Object>> days(HeldKey held, LocalDate since) {
        return transactions.as(RowIdentity.SYSTEM, () -> keeping.of(held.key().id(), since)).stream()
            .map(use -> Map.<String, Object>of("day", use.day().toString(), "answered", use.answered(),
                "refused", use.refused())).toList();
    }
}
