package divan.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What PostgreSQL spent, seen by a connection of a superuser. */
public final class Spent {
    private Spent() {
    }

    public static long number(Connection watching, String query) throws SQLException {
        try (Statement statement = watching.createStatement(); var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Nanoseconds on a processor of all of PostgreSQL's processes that are there. */
    public static long postgres(Connection watching) throws SQLException, IOException {
        long any = number(watching, "select pg_backend_pid()");
        ProcessHandle postmaster = ProcessHandle.of(any).flatMap(ProcessHandle::parent).orElseThrow();
        long sum = 0;
        for (ProcessHandle one : Stream.concat(Stream.of(postmaster), postmaster.children()).toList()) {
            Path spent = Path.of("/proc/" + one.pid() + "/schedstat");
            sum += Files.exists(spent) ? Long.parseLong(Files.readString(spent).split(" ")[0]) : 0;
        }
        return sum;
    }

    /** Waits until everything that was done is sealed. */
    public static void untilSealed(Connection watching) throws SQLException, InterruptedException {
        while (number(watching, "select count(*) from journal.queue") > 0) {
            Thread.sleep(5);
        }
    }

    /** As in production, where figures are kept. */
    public static void durable(Connection watching) throws SQLException {
        try (Statement statement = watching.createStatement()) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                statement.execute("alter system set " + setting + " = on");
            }
            statement.execute("select pg_reload_conf()");
        }
    }
}
