package divan.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files given by people, by hash. */
@Component
class Uploads {
    private static final String CONTENT = """
        insert into casework.content(hash, bytes) values (:hash, :bytes) on conflict do nothing
        """;
    private static final String ADD = """
        insert into casework.upload(id, party, name, kind, size, hash, at)
        values (:id, :party, :name, :kind, :size, :hash, :at)
        """;
    private static final String FIND = """
        select id, name, kind, size, hash from casework.upload where id = :id and case_id = :case
        """;
    private static final String BYTES = """
        select c.bytes from casework.content c join casework.upload u on u.hash = c.hash where u.id = :id
        """;
    private static final String DROP = """
        with gone as (delete from casework.upload where id = :id and case_id is null returning hash)
        delete from casework.content c using gone
        where c.hash = gone.hash
          and not exists (select from casework.upload u where u.hash = c.hash and u.id <> :id)
        """;
    /**
     * A file that no case holds, no draft names and nobody has brought for a request: nobody can come back
     * for it.
     */
    private static final String FORGOTTEN = """
        select u.id from casework.upload u
        where u.case_id is null and u.at < :before
          and not exists (select from casework.brought b where b.upload = u.id)
          and not exists (select from casework.draft d where d.party = u.party and d.filed_as is null
                          and position(convert_to(u.id::text, 'UTF8') in d.answers) > 0)
        order by u.at limit 500
        """;
    private static final String BELONG =
        "update casework.upload set case_id = :case, organ = :organ where id = :id";

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Upload upload, UUID party, byte[] bytes, Instant at) {
        jdbc.sql(CONTENT).param("hash", upload.hash()).param("bytes", bytes).update();
        jdbc.sql(ADD).param("id", upload.id()).param("party", party).param("name", upload.name())
            .param("kind", upload.kind()).param("size", upload.bytes()).param("hash", upload.hash())
            .param("at", Timestamp.from(at)).update();
    }

    Optional<Upload> find(UUID id, UUID caseId) {
        return jdbc.sql(FIND).param("id", id).param("case", caseId).query((row, n) -> new Upload(
            row.getObject("id", UUID.class),
            row.getString("name"), row.getString("kind"), row.getInt("size"), row.getString("hash")))
            .optional();
    }

    byte[] bytes(UUID id) {
        return jdbc.sql(BYTES).param("id", id).query(byte[].class).single();
    }

    /** Forgets a file that no case holds; its bytes too, unless somebody gave the same ones. */
    void drop(UUID id) {
        jdbc.sql(DROP).param("id", id).update();
    }

    List<UUID> forgotten(Instant before) {
        return jdbc.sql(FORGOTTEN).param("before", Timestamp.from(before)).query(UUID.class).list();
    }

    void belong(UUID id, UUID caseId, String organ) {
        jdbc.sql(BELONG).param("id", id).param("case", caseId).param("organ", organ).update();
    }
}
