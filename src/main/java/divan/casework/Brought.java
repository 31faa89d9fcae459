package divan.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files brought for a request and not handed in yet; the applicant's own until then. */
@Component
class Brought {
    private static final String ADD =
        "insert into casework.brought(upload, case_id, party, item) values (:upload, :case, :party, :item)";
    private static final String OF_CASE = """
        select b.item, u.id, u.name, u.kind, u.size, u.hash
        from casework.brought b join casework.upload u on u.id = b.upload
        where b.case_id = :case order by b.item, u.id
        """;
    private static final String FORGET = "delete from casework.brought where upload = :upload";

    private final JdbcClient jdbc;

    Brought(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Upload upload, UUID caseId, UUID party, int item) {
        jdbc.sql(ADD).param("upload", upload.id()).param("case", caseId).param("party", party)
            .param("item", item)
            .update();
    }

    List<BroughtFile> of(UUID caseId) {
        return jdbc.sql(OF_CASE).param("case", caseId).query((row, n) -> new BroughtFile(row.getInt("item"),
            new Upload(row.getObject("id", UUID.class), row.getString("name"), row.getString("kind"),
                row.getInt("size"), row.getString("hash")))).list();
    }

    /** @return whether it was there */
    boolean forget(UUID upload) {
        return jdbc.sql(FORGET).param("upload", upload).update() > 0;
    }
}
