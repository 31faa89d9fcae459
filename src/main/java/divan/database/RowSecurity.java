package divan.database;

import divan.kernel.Turkish;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who a transaction is for. The policies of row-level security read it from the settings {@code divan.kind},
 * {@code divan.party}, {@code divan.organ}, {@code divan.functions}, {@code divan.scope} (both lists of words
 * with spaces between), {@code divan.emergency}, {@code divan.mandate}, {@code divan.representative},
 * {@code divan.day} and {@code divan.instant}, which end with the transaction. What is unset, or was null,
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
    /** A signed-in person for another, by a mandate. */
    public static final String REPRESENTATIVE = "representative";
    /** Another institution's program, about one party. */
    public static final String CLIENT = "client";
    /** Nobody in particular: public pages. */
    public static final String ANONYMOUS = "anonymous";

    private static final String SET = """
            select set_config('divan.kind', :kind, true), set_config('divan.party', :party, true),
                   set_config('divan.organ', :organ, true), set_config('divan.functions', :functions, true),
                   set_config('divan.scope', :scope, true), set_config('divan.day', :day, true),
                   set_config('divan.mandate', :mandate, true),
                   set_config('divan.representative', :representative, true),
                   set_config('divan.emergency', :emergency, true),
                   set_config('divan.instant', :instant, true)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public RowSecurity(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * For somebody without functions and scope.
     *
     * @param party the opaque id of the party, where there is one
     * @param organ eight digits, where there is one
     * @throws IllegalStateException outside a transaction, where the settings would be lost at once
     */
    public void as(String kind, @Nullable UUID party, @Nullable String organ) {
        as(new RowIdentity(kind, party, organ));
    }

    /**
     * The first statement of a transaction.
     *
     * @throws IllegalStateException outside a transaction, where the settings would be lost at once
     */
    public void as(RowIdentity identity) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("row-level security is set inside a transaction");
        }
        Instant now = clock.instant();
        RowIdentity.Standing standing = identity.standing();
        jdbc.sql(SET).param("kind", identity.kind()).param("party", word(identity.party()))
                .param("mandate", word(standing == null ? null : standing.mandate()))
                .param("representative", word(standing == null ? null : standing.representative()))
                .param("organ", Objects.toString(identity.organ(), ""))
                .param("emergency", word(identity.emergency()))
                .param("functions", words(identity.functions())).param("scope", words(identity.scope()))
                .param("day", LocalDate.ofInstant(now, Turkish.ZONE).toString())
                .param("instant", now.toString())
                .query().singleRow();
    }

    private static String word(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static String words(Set<String> words) {
        return String.join(" ", words);
    }
}
