package divan.openid;

import divan.journal.Erasing;
import divan.journal.Extent;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody agreed to, their sign-ins at applications and the hashes of the tokens. No application is
 * told: it would learn that they were erased. Its tokens are good for nothing from then on.
 */
@Component
@Order(60)
class ErasedConsents implements Erasing {
    /** Tokens go with their sign-in. */
    private static final List<String> GO = List.of(
        "delete from openid.login where party = any(:parties)",
        "delete from openid.consent where party = any(:parties)");

    private final JdbcClient jdbc;

    ErasedConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "consents";
    }

    @Override
    public long erase(Extent extent) {
        return GO.stream().mapToLong(sql -> jdbc.sql(sql).param("parties", extent.parties()).update()).sum();
    }
}
