package divan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL 18 that somebody else runs, as far as the program can tell; durable, in a folder of its own.
 */
public final class ExternalServer implements AutoCloseable {
    private static final String KEEPER = "keeper";
    private static final String PASSWORD = "dört köşe taş";
    private final DataFolder folder;
    private final Cluster cluster;

    public ExternalServer(Path place) throws SQLException {
        folder = DataFolder.take(place);
        cluster = Cluster.start(folder);
        execute("create role " + KEEPER + " login createrole password '" + PASSWORD + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = cluster.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * An empty database whose owner may create roles and is no superuser. @return what {@code --database}
     * names
     */
    public String made(String database) throws SQLException {
        execute("create database " + database + " owner " + KEEPER);
        return cluster.admin(database).url().replace("jdbc:postgresql://", "postgres://" + KEEPER + "@");
    }

    /** What {@code --database-password-file} names. */
    public Path passwordFile() throws IOException {
        Path file = folder.root().resolve("keeper-password");
        Files.writeString(file, PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @Override
    public void close() {
        cluster.close();
        folder.close();
    }
}
