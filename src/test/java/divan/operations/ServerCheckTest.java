package divan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestCluster;
import divan.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The doctor and a server: its version, how it is set, and how far its schemas are. */
class ServerCheckTest {
    @TempDir
    Path data;

    private List<Remark> remarks(TestDatabase database) {
        return ServerCheck.of(data, database.ownerAddress());
    }

    private static List<List<Object>> settings(List<Remark> remarks) {
        return remarks.stream().filter(r -> r.id().equals("setting")).map(Remark::args).toList();
    }

    /** The tests' own server is fast instead of durable. */
    @Test
    void aServerThatMayLoseWhatItConfirmedIsNamedSettingBySetting() {
        TestDatabase database = TestCluster.fresh();
        List<Remark> remarks = remarks(database);
        assertThat(settings(remarks)).containsExactly(List.of("fsync", "off", "on"),
            List.of("full_page_writes", "off", "on"));
        assertThat(remarks).extracting(Remark::id).contains("database", "migrations");
        assertThat(remarks).filteredOn(r -> r.id().equals("setting"))
            .allSatisfy(r -> assertThat(r.weight()).isEqualTo(Remark.Weight.WRONG));
    }

    @Test
    void aDatabaseWhoseCommitsDoNotWaitIsNamedAndOneThatWaitsForItsCopyIsNot() {
        TestDatabase database = TestCluster.fresh();
        String name = database.adminAddress().url().replaceFirst(".*/", "");
        JdbcClient admin = JdbcClient.create(database.admin());
        admin.sql("alter database " + name + " set synchronous_commit to off").update();
        assertThat(settings(remarks(database))).contains(List.of("synchronous_commit", "off", "on"));
        admin.sql("alter database " + name + " set synchronous_commit to remote_apply").update();
        assertThat(settings(remarks(database))).extracting(List::getFirst)
            .doesNotContain("synchronous_commit");
    }

    @Test
    void aDatabaseThatIsNotMigratedSaysWhatIsPending() {
        assertThat(remarks(TestCluster.empty())).filteredOn(r -> r.id().equals("migrations-pending"))
            .singleElement()
            .satisfies(r -> assertThat(r.args().toString()).contains("journal", "casework"));
    }
}
