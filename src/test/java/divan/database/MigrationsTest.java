package divan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {
    private static final List<String> MODULES = List.of("alpha", "beta", "gamma");

    private final TestDatabase database = TestCluster.empty();

    @Test
    void eachModuleIsMigratedIntoItsOwnSchemaInOrderAndOneWithoutMigrationsHasNone() {
        assertThat(run("first")).containsExactly("alpha", "beta");
        JdbcClient jdbc = JdbcClient.create(database.owner());
        assertThat(jdbc.sql("select to_regclass('beta.mark') is not null").query(Boolean.class).single())
                .isTrue();
        assertThat(jdbc.sql("select to_regnamespace('gamma') is null").query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void aSecondRunFindsNothingToDo() {
        run("first");
        assertThat(run("first")).isEmpty();
    }

    @Test
    void onlyTheModuleWithANewMigrationIsMigrated() {
        run("first");
        assertThat(run("second")).containsExactly("beta");
    }

    @Test
    void aMigrationAlteredAfterItWasAppliedIsRefused() {
        run("first");
        assertThatThrownBy(() -> run("altered")).isInstanceOf(CannotStart.class)
                .hasMessageContaining("schema alpha");
    }

    @Test
    void aDatabaseThatANewerProgramMigratedIsRefused() {
        run("second");
        assertThatThrownBy(() -> run("first")).isInstanceOf(CannotStart.class)
                .hasMessageContaining("schema beta");
    }

    @Test
    void theExtensionsOfTheModulesAreInSchemaPublic() {
        run("first");
        assertThat(JdbcClient.create(database.owner()).sql("""
                select extname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                where nspname = 'public' order by extname
                """).query(String.class).list()).containsExactly("btree_gist", "pg_trgm", "unaccent");
    }

    @Test
    void aFreshTestDatabaseHasEverySchemaThatHasMigrations() {
        assertThat(Migrations.run(TestCluster.fresh().owner())).isEmpty();
    }

    private List<String> run(String version) {
        return Migrations.run(database.owner(), "divan/database/" + version, MODULES);
    }
}
