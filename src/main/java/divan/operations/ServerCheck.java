package divan.operations;

import divan.access.KindOfWorld;
import divan.database.DatabaseAddress;
import divan.database.Migrations;
import divan.database.ServerSettings;
import divan.documents.SealFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as a server, and whether what it holds fits this program and this folder. */
public final class ServerCheck {
    private static final int NEEDED = 18;

    private ServerCheck() {
    }

    public static List<Remark> of(Path data, DatabaseAddress owner) {
        List<Remark> remarks = new ArrayList<>();
        JdbcClient jdbc = JdbcClient.create(owner.dataSource());
        int major = ServerSettings.major(jdbc);
        remarks.add(major >= NEEDED ? Remark.good("database", major)
            : Remark.wrong("database-old", major, NEEDED));
        ServerSettings.wrong(jdbc).forEach(wrong ->
            remarks.add(Remark.wrong("setting", wrong.name(), wrong.is(), wrong.wanted())));
        List<String> pending = Migrations.pending(owner.dataSource());
        remarks.add(pending.isEmpty() ? Remark.good("migrations")
            : Remark.wrong("migrations-pending", String.join(", ", pending)));
        return remarks;
    }

    /** Seals of the demonstration authority seal nothing real. */
    public static List<Remark> world(Path data, JdbcClient jdbc) {
        boolean real = !KindOfWorld.isDemo(jdbc).orElse(true);
        try {
            return real && SealFolder.of(data).stream().anyMatch(SealFolder.Found::test)
                ? List.of(Remark.wrong("seals-test")) : List.of();
        } catch (IOException | GeneralSecurityException e) {
            return List.of();
        }
    }
}
