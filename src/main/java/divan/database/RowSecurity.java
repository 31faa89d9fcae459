package divan.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who a transaction is for. The policies of row-level security read it from the settings {@code divan.kind},
 * {@code divan.party} and {@code divan.organ}, which end with the transaction. What is unset, or was null,
 * reads as an empty string or as null: policies compare
 * {@code nullif(current_setting('divan.party', true), '')::uuid}.
 */
@Component
public final class RowSecurity {
    /** Followers and background work. */
    public static final String SYSTEM = "system";
    /** An official at work as one post of an organ. */
    public static final String OFFICIAL = "official";
    /** A signed-in person about their own matters. */
    public static final String PERSON = "person";
    /** Nobody in particular: public pages. */
    public static final String ANONYMOUS = "anonymous";

    private static final String SET = """
            select set_config('divan.kind', :kind, true), set_config('divan.party', :party, true),
                   set_config('divan.organ', :organ, true)
            """;

    private final JdbcClient jdbc;

    public RowSecurity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The first statement of a transaction.
     *
     * @param party the opaque id of the party, where there is one
     * @param organ eight digits, where there is one
     * @throws IllegalStateException outside a transaction, where the settings would be lost at once
     */
    public void as(String kind, @Nullable UUID party, @Nullable String organ) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("row-level security is set inside a transaction");
        }
        jdbc.sql(SET).param("kind", kind).param("party", party == null ? "" : party.toString())
                .param("organ", organ == null ? "" : organ).query().singleRow();
    }
}
