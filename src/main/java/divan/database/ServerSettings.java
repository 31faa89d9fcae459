package divan.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a server is set, as far as what it keeps depends on it. */
public final class ServerSettings {
    private static final Map<String, String> WANTED = Map.of("fsync", "on", "synchronous_commit", "on",
        "full_page_writes", "on", "data_checksums", "on");
    private static final String SETTINGS = "select name, setting from pg_settings where name in (:names)";
    private static final String VERSION = "select current_setting('server_version_num')::int";

    /** A setting that is not as it must be. */
    public record Wrong(String name, String is, String wanted) {
    }

    private ServerSettings() {
    }

    /** In the order of names; {@code synchronous_commit} may also be stricter than on. */
    public static List<Wrong> wrong(JdbcClient jdbc) {
        Map<String, String> is = new TreeMap<>();
        jdbc.sql(SETTINGS).param("names", WANTED.keySet())
            .query((row, n) -> is.put(row.getString(1), row.getString(2)))
            .list();
        return is.entrySet().stream().filter(e -> !e.getValue().equals(WANTED.get(e.getKey()))
            && !e.getValue().equals("remote_apply")).map(e ->
            new Wrong(e.getKey(), e.getValue(), WANTED.getOrDefault(e.getKey(), ""))).toList();
    }

    /** Like 18. */
    public static int major(JdbcClient jdbc) {
        return jdbc.sql(VERSION).query(Integer.class).single() / 10_000;
    }
}
