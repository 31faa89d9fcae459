package divan.casework;

import divan.access.Access;
import divan.documents.VerificationCode;
import divan.kernel.Sha;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a case stands, for whoever holds the code that was printed when it was filed at a counter. The code
 * is kept as its SHA-256 only and cannot be had again.
 */
@Component
public class Follow {
    private static final String ADD =
        "insert into casework.follow_code(hash, case_id, made_by) values (:hash, :case, :act)";
    private static final String FIND = "select case_id from casework.follow_code where hash = :hash";

    /**
     * What is told: nothing of who, nothing of what was decided.
     *
     * @param deadline of the decision; null once the case is closed
     * @param awaited until when documents are awaited; null where none are
     */
    public record Stage(String no, String service, String state, LocalDate filedOn,
            @Nullable LocalDate deadline, @Nullable LocalDate awaited) {
    }

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Access access;

    Follow(JdbcClient jdbc, Cases cases, Access access) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.access = access;
    }

    /** In the transaction of the filing. @return the code, told once */
    VerificationCode open(UUID caseId, UUID act) {
        VerificationCode code = VerificationCode.fresh();
        jdbc.sql(ADD).param("hash", hash(code)).param("case", caseId).param("act", act).update();
        return code;
    }

    /** Empty for a code that is none, as for one that nobody was given. */
    Optional<Stage> find(String typed) {
        return VerificationCode.read(typed).flatMap(code -> access.asSystem(() ->
            jdbc.sql(FIND).param("hash", hash(code)).query(UUID.class).optional().flatMap(cases::find)))
            .map(stored -> stage(stored.state()));
    }

    private static Stage stage(CaseState state) {
        return new Stage(state.no(), state.service(), state.outcome() != null ? "decided" : state.name(),
            state.filedOn(), state.isOpen() ? state.deadline() : null, state.awaitedUntil());
    }

    private static byte[] hash(VerificationCode code) {
        return HexFormat.of().parseHex(Sha.hex(code.symbols().getBytes(StandardCharsets.US_ASCII)));
    }
}
