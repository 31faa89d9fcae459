package divan.operations;

import divan.database.CannotStart;
import divan.database.DataFolder;
import divan.database.Database;
import divan.database.DatabaseAddress;
import divan.database.Running;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An installation that a command works on, running or not. Where nothing runs on the folder, the command
 * holds it and starts its database for as long as it works.
 */
public final class Installation implements AutoCloseable {
    private final Path data;
    private final DatabaseAddress admin;
    private final boolean runs;
    private final Deque<AutoCloseable> opened;

    private Installation(Path data, DatabaseAddress admin, boolean runs, Deque<AutoCloseable> opened) {
        this.data = data;
        this.admin = admin;
        this.runs = runs;
        this.opened = opened;
    }

    /** @param external the administrator of somebody else's database, or null for the embedded one */
    public static Installation open(Path data, @Nullable DatabaseAddress external) {
        if (!DataFolder.isOne(data)) {
            throw new CannotStart("No Divan's data are in " + data + ": name its folder with --data.");
        }
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        Optional<DataFolder> folder = DataFolder.takeIfFree(data);
        folder.ifPresent(opened::push);
        if (external != null) {
            return new Installation(data, external, folder.isEmpty(), opened);
        }
        if (folder.isEmpty()) {
            return new Installation(data, Running.admin(data), true, opened);
        }
        Database database = Database.unmigrated(folder.get());
        opened.push(database);
        return new Installation(data, database.admin(), false, opened);
    }

    public Path data() {
        return data;
    }

    /** Who owns the server or the database: for what no role of the program may. */
    public DatabaseAddress admin() {
        return admin;
    }

    public DatabaseAddress owner() {
        return Running.owner(admin);
    }

    /** As the program's own role. */
    public DatabaseAddress app() {
        return Running.app(admin);
    }

    /** Whether a program is at work on it. */
    public boolean runs() {
        return runs;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
