package divan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class ClusterTemplateTest {
    private static final String MIGRATED =
            "select count(*), min(installed_on) from journal.migration where success";
    @TempDir
    Path root;
    private Path template;

    @BeforeEach
    void name() {
        template = root.resolve("program/cluster");
        System.setProperty("divan.cluster-template", template.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("divan.cluster-template");
    }

    @Test
    void aNewFolderStartsFromTheTemplateWithSchemasAndAPasswordOfItsOwn() throws Exception {
        ClusterTemplate.makeWhereNamed();
        assertThat(template.resolveSibling("cluster.new")).as("no secret remains").doesNotExist();
        String[] migrated = new String[2];
        String[] passwords = new String[2];
        for (int i = 0; i < 2; i++) {
            try (DataFolder folder = DataFolder.take(root.resolve("data" + i));
                    Database database = Database.embedded(folder)) {
                passwords[i] = database.admin().password();
                migrated[i] = row(database.owner(), MIGRATED);
                assertThat(row(database.app(), "select count(*), current_user from journal.act"))
                        .isEqualTo("0 divan_app");
                assertThatThrownBy(() -> row(database.admin().as("postgres", "guess"), "select 1, 2"))
                        .isInstanceOf(SQLException.class).hasMessageContaining("password");
                String other = passwords[0];
                if (i == 1) {
                    assertThatThrownBy(() -> row(database.admin().as("postgres", other), "select 1, 2"))
                            .as("the one installation's password opens the other")
                            .isInstanceOf(SQLException.class).hasMessageContaining("password");
                }
            }
        }
        assertThat(migrated[1]).as("migrated when the template was made, not again").isEqualTo(migrated[0]);
        assertThat(passwords[1]).isNotEqualTo(passwords[0]);
        assertThat(Files.getPosixFilePermissions(root.resolve("data0/postgres/cluster")))
                .isEqualTo(Files.getPosixFilePermissions(template)).hasSize(3);
    }

    @Test
    void aDamagedTemplateIsOfNoUseAndTheDatabaseIsMadeFromNothing() throws Exception {
        ClusterTemplate.makeWhereNamed();
        FileSystemUtils.deleteRecursively(template.resolve("global"));
        try (DataFolder folder = DataFolder.take(root.resolve("data"));
                Database database = Database.embedded(folder)) {
            assertThat(row(database.app(), "select count(*), current_user from journal.act"))
                    .isEqualTo("0 divan_app");
        }
    }

    private static String row(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1) + " " + row.getString(2);
        }
    }
}
