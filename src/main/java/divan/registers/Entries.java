package divan.registers;

import divan.kernel.Json;
import divan.kernel.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of all registers. */
@Component
class Entries {
    private static final String ADD = """
        insert into registers.entry(id, register, party, series, content, valid, made_by)
        values (:id, :register, :party, :series, :content, daterange(:from, :until), :act)
        """;
    private static final String COLUMNS = """
        select id, register, party, series, content, lower(valid) as valid_from, upper(valid) as valid_until,
               made_by, ended_by
        from registers.entry
        """;
    private static final String OF = COLUMNS
        + "where register = :register and party = :party and ended_by is null order by valid";
    private static final String EVER = COLUMNS
        + "where register = :register and party = :party order by valid, id";
    private static final String FIND = COLUMNS + "where id = :id";
    private static final String END = """
        update registers.entry set ended_by = :act where id = :id and ended_by is null returning party
        """;

    private final JdbcClient jdbc;
    private final WrittenRows written;

    Entries(JdbcClient jdbc, WrittenRows written) {
        this.jdbc = jdbc;
        this.written = written;
    }

    void add(Entry entry) {
        jdbc.sql(ADD).param("id", entry.id()).param("register", entry.register())
            .param("party", entry.party())
            .param("series", entry.series()).param("content", Json.canonical(entry.values()))
            .param("from", entry.valid().from()).param("until", entry.valid().until())
            .param("act", entry.madeBy()).update();
        written.touch(entry.madeBy(), entry.party());
    }

    List<Entry> of(String register, UUID party) {
        return jdbc.sql(OF).param("register", register).param("party", party).query(Entries::read).list();
    }

    List<Entry> ever(String register, UUID party) {
        return jdbc.sql(EVER).param("register", register).param("party", party).query(Entries::read).list();
    }

    Optional<Entry> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Entries::read).optional();
    }

    /** @return false where it no longer stood */
    boolean end(UUID id, UUID act) {
        Optional<UUID> party = jdbc.sql(END).param("id", id).param("act", act).query(UUID.class).optional();
        party.ifPresent(whose -> written.touch(act, whose));
        return party.isPresent();
    }

    private static Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(row.getObject("id", UUID.class), row.getString("register"),
            row.getObject("party", UUID.class), row.getString("series"), Json.map(row.getBytes("content")),
            new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)), row.getObject("made_by", UUID.class),
            row.getObject("ended_by", UUID.class));
    }
}
