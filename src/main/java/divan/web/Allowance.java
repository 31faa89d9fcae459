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

    /** Takes one, or says that there is none left until the stretch has ended. */
    public synchronized boolean take(String address, Instant now) {
        if (end == null || !now.isBefore(end)) {
            taken.clear();
            end = now.plus(stretch);
        }
        String network = network(address);
        boolean known = taken.containsKey(network) || taken.size() < ADDRESSES;
        return taken.merge(known ? network : OTHERS, 1, Integer::sum) <= most;
    }

    /** As the server writes addresses: IPv6 in eight groups without abbreviation. */
    private static String network(String address) {
        String[] groups = address.split(":");
        return groups.length == 8 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
