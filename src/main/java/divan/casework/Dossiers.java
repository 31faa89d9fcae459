package divan.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everything that casework keeps about a party, piece by piece, for whoever hands it out to them. Runs in the
 * caller's transaction, inside a read of personal data, and sees what the caller's identity may see.
 */
@Component
public class Dossiers {
    private static final String UPLOADS = """
        select id, case_id, name, kind, size, hash, at from casework.upload where party = :party order by at,
            id
        """;

    /** A file that somebody gave; it belongs to a case, to a draft, or to a request for documents. */
    public record Given(Upload upload, @Nullable UUID caseId, Instant at) {
    }

    private final Cases cases;
    private final Drafts drafts;
    private final Uploads uploads;
    private final JdbcClient jdbc;

    Dossiers(Cases cases, Drafts drafts, Uploads uploads, JdbcClient jdbc) {
        this.cases = cases;
        this.drafts = drafts;
        this.uploads = uploads;
        this.jdbc = jdbc;
    }

    /** The party's cases, newest first. */
    public List<CaseState> cases(UUID party) {
        return cases.of(party);
    }

    /** Where a case stands and what was filed, as plain maps. */
    public Map<String, Object> whole(CaseState state) {
        return Map.of("state", state.toMap(), "filing", cases.filing(state.id()));
    }

    public List<Draft> drafts(UUID party) {
        return drafts.of(party);
    }

    public List<Given> uploads(UUID party) {
        return jdbc.sql(UPLOADS).param("party", party).query(Dossiers::given).list();
    }

    public byte[] bytes(UUID upload) {
        return uploads.bytes(upload);
    }

    private static Given given(ResultSet row, int n) throws SQLException {
        return new Given(new Upload(row.getObject("id", UUID.class), row.getString("name"),
            row.getString("kind"), row.getInt("size"), row.getString("hash")),
            row.getObject("case_id", UUID.class), row.getTimestamp("at").toInstant());
    }
}
