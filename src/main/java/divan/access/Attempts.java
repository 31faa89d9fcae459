package divan.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down without locking anybody out: after five failures the same account from the same address
 * waits 1, 2, 4 … seconds, at most a quarter of an hour; from any other address it does not wait. An attempt
 * is counted before it is judged, in one statement, so that a hundred at once are a hundred. Unknown names
 * are counted alike. Asked as the system, in a transaction of its own: a failure must not be forgotten with
 * what failed.
 */
@Component
class Attempts {
    private static final int FREE = 5;
    private static final int LONGEST_SECONDS = 900;
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WAIT = """
        case when failures < :free then 0 else least(:longest, power(2, least(failures - :free, 20))) end
        """;
    private static final String COUNT = """
        insert into access.attempt as a (account, address, failures, last) values (:account, :address, 1,
            :now)
        on conflict (account, address) do update
            set failures = case when a.last < :forgotten then 1 else a.failures + 1 end, last = excluded.last
            where a.last + make_interval(secs => case when a.failures < :free then 0
                else least(:longest, power(2, least(a.failures - :free, 20))) end) <= excluded.last
        """;
    private static final String LEFT = """
        select ceil(extract(epoch from last - cast(:now as timestamptz)) + %s)::int from access.attempt
        where account = :account and address = :address
        """.formatted(WAIT);
    private static final String GOOD =
        "delete from access.attempt where account = :account and address = :address";
    private static final String EVERYWHERE = """
        select coalesce(sum(failures), 0) from access.attempt where account = :account and last > :since
        """;
    private static final String FORGET = "delete from access.attempt where last < :forgotten";

    private final JdbcClient jdbc;
    private final Safe safe;

    Attempts(JdbcClient jdbc, Safe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    /** Whose sign-in, from where; what they say stays out of the database. */
    record Who(byte[] account, byte[] address) {
    }

    Who who(String account, String address) {
        return new Who(safe.mark("account " + account), safe.mark("address " + network(address)));
    }

    /**
     * Counts an attempt. @return 0, or where it is too early and nothing may be judged: for how many seconds
     * still
     */
    int count(Who who, Instant now) {
        int counted = jdbc.sql(COUNT).param("account", who.account()).param("address", who.address())
            .param("now", Timestamp.from(now)).param("forgotten", Timestamp.from(now.minus(MEMORY)))
            .param("free", FREE).param("longest", LONGEST_SECONDS).update();
        if (counted == 1) {
            jdbc.sql(FORGET).param("forgotten", Timestamp.from(now.minus(MEMORY))).update();
            return 0;
        }
        return Math.max(1, jdbc.sql(LEFT).param("account", who.account()).param("address", who.address())
            .param("now", Timestamp.from(now)).param("free", FREE).param("longest", LONGEST_SECONDS)
            .query(Integer.class).optional().orElse(1));
    }

    void succeeded(Who who) {
        jdbc.sql(GOOD).param("account", who.account()).param("address", who.address()).update();
    }

    /** Failures of the last hour from all addresses together. */
    long everywhere(Who who, Instant now) {
        return jdbc.sql(EVERYWHERE).param("account", who.account())
            .param("since", Timestamp.from(now.minus(HOUR)))
            .query(Long.class).single();
    }

    /** Of an IPv6 address the first 64 bits: whoever has one has all that begin so. */
    static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
