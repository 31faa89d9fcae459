package divan.clients;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Journal;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Every key there is, in memory; read anew by a follower of the acts that change any. A revocation is known
 * from its commit on and is not forgotten by a reading that began before it; so is the stop of a client.
 */
@Component
class KeyRing implements SmartLifecycle {
    static final String FOLLOWER = "clients.keys";
    private static final int PHASE = 950;

    private final ClientRows rows;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final Map<UUID, Meter> meters = new ConcurrentHashMap<>();
    private final Map<UUID, Tally> tallies = new ConcurrentHashMap<>();
    private final Set<UUID> revoked = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> turns = new ConcurrentHashMap<>();
    private volatile Map<ApiKey.Hash, HeldKey> keys = Map.of();
    private volatile boolean running;

    KeyRing(ClientRows rows, Transactions transactions, Journal journal, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @PostConstruct
    void follow() {
        journal.follow(FOLLOWER, type -> type.startsWith("client."), (act, position) -> read());
    }

    /** Before the first request is taken in. */
    @Override
    public void start() {
        transactions.run(RowIdentity.SYSTEM, this::read);
        running = true;
    }

    private synchronized void read() {
        Instant now = clock.instant();
        Map<UUID, Client> clients = rows.all().stream().collect(Collectors.toMap(Client::id, c -> c));
        clients.values().forEach(client -> turned(client.id(), client.turn()));
        Map<UUID, Long> used = rows.used(LocalDate.ofInstant(now, divan.kernel.Turkish.ZONE));
        clients.keySet().forEach(id -> meters.computeIfAbsent(id, one ->
            resumed(now, used.getOrDefault(one, 0L))));
        Map<ApiKey.Hash, HeldKey> read = new HashMap<>();
        for (ClientRows.Found found : rows.keys()) {
            IssuedKey key = found.key();
            Client client = clients.get(key.client());
            if (key.revoked()) {
                revoked.add(key.id());
            }
            read.put(found.hash(), HeldKey.of(key, java.util.Objects.requireNonNull(client),
                meter(key.client()), tallies.computeIfAbsent(key.id(), id -> new Tally())));
        }
        keys = Map.copyOf(read);
    }

    private static Meter resumed(Instant now, long used) {
        Meter meter = new Meter();
        meter.resume(now, used);
        return meter;
    }

    @Nullable HeldKey find(ApiKey key) {
        return keys.get(key.hash());
    }

    boolean isRevoked(HeldKey held) {
        return revoked.contains(held.key().id());
    }

    /** Counts all that a client asks, whatever it shows. */
    Meter meter(UUID client) {
        return meters.computeIfAbsent(client, id -> new Meter());
    }

    boolean isStopped(UUID client) {
        return Client.isStopped(turns.getOrDefault(client, 0));
    }

    /** The later turn counts, in whichever order they are told. */
    void turned(UUID client, int turn) {
        turns.merge(client, turn, Math::max);
    }

    void revoke(UUID key) {
        revoked.add(key);
    }

    Map<UUID, Tally> tallies() {
        return tallies;
    }

    /** What is counted of a key and not written down yet. */
    List<DayUse> pending(UUID key) {
        Tally tally = tallies.get(key);
        return tally == null ? List.of() : tally.look();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
