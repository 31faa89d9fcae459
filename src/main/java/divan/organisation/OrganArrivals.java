package divan.organisation;

import divan.kernel.FileReport;
import divan.kernel.Findings;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Organs of a file on their way into the register of the state: what the rows only show together is asked by
 * SQL.
 */
@Component
class OrganArrivals {
    private static final int BATCH = 1000;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);
    private static final String NO_HURRY = "set local statement_timeout = 0";
    private static final String ADD = """
        insert into organisation.arrival(file, line, predecessors, number, valid, name_tr, name_en, kind,
            parent,
            parent2, province, letterhead, official, legal_person, budget, category, status, special_kinds,
                branch, kep,
            founding_norm, address, phone, email, web, external_letters)
        values (?, ?, ?, ?, daterange(?, ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    private static final String LOOK = "analyze organisation.arrival";
    private static final String OVERLAPPING = """
        select line, other from (
            select line, lag(line) over w as other,
                   lower(valid) < max(coalesce(upper(valid), 'infinity')) over
                       (w rows between unbounded preceding and 1 preceding) as covered
            from organisation.arrival where file = :file
            window w as (partition by number order by lower(valid), line)) seen
        where covered order by line limit :limit
        """;
    /** What stands already, word by word, is not taken in again. */
    private static final String UNCHANGED = """
        delete from organisation.arrival a using organisation.organ o
        where a.file = :file and o.number = a.number and o.valid = a.valid
          and (o.name_tr, o.name_en, o.kind, o.province, o.letterhead, o.official, o.budget, o.category,
          o.status,
               o.special_kinds, o.branch, o.kep, o.founding_norm, o.address, o.phone, o.email, o.web,
                   o.external_letters)
            = (a.name_tr, a.name_en, a.kind, a.province, a.letterhead, a.official, a.budget, a.category,
                a.status,
               a.special_kinds, a.branch, a.kep, a.founding_norm, a.address, a.phone, a.email, a.web,
                   a.external_letters)
          and o.parent is not distinct from a.parent and o.parent2 is not distinct from a.parent2
          and o.legal_person is not distinct from a.legal_person
        """;
    private static final String REUSED = """
        select a.line, a.number from organisation.arrival a
        where a.file = :file and exists (select from organisation.number n where n.number = a.number)
        order by a.line limit :limit
        """;
    private static final String GIVE = """
        insert into organisation.number(number, act)
        select distinct number, :act::uuid from organisation.arrival where file = :file
        """;
    private static final String ENTER = """
        insert into organisation.organ(number, valid, name_tr, name_en, kind, parent, parent2, province,
            letterhead,
            official, legal_person, budget, category, status, special_kinds, branch, kep, founding_norm,
                address, phone,
            email, web, external_letters, made_by)
        select number, valid, name_tr, name_en, kind, parent, parent2, province, letterhead, official,
            legal_person,
            budget, category, status, special_kinds, branch, kep, founding_norm, address, phone, email, web,
            external_letters, :act::uuid
        from organisation.arrival where file = :file
        """;
    private static final String LOOK_AGAIN = "analyze organisation.organ";
    private static final String ORPHANS = """
        select a.line, a.number, p.number as parent, lower(a.valid) as day,
               exists (select from organisation.number n where n.number = p.number) as known
        from organisation.arrival a, unnest(array[a.parent, a.parent2]) as p(number)
        where a.file = :file and p.number is not null
          and not a.valid <@ coalesce((select range_agg(o.valid) from organisation.organ o
                                       where o.number = p.number and o.valid && a.valid),
                                           '{}'::datemultirange)
        order by a.line limit :limit
        """;
    private static final String SUSPECT = """
        insert into organisation.suspect(file, number, parent) select distinct a.file, a.number, p.number
        from organisation.arrival a, unnest(array[a.parent, a.parent2]) as p(number)
        where a.file = :file and p.number is not null
        """;
    private static final String LOOK_AT_SUSPECTS = "analyze organisation.suspect";
    /** Whoever has no suspect above or below is in no circle. */
    private static final String ACQUIT = """
        delete from organisation.suspect s where s.file = :file
            and (not exists (select from organisation.suspect p where p.number = s.parent and p.file = :file)
                or not exists (select from organisation.suspect c where c.parent = s.number
                and c.file = :file))
        """;
    private static final String LEFT =
        "select distinct number from organisation.suspect where file = :file order by 1 limit 10000";
    private static final String DISCHARGE = "delete from organisation.suspect where file = :file";
    private static final String LINE_OF =
        "select min(line) from organisation.arrival "
        + "where file = :file and number = :number and valid @> :day";
    private static final String STRANGERS = """
        select a.line, p.number from organisation.arrival a, unnest(string_to_array(a.predecessors, ' '))
            as p(number)
        where a.file = :file and p.number <> ''
          and (p.number = a.number or not exists (select from organisation.number n
          where n.number = p.number))
        order by a.line limit :limit
        """;
    private static final String SUCCEED = """
        insert into organisation.succession(predecessor, successor, day, event, act)
        select p.number, a.number, lower(a.valid),
               case when count(*) over (partition by p.number, lower(a.valid)) > 1 then 'split'
                   else 'merged' end,
               :act::uuid
        from organisation.arrival a, unnest(string_to_array(a.predecessors, ' ')) as p(number)
        where a.file = :file and p.number <> ''
        on conflict do nothing
        """;
    private static final String CHANGES = """
        insert into organisation.change(act, nth, kind, id, event, day, reason)
        select :act::uuid, row_number() over (order by number, day, event desc), 'organ', number, event, day,
            :reason
        from (
            select number, lower(valid) as day, case
                when before is null then 'founded'
                when upper(before) < lower(valid) then 'reopened'
                when (name_tr, name_en) <> (name_was, english_was)
                     and parent is not distinct from parent_was and parent2 is not distinct from parent2_was
                    then 'renamed'
                when parent is distinct from parent_was or parent2 is distinct from parent2_was then 'moved'
                else 'changed' end as event
            from (select number, valid, name_tr, name_en, parent, parent2, lag(valid) over w as before,
                         lag(name_tr) over w as name_was, lag(name_en) over w as english_was,
                         lag(parent) over w as parent_was, lag(parent2) over w as parent2_was
                  from organisation.arrival where file = :file
                  window w as (partition by number order by lower(valid))) one
            union all
            select number, upper(valid), 'closed'
            from (select number, valid, lead(valid) over (partition by number order by lower(valid)) as after
                  from organisation.arrival where file = :file) two
            where upper(valid) is not null and (after is null or lower(after) > upper(valid))) lines
        """;
    private static final String CLEAR = "delete from organisation.arrival where file = :file";
    private static final String KNOWN = "select act from organisation.file where sha256 = :sha256";
    private static final String KEEP =
        "insert into organisation.file(sha256, rows, act) values (:sha256, :rows, :act)";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Hierarchy hierarchy;

    OrganArrivals(JdbcClient jdbc, JdbcTemplate template, Hierarchy hierarchy) {
        this.jdbc = jdbc;
        this.template = template;
        this.hierarchy = hierarchy;
    }

    /**
     * Until this transaction ends nobody else changes organs, and no statement of it is in a hurry: a hundred
     * thousand organs take minutes, during which the database says nothing.
     */
    void begin() {
        template.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SILENCE.toMillis());
            return true;
        });
        jdbc.sql(NO_HURRY).update();
        hierarchy.alone();
    }

    Optional<UUID> known(String sha256) {
        return jdbc.sql(KNOWN).param("sha256", sha256).query(UUID.class).optional();
    }

    /** A row of the file, and the organs that this one came from on its first day. */
    record Row(long line, Organ organ, String predecessors) {
    }

    /** Gathers rows and writes a thousand at a time. */
    final class Batch {
        private final UUID file;
        private final List<Row> rows = new ArrayList<>();

        Batch(UUID file) {
            this.file = file;
        }

        void add(Row row) {
            rows.add(row);
            if (rows.size() == BATCH) {
                write();
            }
        }

        void write() {
            template.batchUpdate(ADD, rows, BATCH, this::set);
            rows.clear();
        }

        private void set(PreparedStatement statement, Row row) throws SQLException {
            Organ organ = row.organ();
            Profile profile = organ.profile();
            Object[] values = {file, row.line(), row.predecessors(), organ.number(), organ.valid().from(),
                organ.valid().until(), organ.nameTr(), organ.nameEn(), organ.kind(), organ.parent(),
                organ.parent2(), organ.province(), String.join("\n", organ.letterhead()), organ.official(),
                profile.legalPerson(), profile.budget(), profile.category(), profile.status(),
                Organs.kinds(profile), profile.branch(), profile.kep(), profile.foundingNorm(),
                profile.contact().address(), profile.contact().phone(), profile.contact()
                .email(), profile.contact().web(), profile.externalLetters()};
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof LocalDate || i == 5) {
                    statement.setObject(i + 1, values[i], java.sql.Types.DATE);
                } else if (i == 14) {
                    statement.setObject(i + 1, values[i], java.sql.Types.BOOLEAN);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
        }
    }

    /** Before anything is entered. @return how many rows stand already, word by word */
    int check(UUID file, Findings findings) {
        jdbc.sql(LOOK).update();
        jdbc.sql(OVERLAPPING).param("file", file).param("limit", FileReport.MOST).query(row -> {
            findings.add(row.getLong("line"), "from", "organ-overlaps", row.getLong("other"));
        });
        int unchanged = jdbc.sql(UNCHANGED).param("file", file).update();
        jdbc.sql(REUSED).param("file", file).param("limit", FileReport.MOST).query(row -> {
            findings.add(row.getLong("line"), "number", "organ-number-reused", row.getString("number"));
        });
        return unchanged;
    }

    /** Where something is found the transaction must not commit. */
    void enter(UUID file, UUID act, String reason, Findings findings) {
        jdbc.sql(GIVE).param("file", file).param("act", act).update();
        jdbc.sql(STRANGERS).param("file", file).param("limit", FileReport.MOST).query(row -> {
            findings.add(row.getLong("line"), "predecessors", "organ-predecessor", row.getString("number"));
        });
        jdbc.sql(ENTER).param("file", file).param("act", act).update();
        jdbc.sql(LOOK_AGAIN).update();
        jdbc.sql(ORPHANS).param("file", file).param("limit", FileReport.MOST).query(row -> {
            findings.add(row.getLong("line"), "parent",
                row.getBoolean("known") ? "organ-parent-away"
                : "organ-parent-unknown", row.getString("number"), row.getString("parent"),
                row.getObject("day", LocalDate.class));
        });
        circles(file, findings);
        if (findings.isEmpty()) {
            jdbc.sql(SUCCEED).param("file", file).param("act", act).update();
            jdbc.sql(CHANGES).param("file", file).param("act", act).param("reason", reason).update();
        }
    }

    /** Organs of the file that might stand above themselves are few; only of those each day is asked. */
    private void circles(UUID file, Findings findings) {
        jdbc.sql(SUSPECT).param("file", file).update();
        jdbc.sql(LOOK_AT_SUSPECTS).update();
        int acquitted = 1;
        while (acquitted > 0) {
            acquitted = jdbc.sql(ACQUIT).param("file", file).update();
        }
        List<String> left = jdbc.sql(LEFT).param("file", file).query(String.class).list();
        hierarchy.wrong(left).stream().filter(v -> v.code().equals("organ-cycle")).limit(FileReport.MOST)
            .forEach(v -> findings.add(jdbc.sql(LINE_OF).param("file", file).param("number", v.args().get(0))
                .param("day", v.args().get(1)).query(Long.class).optional().orElse(0L), "parent", v.code(),
                v.args().toArray()));
        jdbc.sql(DISCHARGE).param("file", file).update();
    }

    void keep(String sha256, long rows, UUID act) {
        jdbc.sql(KEEP).param("sha256", sha256).param("rows", rows).param("act", act).update();
    }

    void clear(UUID file) {
        jdbc.sql(CLEAR).param("file", file).update();
    }
}
