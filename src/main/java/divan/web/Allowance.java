package divan.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So many requests from one network address in one stretch of time. Counted in memory only and forgotten with
 * the stretch: an address is personal data. Of an IPv6 address the first 64 bits count, which is what one
 * household is given.
 */
public final class Allowance {
    /** More addresses than this share one count, so that many addresses cannot fill the memory. */
    private static final int ADDRESSES = 50_000;
    private static final String OTHERS = "";

    private final int most;
    private final Duration stretch;
    private final Map<String, Integer> taken = new HashMap<>();
    private @Nullable Instant end;

    public Allowance(int most, Duration stretch) {
        this.most = most;
        this.stretch = stretch;
    }

    /**
     * How many are left after one was taken, below 0 where there was none, and in how many seconds the
     * stretch ends.
     */
    public record Left(int many, long seconds) {
    }

    /** Takes one, or says that there is none left until the stretch has ended. */
    public boolean take(String address, Instant now) {
        return taken(address, now).many() >= 0;
    }

    /** Takes one, and says what is left. A clock that was set back begins a stretch anew. */
    public synchronized Left taken(String address, Instant now) {
        Instant ends = end;
        if (ends == null || !now.isBefore(ends) || now.isBefore(ends.minus(stretch))) {
            taken.clear();
            ends = now.plus(stretch);
            end = ends;
        }
        String network = network(address);
        boolean known = taken.containsKey(network) || taken.size() < ADDRESSES;
        int many = taken.merge(known ? network : OTHERS, 1, Integer::sum);
        return new Left(most - many, Math.ceilDiv(Duration.between(now, ends).toMillis(), 1000L));
    }

    /** As the server writes addresses: IPv6 in eight groups without abbreviation. */
    static String network(String address) {
        String[] groups = address.split(":");
        return groups.length == 8 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
