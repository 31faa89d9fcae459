package divan.packs;

import divan.kernel.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of every pack, content-addressed: a file stored once serves all versions that hold it. */
@Component
class PackVersions {
    private static final String STORE_FILE =
        "insert into packs.file(hash, content) values (:hash, :content) on conflict do nothing";
    private static final String STORE_VERSION = """
        insert into packs.version(version, pack, manifest) values (:version, :pack, :manifest)
        on conflict do nothing
        """;
    private static final String ACTIVATE =
        "insert into packs.activation(pack, version, act, at) values (:pack, :version, :act, :at)";
    private static final String ACTIVE = """
        select distinct on (pack) pack, version from packs.activation order by pack, id desc
        """;
    private static final String MANIFEST =
        "select pack, manifest from packs.version where version = :version";
    private static final String CONTENT = "select content from packs.file where hash = :hash";

    private final JdbcClient jdbc;

    PackVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(Pack pack) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        pack.files().forEach((path, content) -> {
            String hash = Pack.sha256(content);
            manifest.put(path, hash);
            jdbc.sql(STORE_FILE).param("hash", hash).param("content", content).update();
        });
        jdbc.sql(STORE_VERSION).param("version", pack.version()).param("pack", pack.name())
            .param("manifest", Json.canonical(manifest)).update();
    }

    void activated(Pack pack, UUID act, Instant at) {
        jdbc.sql(ACTIVATE).param("pack", pack.name()).param("version", pack.version()).param("act", act)
            .param("at", Timestamp.from(at)).update();
    }

    Map<String, String> active() {
        Map<String, String> active = new TreeMap<>();
        jdbc.sql(ACTIVE).query((row, n) -> active.put(row.getString(1), row.getString(2))).list();
        return active;
    }

    Optional<Pack> find(String version) {
        return jdbc.sql(MANIFEST).param("version", version)
            .query((row, n) -> read(row.getString(1), row.getBytes(2))).optional();
    }

    private Pack read(String name, byte[] manifest) {
        Map<String, byte[]> files = new TreeMap<>();
        Json.map(manifest).forEach((path, hash) ->
            files.put(path, jdbc.sql(CONTENT).param("hash", hash).query(byte[].class).single()));
        return Pack.of(name, files);
    }
}
