package divan.registers;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How people want to be reached: the rows of the register {@code contacts}, and addresses that wait to be
 * confirmed. Runs in the caller's transaction; the acts are the caller's.
 */
@Component
public class Contacts {
    public static final String REGISTER = "contacts";
    private static final String FORGET = "delete from registers.unconfirmed where party = :party";
    private static final String ASK = """
        insert into registers.unconfirmed(party, email, secret, asked, expires, act)
        values (:party, :email, :secret, :asked, :expires, :act)
        """;
    private static final String WAITING =
        "select email, asked, expires from registers.unconfirmed where party = :party and expires > :now";
    private static final String OVER = "delete from registers.unconfirmed where expires <= :now";
    private static final String TAKE = """
        delete from registers.unconfirmed where party = :party and secret = :secret and expires > :now
            returning email
        """;

    /** An address that is not confirmed yet. */
    public record Waiting(String email, Instant asked, Instant expires) {
    }

    private final Registers registers;
    private final JdbcClient jdbc;

    Contacts(Registers registers, JdbcClient jdbc) {
        this.registers = registers;
        this.jdbc = jdbc;
    }

    /** What stands on a day: {@code email}, {@code phone}, each where known. */
    public Map<String, Object> on(UUID party, LocalDate day) {
        return registers.on(REGISTER, party, day).stream().findFirst().map(Entry::values).orElse(Map.of());
    }

    /** From a day on these hold and no others; what held before stays in history. */
    public void change(UUID party, Map<String, Object> values, LocalDate since, UUID act) {
        registers.change(REGISTER, party, values, since, act);
    }

    /** Remembers an address in the place of one that was waiting. */
    public void ask(UUID party, Waiting address, byte[] secret, UUID act) {
        jdbc.sql(FORGET).param("party", party).update();
        jdbc.sql(ASK).param("party", party).param("email", address.email()).param("secret", secret)
            .param("asked", Timestamp.from(address.asked()))
            .param("expires", Timestamp.from(address.expires()))
            .param("act", act).update();
    }

    public Optional<Waiting> waiting(UUID party, Instant now) {
        return jdbc.sql(WAITING).param("party", party).param("now", Timestamp.from(now))
            .query((row, n) -> new Waiting(row.getString(1), row.getTimestamp(2).toInstant(),
                row.getTimestamp(3).toInstant())).optional();
    }

    /** Forgets addresses whose link has expired. */
    public void forget(Instant now) {
        jdbc.sql(OVER).param("now", Timestamp.from(now)).update();
    }

    /** Takes the address that waits under this secret; it can be taken once. */
    public Optional<String> take(UUID party, byte[] secret, Instant now) {
        return jdbc.sql(TAKE).param("party", party).param("secret", secret).param("now", Timestamp.from(now))
            .query(String.class).optional();
    }
}
