package divan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
    @TempDir
    Path root;

    @Test
    void theEmbeddedDatabaseIsReadyAndFoundAgain() {
        for (int start = 0; start < 2; start++) {
            try (DataFolder folder = DataFolder.take(root); Database database = Database.embedded(folder);
                    HikariDataSource pool = database.pool()) {
                assertThat(JdbcClient.create(pool).sql("select current_user").query(String.class).single())
                        .isEqualTo("divan_app");
            }
        }
    }

    @Test
    void anothersDatabaseNeedsAnOwnerWhoMayMakeRolesButNoSuperuser() {
        try (DataFolder folder = DataFolder.take(root); Cluster other = Cluster.start(folder)) {
            JdbcClient admin = JdbcClient.create(other.admin("postgres").dataSource());
            admin.sql("create role ministry login createrole password 'of their own'").update();
            admin.sql("create database theirs owner ministry").update();
            DatabaseAddress address = other.admin("theirs").as("ministry", "of their own");
            try (Database database = Database.at(address); HikariDataSource pool = database.pool()) {
                assertThat(JdbcClient.create(pool).sql("select current_user").query(String.class).single())
                        .isEqualTo("divan_app");
            }
            Database.at(address).close();
            admin.sql("alter role divan_app bypassrls").update();
            assertThatThrownBy(() -> Database.at(address)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("divan_app may do more than it must");
        }
    }

    @Test
    void whereNobodyListensIsASentence() {
        DatabaseAddress nowhere = DatabaseAddress.parse("postgres://me@127.0.0.1:1/divan", "", "x");
        assertThatThrownBy(() -> Database.at(nowhere)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("me at jdbc:postgresql://127.0.0.1:1/divan");
    }

    @Test
    void bothKindsOfAddressAreUnderstoodAndNeitherMayHoldAPassword() {
        assertThat(DatabaseAddress.parse("postgresql://me@host:5433/db?sslmode=require", "os", "s"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://host:5433/db?sslmode=require", "me", "s"));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://host/db", "os", "s"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://host/db", "os", "s"));
        assertThatThrownBy(() -> DatabaseAddress.parse("postgres://me:secret@host/db", "os", ""))
                .hasMessageContaining("DIVAN_DATABASE_PASSWORD").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://host/db", "os", ""))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void anAddressDoesNotPrintItsPassword() {
        String password = UUID.randomUUID().toString();
        assertThat(new DatabaseAddress("jdbc:postgresql://host/db", "me", password).toString())
                .doesNotContain(password);
    }
}
