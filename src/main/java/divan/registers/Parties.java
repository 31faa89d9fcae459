package divan.registers;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parties, their identity numbers in time, and which organ has to do with whom. */
@Component
class Parties {
    private static final String MINT = """
        with party as (insert into registers.party(id, kind, synthetic, made_by)
                       values (:id, 'natural', :synthetic, :act) returning id)
        insert into registers.identity(party, scheme, number, valid, made_by)
        select id, :scheme, :number, daterange(:since, null), :act from party
        """;
    private static final String FIND = """
        select party from registers.identity where scheme = :scheme and number = :number and valid @> :day
        """;
    private static final String NUMBER =
        "select number from registers.identity where party = :party and valid @> :day";
    private static final String EXISTS = "select exists (select from registers.party where id = :id)";
    private static final String CONCERN = """
        insert into registers.concern(party, organ, made_by) values (:party, :organ, :act)
        on conflict (party, organ) do update set made_by = excluded.made_by, until = null
        """;
    private static final String CONCERNED_BY =
        "select made_by from registers.concern where party = :party and organ = :organ and until is null";
    private static final String CONCERN_ENDS = """
        update registers.concern set until = :until
        where party = :party and organ = :organ and made_by = :act and until is null
        """;

    private static final String PRESENT = """
        insert into registers.presence(act, party, organ, official, day)
        values (:act, :party, :organ, :official, :day)
        """;
    private static final String PRESENCE = """
        select act from registers.presence
        where party = :party and official = :official and day = :day order by act desc limit 1
        """;

    private final JdbcClient jdbc;
    private final WrittenRows written;

    Parties(JdbcClient jdbc, WrittenRows written) {
        this.jdbc = jdbc;
        this.written = written;
    }

    UUID mint(UUID id, String scheme, String number, LocalDate since, boolean synthetic, UUID act) {
        jdbc.sql(MINT).param("id", id).param("scheme", scheme).param("number", number).param("since", since)
            .param("synthetic", synthetic).param("act", act).update();
        written.touch(act, id);
        return id;
    }

    Optional<UUID> find(String scheme, String number, LocalDate day) {
        return jdbc.sql(FIND).param("scheme", scheme).param("number", number).param("day", day)
            .query(UUID.class)
            .optional();
    }

    boolean exists(UUID id) {
        return jdbc.sql(EXISTS).param("id", id).query(Boolean.class).single();
    }

    Optional<String> number(UUID party, LocalDate day) {
        return jdbc.sql(NUMBER).param("party", party).param("day", day).query(String.class).optional();
    }

    void concern(UUID party, String organ, UUID act) {
        jdbc.sql(CONCERN).param("party", party).param("organ", organ).param("act", act).update();
    }

    Optional<UUID> concernedBy(UUID party, String organ) {
        return jdbc.sql(CONCERNED_BY).param("party", party).param("organ", organ).query(UUID.class)
            .optional();
    }

    void present(UUID party, String organ, UUID official, LocalDate day, UUID act) {
        jdbc.sql(PRESENT).param("act", act).param("party", party).param("organ", organ)
            .param("official", official).param("day", day).update();
    }

    Optional<UUID> presence(UUID party, UUID official, LocalDate day) {
        return jdbc.sql(PRESENCE).param("party", party).param("official", official).param("day", day)
            .query(UUID.class).optional();
    }

    void concernEnds(UUID party, String organ, UUID act, LocalDate until) {
        jdbc.sql(CONCERN_ENDS).param("party", party).param("organ", organ).param("act", act)
            .param("until", until).update();
    }
}
