package divan.database;

import java.net.URI;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database and who connects to it; {@code url} is a JDBC address without credentials. */
public record DatabaseAddress(String url, String user, String password) {
    /**
     * What {@code --database} names: {@code jdbc:postgresql://…} or
     * {@code postgres[ql]://[user@]host[:port]/database}. A password in it is refused, because every user of
     * the machine could read it in the list of processes.
     */
    public static DatabaseAddress parse(String text, String user, String password) {
        URI uri = URI.create(text.startsWith("jdbc:") ? text.substring(5) : text);
        String info = uri.getUserInfo();
        if (info != null && info.contains(":") || text.contains("password=")) {
            throw new CannotStart("The address of the database holds a password: give it by the environment "
                    + "variable DIVAN_DATABASE_PASSWORD or by --database-password-file instead.");
        }
        if (uri.getHost() == null || !uri.getScheme().startsWith("postgres")) {
            throw new CannotStart("This is not an address of a PostgreSQL database: " + text);
        }
        return new DatabaseAddress(jdbc(uri), info == null ? user : info, password);
    }

    private static String jdbc(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query;
    }

    static DatabaseAddress local(int port, String database, String user, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword);
    }

    /** A new connection for every request: for a few statements at a start. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("divan");
        source.setConnectTimeout(5);
        source.setTcpKeepAlive(true);
        return source;
    }

    /**
     * Settings of the driver that the pool shares with {@link #dataSource()}. A server that hangs is given
     * up: no statement of ours needs 20 seconds, and no answer 30, or every request in turn would wait for
     * ever.
     */
    Map<String, String> driverSettings() {
        return Map.of("ApplicationName", "divan", "connectTimeout", "5", "tcpKeepAlive", "true",
                "reWriteBatchedInserts", "true", "socketTimeout", "30", "options",
                "-c statement_timeout=20000");
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
