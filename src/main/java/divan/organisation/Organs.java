package divan.organisation;

import divan.kernel.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Organs in time. */
@Component
class Organs {
    private static final String COLUMNS = """
        select number, name_tr, name_en, kind, parent, parent2, province, letterhead, official,
               lower(valid) as valid_from, upper(valid) as valid_until
        from organisation.organ
        """;
    private static final String FIND = COLUMNS + "where number = :number and valid @> :day";
    private static final String ALL = COLUMNS + "where valid @> :day order by number";
    private static final String CHILDREN =
        COLUMNS + "where (parent = :number or parent2 = :number) and valid @> :day order by number";
    private static final String IN_PROVINCE =
        COLUMNS + "where kind = :kind and province = :province and valid @> :day";
    private static final String END = """
        update organisation.organ set valid = daterange(lower(valid), :day), ended_by = :act
        where number = :number and upper_inf(valid) and lower(valid) < :day
        """;
    private static final String DROP_SAME_DAY = """
        delete from organisation.organ where number = :number and upper_inf(valid) and lower(valid) >= :day
        """;
    private static final String ADD = """
        insert into organisation.organ(number, valid, name_tr, name_en, kind, parent, parent2, province, letterhead,
                                       official, made_by)
        values (:number, daterange(:from, null), :nameTr, :nameEn, :kind, :parent, :parent2, :province, :letterhead,
                :official, :act)
        """;

    private final JdbcClient jdbc;

    Organs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organ> find(String number, LocalDate day) {
        return jdbc.sql(FIND).param("number", number).param("day", day).query(Organs::read).optional();
    }

    List<Organ> all(LocalDate day) {
        return jdbc.sql(ALL).param("day", day).query(Organs::read).list();
    }

    List<Organ> children(String number, LocalDate day) {
        return jdbc.sql(CHILDREN).param("number", number).param("day", day).query(Organs::read).list();
    }

    Optional<Organ> inProvince(String kind, String province, LocalDate day) {
        return jdbc.sql(IN_PROVINCE).param("kind", kind).param("province", province).param("day", day)
            .query(Organs::read).optional();
    }

    void add(Organ organ, UUID act) {
        jdbc.sql(ADD).param("number", organ.number()).param("from", organ.valid().from())
            .param("nameTr", organ.nameTr()).param("nameEn", organ.nameEn()).param("kind", organ.kind())
            .param("parent", organ.parent()).param("parent2", organ.parent2()).param("province", organ.province())
            .param("letterhead", String.join("\n", organ.letterhead())).param("official", organ.official())
            .param("act", act).update();
    }

    /** The organ as it was ends the day before {@code day}; what was to begin that very day never does. */
    void end(String number, LocalDate day, UUID act) {
        jdbc.sql(END).param("number", number).param("day", day).param("act", act).update();
        jdbc.sql(DROP_SAME_DAY).param("number", number).param("day", day).update();
    }

    private static Organ read(ResultSet row, int n) throws SQLException {
        return new Organ(row.getString("number"), row.getString("name_tr"), row.getString("name_en"),
            row.getString("kind"), row.getString("parent"), row.getString("parent2"), row.getString("province"),
            List.of(row.getString("letterhead").split("\n")), row.getBoolean("official"),
            new Span(row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)));
    }
}
