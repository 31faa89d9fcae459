package divan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The database of a Divan that is running on this machine, found by its data folder. */
public final class Running {
    private static final String NAME = "divan";

    private Running() {
    }

    /**
     * As the program's own role.
     *
     * @throws CannotStart where nothing runs on that folder, or its secrets may not be read
     */
    public static DatabaseAddress app(Path data) {
        try {
            int port = Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
            String secret = Files.readString(data.resolve("secrets").resolve(Cluster.SUPERUSER)).strip();
            return app(DatabaseAddress.local(port, NAME, Cluster.SUPERUSER, secret));
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart("No Divan's data are in " + data + ": name its folder with --data.", e);
        }
    }

    public static DatabaseAddress app(DatabaseAddress admin) {
        return Roles.of(admin, Roles.APP);
    }
}
