package divan.clients;

import divan.kernel.Turkish;
import java.time.Instant;

/**
 * A key in memory, with the counters of its client and its own.
 *
 * @param end the first instant at which neither the key nor its client's terms are good
 */
record HeldKey(IssuedKey key, Client client, Quota quota, String policy, Instant end, Meter meter,
        Tally tally) {

    static HeldKey of(IssuedKey key, Client client, Meter meter, Tally tally) {
        Terms terms = client.terms();
        Quota quota = new Quota(terms.perMinute(), terms.perDay());
        var last = key.last().isBefore(terms.last()) ? key.last() : terms.last();
        return new HeldKey(key, client, quota, quota.policy(),
            last.plusDays(1).atStartOfDay(Turkish.ZONE).toInstant(), meter, tally);
    }
}
