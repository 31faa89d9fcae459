package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who can sign in. Demonstration people are listed by name; they exist in the demonstration world only. */
@Component
public class People {
    private static final String ADD = """
        insert into access.person(id, login, name, party, demo, listed, note_tr, note_en)
        values (:id, :login, :name, :party, :demo, :listed, :noteTr, :noteEn)
        on conflict (login) do nothing
        """;
    static final String BY_LOGIN = "select id from access.person where login = :login and demo";
    private static final String LISTED = """
        select id, login, name, party, note_tr, note_en from access.person where demo and listed order by place
        """;

    /** Somebody who can sign in; {@code login} is the name used at sign-in. */
    public record Person(UUID id, String login, String name, @Nullable UUID party, String noteTr, String noteEn) {
    }

    private final JdbcClient jdbc;
    private final Transactions transactions;

    People(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Adds a synthetic person; somebody with this login stays who they are. */
    public UUID addDemo(String login, String name, @Nullable UUID party, boolean listed, String noteTr, String noteEn) {
        jdbc.sql(ADD).param("id", Ids.next()).param("login", login).param("name", name).param("party", party)
            .param("demo", true).param("listed", listed).param("noteTr", noteTr).param("noteEn", noteEn).update();
        return demo(login).orElseThrow();
    }

    public Optional<UUID> demo(String login) {
        return jdbc.sql(BY_LOGIN).param("login", login).query(UUID.class).optional();
    }

    /** An official's name for a document they sign; asked as the system. */
    public String name(UUID person) {
        return transactions.as(RowIdentity.SYSTEM,
            () -> jdbc.sql("select name from access.person where id = :id").param("id", person).query(String.class)
                .single());
    }

    /** Which of these ids are people's; asked as the system, no name is told. */
    public Set<UUID> among(Set<UUID> ids) {
        UUID[] asked = ids.toArray(UUID[]::new);
        return transactions.as(RowIdentity.SYSTEM, () -> Set.copyOf(
            jdbc.sql("select id from access.person where id = any (:ids)").param("ids", asked).query(UUID.class).list()));
    }

    List<Person> listed() {
        return jdbc.sql(LISTED).query((row, n) -> new Person(row.getObject("id", UUID.class), row.getString("login"),
            row.getString("name"), row.getObject("party", UUID.class), row.getString("note_tr"),
            row.getString("note_en"))).list();
    }
}
