package divan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import divan.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RowSecurityTest {
    private static final UUID AYSE = Ids.next();
    private static final UUID OMAR = Ids.next();

    private HikariDataSource app;
    private JdbcClient jdbc;

    @BeforeEach
    void twoNotesOfTwoPeople() {
        TestDatabase database = TestCluster.empty();
        Migrations.run(database.owner(), "divan/database/first", List.of("alpha", "beta"));
        app = database.app();
        jdbc = JdbcClient.create(app);
        TestDatabase.as(app, RowSecurity.SYSTEM, null, null, () -> jdbc
                .sql("insert into alpha.note values (1, :ayse, 'hers'), (2, :omar, 'his')")
                .param("ayse", AYSE).param("omar", OMAR).update());
    }

    @AfterEach
    void closePool() {
        app.close();
    }

    @Test
    void whoIsNobodySeesNothing() {
        assertThat(jdbc.sql("select words from alpha.note").query(String.class).list()).isEmpty();
    }

    @Test
    void aPersonSeesTheirOwnRowsAndTheSystemAll() {
        assertThat(notes(RowSecurity.PERSON, AYSE)).containsExactly("hers");
        assertThat(notes(RowSecurity.PERSON, OMAR)).containsExactly("his");
        assertThat(notes(RowSecurity.PERSON, null)).isEmpty();
        assertThat(notes(RowSecurity.ANONYMOUS, AYSE)).isEmpty();
        assertThat(notes(RowSecurity.SYSTEM, null)).containsExactly("hers", "his");
    }

    @Test
    void theCallerEndsWithTheTransactionAlsoOnTheSameConnection() {
        for (int i = 0; i < 20; i++) {
            notes(RowSecurity.SYSTEM, null);
            assertThat(jdbc.sql("select words from alpha.note").query(String.class).list()).isEmpty();
        }
    }

    @Test
    void theCallerCannotBeSetOutsideATransaction() {
        assertThatThrownBy(() -> new RowSecurity(jdbc, Clock.systemUTC()).as(RowSecurity.SYSTEM, null, null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theProgramsRoleOwnsNothingAndMakesNothing() {
        for (String forbidden : List.of("create table public.mine (a int)", "create table alpha.mine (a int)",
                "create schema mine", "create temporary table mine (a int)", "create role mine",
                "alter table alpha.note disable row level security", "drop table alpha.note",
                "update alpha.note set words = ''", "delete from alpha.note", "set role divan_owner",
                "select * from public.divan_migrated", "select * from alpha.migration")) {
            assertThatThrownBy(() -> jdbc.sql(forbidden).update()).as(forbidden)
                    .rootCause().hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    private List<String> notes(String kind, @Nullable UUID party) {
        return TestDatabase.as(app, kind, party, null,
                () -> jdbc.sql("select words from alpha.note order by id").query(String.class).list());
    }
}
