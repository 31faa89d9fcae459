package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.access.Mandate;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.kernel.Span;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Row-level security alone, with the doors left open: what somebody sees and does for another, by mandates of
 * every kind and on every day around theirs.
 */
@World
class ForOthersRowsTest {
    private static final LocalDate TODAY = Sundial.FIRST_DAY;
    private static final Span NOW = Span.of(TODAY, TODAY);
    /** What there is of the principal, and what is asked of it by whoever acts for them. */
    private static final List<String> SEEN = List.of("select count(*) from casework.case_row",
        "select count(*) from casework.filing", "select count(*) from casework.task",
        "select count(*) from casework.upload where case_id is not null",
        "select count(*) from documents.document", "select count(*) from casework.content");
    private static final String ACTS = "select count(*) from journal.act";
    private static final List<String> REGISTERS = List.of("select count(*) from registers.entry",
        "select count(*) from registers.identity");
    private static final List<String> NEVER = List.of("select count(*) from messages.message",
        "select count(*) from casework.assignment", "select count(*) from access.person",
        "select count(*) from casework.draft");

    /** @param reaches whether it reaches the cases; @param stands whether it stands at all */
    private record Line(String name, RowIdentity who, boolean stands, boolean reaches) {
    }

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    private Bureau bureau;
    private Represented represented;
    private Caller principal;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        represented = new Represented(bureau);
        principal = bureau.applicant();
        bureau.granted(principal);
    }

    private static RowIdentity by(Mandate mandate, UUID representative, UUID party) {
        return RowIdentity.representative(party, new RowIdentity.Standing(mandate.id(), representative));
    }

    private Line line(String name, Mandate mandate, boolean stands, boolean reaches) {
        return new Line(name, by(mandate, mandate.representative(), mandate.principal()), stands, reaches);
    }

    private Mandate standing(Mandate.Kind kind, Set<String> services, Span valid) {
        return represented.standing(kind, principal, bureau.applicant(), services, valid);
    }

    private List<Line> table() {
        List<Line> table = new ArrayList<>();
        for (Mandate.Kind kind : Mandate.Kind.values()) {
            String name = kind.code();
            table.add(line(name, standing(kind, null, NOW), true, true));
            table.add(line(name + " without end", standing(kind, null, Span.since(TODAY)), true, true));
            table.add(line(name + " for the service", standing(kind, Set.of(Bureau.SERVICE), NOW), true,
                true));
            table.add(line(name + " for another service", standing(kind, Set.of("register-correction"), NOW),
                true, false));
            table.add(line(name + " from tomorrow", standing(kind, null, Span.since(TODAY.plusDays(1))),
                false, false));
            table.add(line(name + " until yesterday", standing(kind, null,
                Span.of(TODAY.minusDays(9), TODAY.minusDays(1))), false, false));
            table.add(line(name + " not confirmed", represented.offered(kind, principal, bureau.applicant(),
                null, NOW), false, false));
            Mandate ended = standing(kind, null, Span.since(TODAY.minusDays(3)));
            represented.end(ended);
            table.add(line(name + " ended today", ended, false, false));
            Mandate good = standing(kind, null, NOW);
            table.add(new Line(name + " of somebody else", by(good, UUID.randomUUID(), good.principal()),
                false, false));
            table.add(new Line(name + " over somebody else", by(good, good.representative(),
                bureau.applicant().party()), false, false));
        }
        table.add(new Line("no mandate", RowIdentity.representative(principal.party(),
            new RowIdentity.Standing(UUID.randomUUID(), bureau.applicant().party())), false, false));
        table.add(new Line("nobody said by which", new RowIdentity("representative", principal.party(), null),
            false, false));
        return table;
    }

    private long count(RowIdentity who, String question) {
        return transactions.as(who, () -> jdbc.sql(question).query(Long.class).single());
    }

    @Test
    void aMandateShowsTheCasesItReachesOnItsDaysAndNothingElseDoes() {
        List<Line> table = table();
        assertThat(table).hasSizeGreaterThanOrEqualTo(30);
        for (Line line : table) {
            for (String question : SEEN) {
                assertThat(count(line.who(), question) > 0).as(line.name() + ": " + question)
                    .isEqualTo(line.reaches());
            }
            RowIdentity about = line.who().within(Set.of("register:insurance", "identity"));
            for (String question : REGISTERS) {
                assertThat(count(about, question) > 0).as(line.name() + ": " + question)
                    .isEqualTo(line.stands());
                assertThat(count(line.who(), question)).as(line.name() + " about nothing: " + question)
                    .isZero();
            }
            assertThat(count(line.who(), ACTS) > 0).as(line.name() + ": its own acts")
                .isEqualTo(line.stands());
            for (String question : NEVER) {
                assertThat(count(line.who(), question)).as(line.name() + ": " + question).isZero();
            }
        }
    }

    /** Of the principal and of nobody else, though others have cases too. */
    @Test
    void nobodyElsesRowsAreSeenByAMandate() {
        bureau.granted();
        Mandate mandate = standing(Mandate.Kind.GUARDIAN, null, NOW);
        RowIdentity who = by(mandate, mandate.representative(), mandate.principal())
            .within(Set.of("register:insurance", "identity"));
        for (String table : List.of("casework.case_row", "casework.filing", "registers.entry",
                "documents.document", "casework.upload", "registers.identity")) {
            assertThat(transactions.as(who, () -> jdbc.sql("select distinct party from " + table)
                .query(UUID.class).list())).as(table).containsExactly(principal.party());
        }
    }

    private Throwable refused(RowIdentity who, String statement) {
        return catchThrowable(() -> transactions.run(who, () -> {
            int rows = jdbc.sql(statement.replace(":party", "'" + principal.party() + "'")).update();
            if (rows == 0) {
                throw new AssertionError("row-level security shows no row");
            }
            throw new IllegalStateException("allowed");
        }));
    }

    /** Each action is tried and rolled back: allowed by what stands and reaches, refused by what does not. */
    @Test
    void aMandateLetsWriteWhereItStandsAndReachesAndNowhereElse() {
        List<String> actions = List.of("""
            insert into casework.draft(id, party, person, service, pack, facts, answers, version, created,
                changed)
            values (gen_random_uuid(), :party, gen_random_uuid(), 'residence-permit-extension', 'x', '{}',
                '{}', 1, '2026-11-22Z', '2026-11-22Z')
            """, "update casework.case_row set version = version + 1 where party = :party");
        List<String> always = List.of("""
            insert into casework.draft(id, party, person, service, pack, facts, answers, version, created,
                changed)
            values (gen_random_uuid(), :party, gen_random_uuid(), 'read-question', 'x', '{}', '{}', 1,
                '2026-11-22Z', '2026-11-22Z')
            """, "update access.mandate set ended_by = null where true",
            "update access.mandate set confirmed_by = id where principal = :party", """
            insert into access.mandate(id, kind, principal, representative, principal_name,
                representative_name, valid, made_by)
            values (gen_random_uuid(), 'representative', :party, gen_random_uuid(), 'a', 'b',
                daterange('2026-01-01', null), gen_random_uuid())
            """);
        for (Line line : table()) {
            for (String action : actions) {
                assertThat(refused(line.who(), action)).as(line.name() + ": " + action)
                    .hasStackTraceContaining(line.reaches() ? "allowed" : "row-level security");
            }
            for (String action : always) {
                assertThat(refused(line.who(), action)).as(line.name() + ": " + action)
                    .hasStackTraceContaining("row-level security");
            }
        }
    }

    /** With the days moved instead of the mandates. */
    @Test
    void theSameMandateIsAskedForAgainOnEveryDay() {
        Mandate mandate = standing(Mandate.Kind.PARENT, null, Span.of(TODAY.plusDays(1), TODAY.plusDays(3)));
        RowIdentity who = by(mandate, mandate.representative(), mandate.principal());
        for (int day = 0; day <= 5; day++) {
            bureau.sundial.set(TODAY.plusDays(day));
            assertThat(count(who, SEEN.getFirst()) > 0).as("day " + day).isEqualTo(day >= 1 && day <= 3);
        }
    }

    @Test
    void whoIsBoundSeesTheMandateAndNobodyConfirmsForAnOrgan() {
        Mandate mandate = standing(Mandate.Kind.GUARDIAN, null, NOW);
        String own = "select count(*) from access.mandate where id = '" + mandate.id() + "'";
        assertThat(count(new RowIdentity("person", mandate.principal(), null), own)).isOne();
        assertThat(count(new RowIdentity("person", mandate.representative(), null), own)).isOne();
        assertThat(count(new RowIdentity("person", UUID.randomUUID(), null), own)).isZero();
        assertThat(count(new RowIdentity("official", UUID.randomUUID(), "92000006", Set.of("mandates"),
            Set.of()), own)).as("granted, not entered").isZero();
        Mandate chosen = standing(Mandate.Kind.REPRESENTATIVE, null, NOW);
        represented.end(chosen);
        String revive = "update access.mandate set ended_on = null, ended_by = null where id = '"
            + chosen.id() + "'";
        Mandate offered = represented.offered(Mandate.Kind.REPRESENTATIVE, principal, bureau.applicant(),
            null, NOW);
        String accept = "update access.mandate set confirmed_by = id where id = '" + offered.id() + "'";
        for (UUID side : List.of(principal.party(), chosen.representative())) {
            assertThat(refused(new RowIdentity("person", side, null), revive)).as("what has ended")
                .hasStackTraceContaining("row-level security");
        }
        assertThat(refused(new RowIdentity("person", principal.party(), null), accept))
            .as("for the other").hasStackTraceContaining("row-level security");
        assertThat(refused(new RowIdentity("person", offered.representative(), null), accept))
            .hasStackTraceContaining("allowed");
        String end = "update access.mandate set ended_on = '2026-11-22', ended_by = id where id = '"
            + mandate.id() + "'";
        assertThat(refused(new RowIdentity("person", mandate.principal(), null), end))
            .as("what a court gave").hasStackTraceContaining("row-level security");
    }
}
