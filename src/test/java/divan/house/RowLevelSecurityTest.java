package divan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import divan.access.Entrant;
import divan.casework.Bureau;
import divan.casework.Incidents;
import divan.clients.Institution;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.erasure.Erasure;
import divan.erasure.Ground;
import divan.erasure.Outcome;
import divan.erasure.Wish;
import divan.journal.Extent;
import divan.legislation.LawOffice;
import divan.openid.Remains;
import divan.registers.Registers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The second guard, with the doors left open: what the tables themselves show to whom. */
@World
class RowLevelSecurityTest {
    private static final String TABLES = """
        select n.nspname || '.' || c.relname as name, c.relrowsecurity as guarded, c.relforcerowsecurity
            as forced
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)' order by 1
        """;

    /**
     * Tables without row-level security, and why. A new table stands here with its reason, or has policies.
     */
    private static final Map<String, String> OPEN = new TreeMap<>(Map.ofEntries(
        Map.entry("access.attempt", "keyed hashes"),
        Map.entry("access.link", "opaque ids and the hash of a secret; asked before anybody is known"),
        Map.entry("access.security_event", "opaque ids and what happened; no names, no addresses"),
        Map.entry("access.session", "opaque ids, the hash of the secret; asked before anybody is known"),
        Map.entry("access.world", "whether this is the demonstration world"),
        Map.entry("casework.corrected_document", "numbers of documents, as anybody may verify them"),
        Map.entry("access.for_others", "definitions: which mandates reach which service"),
        Map.entry("casework.follow_code", "an opaque id and the hash of a code"),
        Map.entry("registers.presence", "opaque ids: the policies of other tables rest on it"),
        Map.entry("administration.proposal", "opaque ids of acts and people"),
        Map.entry("casework.idempotency", "opaque ids, the sender's own key and a hash"),
        Map.entry("casework.timer", "an opaque id and an instant"),
        Map.entry("documents.serial", "counters of organs"),
        Map.entry("documents.template", "letters of packs, without anybody's data"),
        Map.entry("journal.act_seq", "commitments; which act is whose stays in journal.act"),
        Map.entry("journal.checkpoint", "public"),
        Map.entry("journal.follower", "positions"),
        Map.entry("journal.head", "public"),
        Map.entry("journal.queue", "commitments, as in journal.act_seq"),
        Map.entry("journal.tile", "public"),
        Map.entry("budget.batch", "amounts of organs, nobody in them"),
        Map.entry("reporting.section_text", "words of reports that are published, nobody in them"),
        Map.entry("catalogue.declaration", "figures of services, nobody in them"),
        Map.entry("legislation.norm", "norms, public"),
        Map.entry("legislation.change", "the law, public"),
        Map.entry("legislation.commencement", "the law, public"),
        Map.entry("legislation.start", "the law, public"),
        Map.entry("legislation.provision", "the law, public"),
        Map.entry("legislation.reference", "the law, public"),
        Map.entry("legislation.version", "the law, public"),
        Map.entry("organisation.arrival",
        "organs of a file while it is checked; public, and emptied at once"),
        Map.entry("organisation.change", "what acts changed of organs and of who may sign; public"),
        Map.entry("organisation.delegation", "posts; public"),
        Map.entry("organisation.deputy", "posts; public"),
        Map.entry("organisation.file", "hashes of files, and the acts that took them in"),
        Map.entry("organisation.holder", "opaque ids of people who hold an office"),
        Map.entry("organisation.number", "public"),
        Map.entry("organisation.offer", "files of organs until they are confirmed; public, an opaque id"),
        Map.entry("organisation.organ", "public"),
        Map.entry("organisation.post", "public"),
        Map.entry("organisation.published", "positions and ids of acts"),
        Map.entry("organisation.succession", "public"),
        Map.entry("organisation.suspect", "numbers of organs while a file is checked"),
        Map.entry("packs.activation", "definitions"),
        Map.entry("packs.file", "definitions, and the synthetic people of the demonstration world"),
        Map.entry("packs.version", "definitions"),
        Map.entry("planning.counted", "acts and organs, nobody"),
        Map.entry("planning.opening", "printed figures"),
        Map.entry("planning.quarter", "sums"),
        Map.entry("planning.entered", "approved figures"),
        Map.entry("planning.report", "figures of units, and posts"),
        Map.entry("planning.report_line", "figures of units"),
        Map.entry("planning.evaluation", "what units write of targets, public once approved; posts"),
        Map.entry("planning.evaluation_line", "what units write of indicators"),
        Map.entry("planning.evaluation_reminder", "targets and acts"),
        Map.entry("public.divan_migrated", "which migrations ran, like the tables named migration"),
        Map.entry("registers.concern", "opaque ids: the policies of other tables rest on it"),
        Map.entry("registers.file", "hashes of files, and the acts that took them in"),
        Map.entry("registers.party", "opaque ids, and whether somebody is synthetic")));

    /** Written and emptied within one transaction: nobody ever finds a row. */
    private static final List<String> PASSING = List.of("registers.arrival");

    private record Table(String name, boolean guarded, boolean forced) {
    }

    @Autowired
    private ApplicationContext program;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Transactions transactions;
    @Autowired
    private PlatformTransactionManager manager;
    @LocalServerPort
    private int port;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
    }

    private List<Table> tables() {
        return jdbc.sql(TABLES).query((row, n) -> new Table(row.getString(1), row.getBoolean(2),
            row.getBoolean(3)))
            .list().stream().filter(t -> !t.name().endsWith(".migration")).toList();
    }

    private List<Table> guarded() {
        return tables().stream().filter(Table::guarded).toList();
    }

    private long rows(Table table) {
        return jdbc.sql("select count(*) from " + table.name()).query(Long.class).single();
    }

    private static RowIdentity identity(String kind, UUID party, String organ) {
        return new RowIdentity(kind, party, organ);
    }

    /** Everybody to whom nothing belongs; a null party and organ reach the policies as empty text. */
    private static List<RowIdentity> strangers() {
        return List.of(RowIdentity.ANONYMOUS, identity("person", UUID.randomUUID(), null),
            identity("person", null, null), identity("person", UUID.randomUUID(), "92000006"),
            identity("official", null, "99999999"), identity("official", null, null),
            identity("official", UUID.randomUUID(), "99999999"), identity("", null, null),
            identity("System", null, null), identity("postgres", UUID.randomUUID(), "92000006"));
    }

    /** One case to its end, so that there is something to leak in every table. */
    private void aWholeCase() throws InterruptedException {
        String no = bureau.granted();
        bureau.startedDraft();
        new Incidents(bureau).openedInAnEmergency(no);
        new Incidents(bureau).askedWhyItWasRead();
        new Incidents(bureau).hiddenRead();
        bureau.workedOn(bureau.filed(bureau.applicant()));
        new Entrant(program).leaveSomethingInEveryTable();
        new LawOffice(program).leaveSomething();
        new Institution(program).leaveSomething();
        bureau.represented();
        Remains.leave(program, port);
        somebodyIsToBeErased();
        bureau.unconfirmedAddress();
        bureau.broughtADocument();
        new Incidents(bureau).toldThatItIsLate();
        somebodyChoseHowToBeTold();
        Table told = new Table("messages.message", true, true);
        Table files = new Table("documents.file", true, true);
        for (int i = 0; i < 600 && transactions.as(RowIdentity.SYSTEM, () -> rows(told)) == 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (int i = 0; i < 600 && transactions.as(RowIdentity.SYSTEM, () -> rows(files)) == 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(no).isNotEmpty();
    }

    private void somebodyIsToBeErased() {
        UUID party = Objects.requireNonNull(bureau.applicant().party());
        String number = transactions.as(RowIdentity.SYSTEM, () -> program.getBean(Registers.class)
            .identity(party, LocalDate.of(2026, 11, 22))).orElseThrow();
        Wish wish = new Wish(Extent.Kind.PARTY, List.of(number), Ground.ORDER, "2026/1");
        assertThat(program.getBean(Erasure.class).propose(bureau.official("data-protection-officer"), wish))
            .isInstanceOf(Outcome.Done.class);
    }

    private void somebodyChoseHowToBeTold() {
        transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql("""
            insert into messages.choice(party, language, informs, changed) values (:id, 'tr', true,
                '2026-11-22Z')
            """).param("id", UUID.randomUUID()).update());
    }

    @Test
    void everyTableWithoutPoliciesHasItsReason() {
        TreeSet<String> open = new TreeSet<>();
        tables().stream().filter(t -> !t.guarded()).forEach(t -> open.add(t.name()));
        assertThat(open).isEqualTo(new TreeSet<>(OPEN.keySet()));
        assertThat(guarded()).hasSizeGreaterThanOrEqualTo(12).allMatch(Table::forced);
    }

    @Test
    void nothingLeaksToAStrangerFromAnyTable() throws InterruptedException {
        aWholeCase();
        for (Table table : guarded()) {
            assertThat(PASSING.contains(table.name())
                || transactions.as(RowIdentity.SYSTEM, () -> rows(table)) > 0).as(table.name()).isTrue();
            for (RowIdentity stranger : strangers()) {
                assertThat(transactions.as(stranger, () -> rows(table))).as(table.name() + " " + stranger)
                    .isZero();
            }
        }
    }

    @Test
    void nothingIsSeenWhereNobodySaidWhoAsks() throws InterruptedException {
        aWholeCase();
        for (Table table : guarded()) {
            Long unset = new TransactionTemplate(manager).execute(status -> rows(table));
            assertThat(unset).as(table.name()).isZero();
            assertThat(rows(table)).as(table.name() + " without a transaction").isZero();
        }
    }

    @Test
    void aStrangerRemovesNothing() {
        String no = bureau.granted();
        for (RowIdentity stranger : strangers()) {
            for (String table : List.of("case_row", "filing", "task", "draft")) {
                assertThat(transactions.as(stranger,
                    () -> jdbc.sql("delete from casework." + table).update()))
                    .as(table + " " + stranger).isZero();
            }
        }
        assertThat(bureau.outcome(no)).isEqualTo("grant");
    }

    @Test
    void aRowForSomebodyElseCannotBeWritten() {
        UUID victim = bureau.applicant().party();
        RowIdentity stranger = identity("person", UUID.randomUUID(), null);
        Throwable refused = catchThrowable(() -> transactions.run(stranger, () -> jdbc.sql("""
            insert into registers.entry(id, register, party, series, content, valid, made_by)
            values (:id, 'residence-permits', :party, 'x', '{}', daterange('2026-01-01', null), :id)
            """).param("id", UUID.randomUUID()).param("party", victim).update()));
        assertThat(refused).hasStackTraceContaining("row-level security");
    }

    /** Whoever has to do with the party sees it, and nobody else: the policies are not merely closed. */
    @Test
    void thePartyAndItsOrganSeeWhatIsTheirs() {
        bureau.granted();
        Table cases = new Table("casework.case_row", true, true);
        Table entries = new Table("registers.entry", true, true);
        assertThat(transactions.as(identity("official", null, "92000006"), () -> rows(cases))).isPositive();
        RowIdentity about = identity("official", null, "92000006").within(Set.of("register:insurance"));
        assertThat(transactions.as(about, () -> rows(entries))).isPositive();
        assertThat(transactions.as(identity("official", null, "92000034"), () -> rows(cases))).isZero();
        UUID party = bureau.applicant().party();
        assertThat(transactions.as(identity("person", party, null), () -> rows(entries))).isEqualTo(3);
    }

    /** The registers that a transaction with this scope sees as an official of Ankara. */
    private Set<String> registers(String... scope) {
        return transactions.as(identity("official", null, "92000006").within(Set.of(scope)), () ->
            new TreeSet<>(jdbc.sql("select distinct register from registers.entry").query(String.class)
                .list()));
    }

    @Test
    void anOfficialSeesTheRegistersThatTheTransactionIsAboutAndNoOther() {
        bureau.granted();
        assertThat(registers()).as("nobody said what it is about").isEmpty();
        assertThat(registers("case:residence-permit-extension", "insurance", "register:", "register:*",
            "Register:insurance")).as("nothing of it").isEmpty();
        assertThat(registers("register:insurance")).containsExactly("insurance");
        assertThat(registers("register:insurance", "register:foreigners"))
            .containsExactly("foreigners", "insurance");
        Table numbers = new Table("registers.identity", true, true);
        RowIdentity ankara = identity("official", null, "92000006");
        assertThat(transactions.as(ankara.within(Set.of("register:foreigners")), () -> rows(numbers)))
            .isZero();
        assertThat(transactions.as(ankara.within(Set.of("identity")), () -> rows(numbers))).isPositive();
        for (String kind : List.of("anonymous", "person", "", "official ")) {
            assertThat(transactions.as(identity(kind, null, "92000006").within(Set.of("register:insurance",
                "identity")), () -> rows(numbers) + rows(new Table("registers.entry", true, true)))).isZero();
        }
    }

    @Test
    void anOrganThatHasNothingToDoWithAPartyAnyMoreSeesNothingOfThem() {
        UUID party = bureau.applicant().party();
        RowIdentity bolu = identity("official", null, "92000014").within(Set.of("register:insurance"));
        String theirs = "select count(*) from registers.entry where party = '" + party + "'";
        for (var until : Map.of("null", 1L, "date '2026-11-23'", 1L, "date '2026-11-22'", 0L).entrySet()) {
            transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql("""
                insert into registers.concern(party, organ, made_by, until)
                values (:party, '92000014', :party, %1$s)
                on conflict (party, organ) do update set until = %1$s
                """.formatted(until.getKey())).param("party", party).update());
            assertThat(transactions.as(bolu, () -> jdbc.sql(theirs).query(Long.class).single()))
                .as(until.getKey()).isEqualTo(until.getValue());
        }
    }

    private long people(RowIdentity who, String where) {
        return transactions.as(who, () -> jdbc.sql("select count(*) from access.person where " + where)
            .query(Long.class).single());
    }

    @Test
    void administratorsSeeWhoWorksHereAndNoApplicants() {
        bureau.applicant();
        RowIdentity administrator = new RowIdentity("official", UUID.randomUUID(), "90010502",
            Set.of("plan.read", "administration"), Set.of());
        assertThat(people(administrator, "party is null")).isEqualTo(people(RowIdentity.SYSTEM,
            "party is null")).isPositive();
        assertThat(people(RowIdentity.SYSTEM, "party is not null")).isPositive();
        assertThat(people(administrator, "party is not null")).isZero();
        for (RowIdentity other : List.of(
                new RowIdentity("official", UUID.randomUUID(), "90010502", Set.of("administrations"),
                    Set.of()),
                new RowIdentity("person", UUID.randomUUID(), null, Set.of("administration"), Set.of()),
                identity("official", null, "90010502").within(Set.of("administration", "people")))) {
            assertThat(people(other, "true")).as(other.toString()).isZero();
        }
    }

    /** Of a password an administrator learns that there is one, and others not even that. */
    @Test
    void whetherThereIsAPasswordIsToldToAdministratorsAndAPasswordToNobody() throws InterruptedException {
        aWholeCase();
        String some = "select count(*) from access.password";
        String told = "select count(*) from access.person p where access.has_password(p.id)";
        RowIdentity administrator = new RowIdentity("official", UUID.randomUUID(), "90010502",
            Set.of("administration"), Set.of());
        assertThat(transactions.as(administrator, () -> jdbc.sql(some).query(Long.class).single())).isZero();
        assertThat(transactions.as(administrator, () -> jdbc.sql(told).query(Long.class).single()))
            .isEqualTo(transactions.as(RowIdentity.SYSTEM, () -> jdbc.sql(told).query(Long.class).single()))
            .isPositive();
        UUID known = transactions.as(RowIdentity.SYSTEM, () -> jdbc.sql(
            "select person from access.password limit 1").query(UUID.class).single());
        for (RowIdentity stranger : strangers()) {
            assertThat(transactions.as(stranger, () -> jdbc.sql("select access.has_password(:id)")
                .param("id", known).query(Boolean.class).single())).as(stranger.toString()).isFalse();
        }
    }

    /** An opinion shows the organ that is asked one row and one file; the rest of the case stays shut. */
    @Test
    void theOrganAskedForAnOpinionSeesOnlyWhatItWasGiven() {
        String no = bureau.filed(bureau.applicant());
        RowIdentity istanbul = identity("official", UUID.randomUUID(), "92000034");
        long before = transactions.as(istanbul, () -> rows(new Table("casework.upload", true, true)));
        bureau.workedOn(no);
        assertThat(transactions.as(istanbul, () -> rows(new Table("casework.upload", true, true))))
            .isEqualTo(before + 1);
        assertThat(transactions.as(istanbul, () -> rows(new Table("casework.opinion", true, true))))
            .isPositive();
        for (String table : List.of("case_row", "filing", "task", "assignment", "recusal", "saved_view")) {
            assertThat(transactions.as(istanbul, () -> rows(new Table("casework." + table, true, true))))
                .as(table)
                .isZero();
        }
    }

    @Test
    void theProgramCannotChangeTheGuardItself() {
        for (String statement : List.of("alter table casework.case_row disable row level security",
                "drop policy case_visible on casework.case_row", "set role divan_owner",
                "update journal.act set envelope = ''", "delete from journal.act",
                "truncate casework.case_row")) {
            assertThat(catchThrowable(() -> transactions.run(RowIdentity.SYSTEM,
                () -> jdbc.sql(statement).update())))
                .as(statement).hasStackTraceContaining("ERROR");
        }
    }
}
