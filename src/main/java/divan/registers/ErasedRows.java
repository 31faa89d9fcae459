package divan.registers;

import divan.journal.Erasing;
import divan.journal.Extent;
import divan.journal.Hindrance;
import divan.kernel.Failure;
import divan.legislation.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What registers say of somebody, their identity numbers, and who has to do with them. The party's row
 * stays: an opaque id. The seals over the rows that go are hashes of them, and go too; what is left of the
 * same acts, rows of others in one file for instance, is sealed anew in the same transaction.
 */
@Component
@Order(50)
class ErasedRows implements Erasing {
    private static final String SCHEME = "identity-number";
    private static final String WRITERS = """
        select act from (
            select made_by as act, party from registers.entry
            union select ended_by, party from registers.entry where ended_by is not null
            union select made_by, party from registers.identity) rows
        where party = any(:parties)
        """;
    private static final String MADE = """
        select distinct register from registers.entry where made_by = any(:acts) or ended_by = any(:acts)
        order by register
        """;
    private static final String STANDING = """
        select register, max(upper(valid)) as until from registers.entry
        where party = any(:parties) and not upper_inf(valid) group by register order by register
        """;
    private static final List<String> GO = List.of(
        "delete from registers.unconfirmed where party = any(:parties)",
        "delete from registers.presence where party = any(:parties)",
        "delete from registers.entry where party = any(:parties)",
        "delete from registers.identity where party = any(:parties)",
        "delete from registers.concern where party = any(:parties)");

    private final JdbcClient jdbc;
    private final Parties parties;
    private final WrittenRows written;
    private final RegisterDefinitions definitions;
    private final Parameters parameters;

    ErasedRows(JdbcClient jdbc, Parties parties, WrittenRows written, RegisterDefinitions definitions,
            Parameters parameters) {
        this.parameters = parameters;
        this.jdbc = jdbc;
        this.parties = parties;
        this.written = written;
        this.definitions = definitions;
    }

    @Override
    public String part() {
        return "registers";
    }

    @Override
    public Optional<UUID> find(Extent.Kind kind, String called, LocalDate day) {
        return kind == Extent.Kind.PARTY ? parties.find(SCHEME, called, day) : Optional.empty();
    }

    private Set<UUID> writers(Extent extent) {
        return Set.copyOf(jdbc.sql(WRITERS).param("parties", extent.parties()).query(UUID.class).list());
    }

    /** What an organ keeps stands while it holds; what people keep themselves hinders nothing. */
    @Override
    public List<Hindrance> hindrances(Extent extent, LocalDate today) {
        List<Hindrance> why = new ArrayList<>();
        if (extent.kind() == Extent.Kind.ACT) {
            jdbc.sql(MADE).param("acts", extent.acts()).query(String.class).list().forEach(register ->
                why.add(new Hindrance("act-of-register", register, null, List.of(), true)));
        }
        jdbc.sql(STANDING).param("parties", extent.parties()).query(row -> {
            kept(row.getString("register"), row.getObject("until", LocalDate.class), today)
                .ifPresent(why::add);
        });
        return why;
    }

    /** @param end the first day on which no row of it holds any more */
    private Optional<Hindrance> kept(String register, LocalDate end, LocalDate today) {
        Optional<Register> defined = definitions.find(register);
        if (defined.filter(r -> r.keeper().isSelf()).isPresent()) {
            return Optional.empty();
        }
        Optional<Parameters.Value> years = defined.map(Register::retention).map(Register.Retention::parameter)
            .flatMap(parameter -> parameters.on(parameter, today));
        LocalDate until = end.plusYears(years.map(Parameters.Value::value).map(Long::valueOf).orElse(0L));
        return !today.isBefore(until) ? Optional.empty() : Optional.of(new Hindrance(today.isBefore(end)
            ? "row-standing" : "row-kept", register, until, years.map(Parameters.Value::basis).stream()
            .toList(), false));
    }

    /** @throws Failure CONFLICT where the rows are not those that were sealed: they may not be sealed anew */
    @Override
    public long erase(Extent extent) {
        Set<UUID> writers = writers(extent);
        if (writers.isEmpty()) {
            return gone(extent);
        }
        WrittenRows.Covering covering = written.covering(writers);
        if (!written.isSound(covering.acts())) {
            throw Failure.conflict("erasure-rows-differ");
        }
        extent.addActs(covering.seals());
        long gone = gone(extent);
        written.sealAnew(covering.acts());
        return gone;
    }

    private long gone(Extent extent) {
        long gone = 0;
        for (String sql : GO) {
            gone += jdbc.sql(sql).param("parties", extent.parties()).update();
        }
        return gone;
    }
}
