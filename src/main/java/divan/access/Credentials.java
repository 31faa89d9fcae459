package divan.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passwords, authenticator apps, recovery codes and passkeys of people; asked as the system. */
@Component
class Credentials {
    private static final String BY_LOGIN = """
        select p.id, w.hash from access.person p join access.password w on w.person = p.id
        where p.login = :login and p.deactivated is null
        """;
    private static final String PASSWORD_OF = "select hash from access.password where person = :person";
    private static final String SET_PASSWORD = """
        insert into access.password(person, hash, changed) values (:person, :hash, :now)
        on conflict (person) do update set hash = excluded.hash, changed = excluded.changed
        """;
    private static final String TOTP_OF = "select secret from access.totp where person = :person";
    private static final String SET_TOTP = """
        insert into access.totp(person, secret, last_step) values (:person, :secret, :step)
        on conflict (person) do update set secret = excluded.secret, last_step = excluded.last_step
        """;
    private static final String USE_STEP =
        "update access.totp set last_step = :step where person = :person and last_step < :step";
    private static final String ADD_CODE =
        "insert into access.recovery_code(person, hash) values (:person, :hash)";
    private static final String USE_CODE = """
        update access.recovery_code set used = :now where person = :person and hash = :hash and used is null
        """;
    private static final String CODES_LEFT =
        "select count(*) from access.recovery_code where person = :person and used is null";
    private static final String DROP_CODES = "delete from access.recovery_code where person = :person";
    private static final String DROP_TOTP = "delete from access.totp where person = :person";
    private static final String DROP_PASSKEYS = "delete from access.passkey where person = :person";
    private static final String PASSKEYS = """
        select id, person, credential, counter, label, made from access.passkey where person = :person
            order by made
        """;
    private static final String PASSKEY = """
        select k.id, k.person, k.credential, k.counter, k.label, k.made
        from access.passkey k join access.person p on p.id = k.person
        where k.id = :id and p.deactivated is null
        """;
    private static final String ADD_PASSKEY = """
        insert into access.passkey(id, person, credential, counter, label, made)
        values (:id, :person, :credential, :counter, :label, :made)
        """;
    private static final String USED_PASSKEY =
        "update access.passkey set counter = :counter where id = :id and counter = :before";
    private static final String DROP_PASSKEY =
        "delete from access.passkey where id = :id and person = :person";

    /** Somebody whose sign-in name was given, and the hash of their password. */
    record Known(UUID person, String hash) {
    }

    /** A passkey: {@code credential} is attested credential data, {@code counter} the highest seen. */
    record Passkey(byte[] id, UUID person, byte[] credential, long counter, String label, Instant made) {
    }

    private final JdbcClient jdbc;

    Credentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Known> byLogin(String login) {
        return jdbc.sql(BY_LOGIN).param("login", login)
            .query((row, n) -> new Known(row.getObject("id", UUID.class), row.getString("hash"))).optional();
    }

    @Nullable String password(UUID person) {
        return jdbc.sql(PASSWORD_OF).param("person", person).query(String.class).optional().orElse(null);
    }

    void password(UUID person, String hash, Instant now) {
        jdbc.sql(SET_PASSWORD).param("person", person).param("hash", hash).param("now", Timestamp.from(now))
            .update();
    }

    Optional<byte[]> totp(UUID person) {
        return jdbc.sql(TOTP_OF).param("person", person).query(byte[].class).optional();
    }

    void totp(UUID person, byte[] sealed, long usedStep) {
        jdbc.sql(SET_TOTP).param("person", person).param("secret", sealed).param("step", usedStep).update();
    }

    /**
     * @return false where the code of this step or a later one has been used: a replay, also of two at once
     */
    boolean useStep(UUID person, OptionalLong step) {
        return step.isPresent()
            && jdbc.sql(USE_STEP).param("person", person).param("step", step.getAsLong()).update() == 1;
    }

    void recoveryCodes(UUID person, List<byte[]> hashes) {
        jdbc.sql(DROP_CODES).param("person", person).update();
        hashes.forEach(hash -> jdbc.sql(ADD_CODE).param("person", person).param("hash", hash).update());
    }

    /** @return true once for each code */
    boolean useRecoveryCode(UUID person, byte[] hash, Instant now) {
        return jdbc.sql(USE_CODE).param("person", person).param("hash", hash)
            .param("now", Timestamp.from(now))
            .update() == 1;
    }

    long recoveryCodesLeft(UUID person) {
        return jdbc.sql(CODES_LEFT).param("person", person).query(Long.class).single();
    }

    /** Everything but the password, which is replaced: before somebody chooses anew. */
    void forget(UUID person) {
        for (String drop : List.of(DROP_CODES, DROP_TOTP, DROP_PASSKEYS)) {
            jdbc.sql(drop).param("person", person).update();
        }
    }

    List<Passkey> passkeys(UUID person) {
        return jdbc.sql(PASSKEYS).param("person", person).query(Credentials::passkey).list();
    }

    Optional<Passkey> passkey(byte[] id) {
        return jdbc.sql(PASSKEY).param("id", id).query(Credentials::passkey).optional();
    }

    void add(Passkey passkey) {
        jdbc.sql(ADD_PASSKEY).param("id", passkey.id()).param("person", passkey.person())
            .param("credential", passkey.credential()).param("counter", passkey.counter())
            .param("label", passkey.label()).param("made", Timestamp.from(passkey.made())).update();
    }

    /** @return false where somebody else used it meanwhile */
    boolean used(Passkey passkey, long counter) {
        return jdbc.sql(USED_PASSKEY).param("id", passkey.id()).param("counter", counter)
            .param("before", passkey.counter()).update() == 1;
    }

    boolean drop(UUID person, byte[] passkey) {
        return jdbc.sql(DROP_PASSKEY).param("id", passkey).param("person", person).update() == 1;
    }

    private static Passkey passkey(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Passkey(row.getBytes("id"), row.getObject("person", UUID.class),
            row.getBytes("credential"), row.getLong("counter"), row.getString("label"),
            row.getTimestamp("made").toInstant());
    }
}
