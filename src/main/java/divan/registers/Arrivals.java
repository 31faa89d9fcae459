package divan.registers;

import divan.kernel.FileReport;
import divan.kernel.Findings;
import divan.kernel.Ids;
import divan.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of a file on their way into a register. The transaction's identity is the system's. */
@Component
class Arrivals {
    static final String SCHEME = "identity-number";
    private static final int BATCH = 1000;
    private static final String NO_HURRY = "set local statement_timeout = 0";
    private static final String ALONE =
        "select pg_advisory_xact_lock(hashtextextended('registers.file', 0))::text";
    private static final String ADD = """
        insert into registers.arrival(file, line, id, number, series, valid, content)
        select :file, r.line, r.id, r.number, r.series, daterange(r.first::date, nullif(r.until, '')::date),
               convert_to(r.content, 'UTF8')
        from unnest(:lines::bigint[], :ids::uuid[], :numbers::text[], :series::text[], :first::text[],
                    :until::text[], :contents::text[]) as r(line, id, number, series, first, until, content)
        """;
    private static final String LOOK = "analyze registers.arrival";
    private static final String TWICE = """
        select line, other, same from (
            select line, lag(line) over w as other, valid = lag(valid) over w as same,
                   lower(valid) < max(coalesce(upper(valid), 'infinity')) over
                       (w rows between unbounded preceding and 1 preceding) as covered
            from registers.arrival where file = :file
            window w as (partition by number, series order by lower(valid), line)) seen
        where covered order by line limit :limit
        """;
    private static final String NOBODY = """
        select a.line, exists (select from registers.identity i where i.scheme = :scheme
            and i.number = a.number) as later
        from registers.arrival a
        where a.file = :file and not exists (select from registers.identity i
            where i.scheme = :scheme and i.number = a.number and i.valid @> lower(a.valid))
          and (not :fresh or exists (select from registers.identity i where i.scheme = :scheme
          and i.number = a.number))
        order by a.line limit :limit
        """;
    private static final String TAKEN = """
        select a.line from registers.arrival a
        join registers.identity i on i.scheme = :scheme and i.number = a.number and i.valid @> lower(a.valid)
        where a.file = :file and exists (select from registers.entry e where e.register = :register
            and e.party = i.party and e.series = a.series and e.ended_by is null and e.valid && a.valid)
        order by a.line limit :limit
        """;
    private static final String MINT = """
        with fresh as (
            select a.number, min(lower(a.valid)) as since, gen_random_uuid() as id from registers.arrival a
            where a.file = :file and not exists (select from registers.identity i
                where i.scheme = :scheme and i.number = a.number)
            group by a.number),
        party as (insert into registers.party(id, kind, synthetic, made_by)
                  select id, 'natural', :synthetic, :act from fresh)
        insert into registers.identity(party, scheme, number, valid, made_by)
        select id, :scheme, number, daterange(since, null), :act from fresh
        """;
    private static final String ENTER = """
        insert into registers.entry(id, register, party, series, content, valid, made_by)
        select a.id, :register, i.party, a.series, a.content, a.valid, :act from registers.arrival a
        join registers.identity i on i.scheme = :scheme and i.number = a.number and i.valid @> lower(a.valid)
        where a.file = :file order by a.line
        """;
    private static final String CLEAR = "delete from registers.arrival where file = :file";
    private static final String KNOWN =
        "select act from registers.file where register = :register and sha256 = :sha256";
    private static final String KEEP =
        "insert into registers.file(register, sha256, rows, act) values (:register, :sha256, :rows, :act)";

    private final JdbcClient jdbc;
    private final WrittenRows written;

    Arrivals(JdbcClient jdbc, WrittenRows written) {
        this.jdbc = jdbc;
        this.written = written;
    }

    /** Until this transaction ends no other file is taken in, and no statement of it is in a hurry. */
    void begin() {
        jdbc.sql(NO_HURRY).update();
        jdbc.sql(ALONE).query(String.class).single();
    }

    /** The act by which the same file was taken in before. */
    java.util.Optional<UUID> known(String register, String sha256) {
        return jdbc.sql(KNOWN).param("register", register).param("sha256", sha256).query(UUID.class)
            .optional();
    }

    /** Gathers rows and writes a thousand at a time. */
    final class Batch implements Consumer<FileRow> {
        private final UUID file;
        private final List<FileRow> rows = new ArrayList<>();

        Batch(UUID file) {
            this.file = file;
        }

        @Override
        public void accept(FileRow row) {
            rows.add(row);
            if (rows.size() == BATCH) {
                write();
            }
        }

        void write() {
            jdbc.sql(ADD).param("file", file)
                .param("lines", rows.stream().map(FileRow::line).toArray(Long[]::new))
                .param("ids", rows.stream().map(r -> Ids.next()).toArray(UUID[]::new))
                .param("numbers", texts(FileRow::number)).param("series", texts(FileRow::series))
                .param("first", texts(r -> r.valid().from().toString()))
                .param("until", texts(r -> until(r.valid().until())))
                .param("contents", texts(r -> new String(Json.canonical(r.values()), StandardCharsets.UTF_8)))
                .update();
            rows.clear();
        }

        private String[] texts(java.util.function.Function<FileRow, String> of) {
            return rows.stream().map(of).toArray(String[]::new);
        }

        private static String until(@org.jspecify.annotations.Nullable LocalDate day) {
            return day == null ? "" : day.toString();
        }
    }

    /** What only the rows together, or the register, can say; limited to what a report holds. */
    void check(UUID file, String register, boolean newParties, Findings findings) {
        jdbc.sql(LOOK).update();
        jdbc.sql(TWICE).param("file", file).param("limit", FileReport.MOST).query(row -> {
            findings.add(row.getLong("line"), "", row.getBoolean("same") ? "twice"
                : "overlaps", row.getLong("other"));
        });
        jdbc.sql(NOBODY).param("file", file).param("scheme", SCHEME).param("fresh", newParties)
            .param("limit", FileReport.MOST).query(row -> {
                findings.add(row.getLong("line"), RowCheck.NUMBER,
                    row.getBoolean("later") ? "unknown-on-day" : "unknown");
            });
        jdbc.sql(TAKEN).param("file", file).param("scheme", SCHEME).param("register", register)
            .param("limit", FileReport.MOST).query(row -> {
                findings.add(row.getLong("line"), "", "taken-days");
            });
    }

    /** @return how many parties are new */
    int enter(UUID file, String register, boolean synthetic, UUID act) {
        int parties = jdbc.sql(MINT).param("file", file).param("scheme", SCHEME).param("synthetic", synthetic)
            .param("act", act).update();
        jdbc.sql(ENTER).param("file", file).param("scheme", SCHEME).param("register", register)
            .param("act", act)
            .update();
        written.touch(act, null);
        return parties;
    }

    void keep(String register, String sha256, long rows, UUID act) {
        jdbc.sql(KEEP).param("register", register).param("sha256", sha256).param("rows", rows)
            .param("act", act)
            .update();
    }

    void clear(UUID file) {
        jdbc.sql(CLEAR).param("file", file).update();
    }
}
