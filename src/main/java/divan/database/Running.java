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
        return app(admin(data));
    }

    /** As the administrator of the embedded server. @throws CannotStart as {@link #app(Path)} */
    public static DatabaseAddress admin(Path data) {
        try {
            int port = Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
            String secret = Files.readString(data.resolve("secrets").resolve(Cluster.SUPERUSER)).strip();
            return DatabaseAddress.local(port, NAME, Cluster.SUPERUSER, secret);
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart("No Divan's data are in " + data + ": name its folder with --data.", e);
        }
    }

    /** As the owner of the schemas. */
    public static DatabaseAddress owner(DatabaseAddress admin) {
        return Roles.of(admin, Roles.OWNER);
    }

    public static DatabaseAddress app(DatabaseAddress admin) {
        return Roles.of(admin, Roles.APP);
    }
}
