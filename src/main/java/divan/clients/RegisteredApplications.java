package divan.clients;

import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** RegisteredApplications of institutions, and with whom they were agreed. All of it is the system's. */
@Component
public class RegisteredApplications {
    private static final String ONE = """
        select client, protocol, purpose, redirects, after_sign_out, back_channel, level
        from clients.application where client = :client and ended_by is null
        """;
    private static final String LET_IN =
        "select let_in_by from clients.application where client = :client and ended_by is null";
    private static final String BACK_CHANNEL =
        "select back_channel from clients.application where client = :client and back_channel <> ''";
    /** Whoever was ended and is let in again begins anew. */
    private static final String SET = """
        insert into clients.application(client, protocol, purpose, redirects, after_sign_out, back_channel,
            level, made_by, let_in_by)
        values (:client, :protocol, :purpose, cast(:redirects as text[]), cast(:after as text[]),
            :backChannel, :level, :act, :act)
        on conflict (client) do update set protocol = excluded.protocol, purpose = excluded.purpose,
            redirects = excluded.redirects, after_sign_out = excluded.after_sign_out,
            back_channel = excluded.back_channel, level = excluded.level, made_by = excluded.made_by,
            let_in_by = case when application.ended_by is null then application.let_in_by
                else excluded.let_in_by end, ended_by = null
        """;
    private static final String END =
        "update clients.application set ended_by = :act where client = :client and ended_by is null";

    /**
     * An application that may ask now: with its institution's terms and the protocol, which holds.
     *
     * @param letIn the act by which it was let in; another one where it was ended meanwhile
     */
    public record Standing(Application application, Client client, Protocol protocol, UUID letIn) {
    }

    private final JdbcClient jdbc;
    private final ClientRows clients;
    private final Protocols protocols;

    RegisteredApplications(JdbcClient jdbc, ClientRows clients, Protocols protocols) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.protocols = protocols;
    }

    /** The client's, where it has one that was not ended. */
    public Optional<Application> of(UUID client) {
        return jdbc.sql(ONE).param("client", client).query(RegisteredApplications::application).optional();
    }

    /** Empty where it was ended, its client stopped or over, or its protocol does not hold at that time. */
    public Optional<Standing> standing(UUID client, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        return of(client).flatMap(application -> clients.find(client)
            .filter(known -> Tokens.mayAsk(known, now))
            .flatMap(known -> protocols.find(application.protocol()).filter(p -> p.holds(today))
                .flatMap(protocol -> letIn(client).map(act ->
                    new Standing(application, known, protocol, act)))));
    }

    /** The act by which the client's application was let in; empty where it has none that was not ended. */
    Optional<UUID> letIn(UUID client) {
        return jdbc.sql(LET_IN).param("client", client).query(UUID.class).optional();
    }

    /** Whether it has, or had before it was ended, an address at which it is told of a sign-out. */
    public boolean isToBeTold(UUID client) {
        return jdbc.sql(BACK_CHANNEL).param("client", client).query(String.class).optional().isPresent();
    }

    /** What a client is called and whose it is, also where it may ask no more. */
    public Terms terms(UUID client) {
        return clients.find(client).orElseThrow().terms();
    }

    void set(Application application, UUID act) {
        jdbc.sql(SET).param("client", application.client()).param("protocol", application.protocol())
            .param("purpose", application.purpose())
            .param("redirects", application.redirects().toArray(String[]::new))
            .param("after", application.afterSignOut().toArray(String[]::new))
            .param("backChannel", application.backChannel()).param("level", application.level())
            .param("act", act).update();
    }

    /** @return whether there was one */
    boolean end(UUID client, UUID act) {
        return jdbc.sql(END).param("client", client).param("act", act).update() == 1;
    }

    private static Application application(ResultSet row, int n) throws SQLException {
        return new Application(row.getObject("client", UUID.class), row.getObject("protocol", UUID.class),
            row.getString("purpose"), texts(row, "redirects"), texts(row, "after_sign_out"),
            row.getString("back_channel"), row.getInt("level"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
