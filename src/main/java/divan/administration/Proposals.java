package divan.administration;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which proposals wait for a second administrator. */
@Component
class Proposals {
    private static final String OPEN =
        "select act from administration.proposal where decided is null order by act";
    private static final String ADD = "insert into administration.proposal(act) values (:act)";
    private static final String DECIDE =
        "update administration.proposal set decided = :by where act = :act and decided is null";

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> open() {
        return jdbc.sql(OPEN).query(UUID.class).list();
    }

    void add(UUID act) {
        jdbc.sql(ADD).param("act", act).update();
    }

    /** @return true once for each proposal */
    boolean decide(UUID act, UUID by) {
        return jdbc.sql(DECIDE).param("act", act).param("by", by).update() == 1;
    }
}
