package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Ids;
import divan.kernel.Violation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People who can sign in. Demonstration people are listed by name; they exist in the demonstration world
 * only. Real people are made by an administrator and choose their credentials by a link that is good once.
 */
@Component
public class People {
    private static final String ADD = """
        insert into access.person(id, login, name, party, demo, listed, note_tr, note_en)
        values (:id, :login, :name, :party, :demo, :listed, :noteTr, :noteEn)
        on conflict (login) do nothing
        """;
    static final String BY_LOGIN = "select id from access.person where login = :login and demo";
    private static final String LISTED = """
        select id, login, name, party, note_tr, note_en from access.person where demo and listed
            order by place
        """;

    private static final String ADD_REAL = """
        insert into access.person(id, login, name, demo, listed) values (:id, :login, :name, false, false)
        """;
    private static final String CAN_SIGN_IN = """
        select exists (select from access.person p where p.id = :id and p.deactivated is null
                       and (p.demo or access.has_password(p.id)))
        """;
    private static final String COLUMNS = """
        select p.id, p.login, p.name, p.demo, p.deactivated,
               access.has_password(p.id) as enrolled
        from access.person p
        """;
    private static final String NAMED = COLUMNS + "where p.id = :id and p.deactivated is null";
    private static final String FIND = COLUMNS + "where p.id = :id";
    private static final String BY_WORDS = COLUMNS + """
        where p.party is null and (p.name collate "tr-x-icu" ilike :words or p.login like lower(:words))
        order by p.name collate "tr-x-icu", p.login limit :limit
        """;
    private static final String TAKEN = "select exists (select from access.person where login = :login)";
    private static final String DEACTIVATE =
        "update access.person set deactivated = :now where id = :id and deactivated is null";

    /** Somebody who works here, as administrators see them. */
    public record Member(UUID id, String login, String name, boolean demo, boolean enrolled,
            @Nullable Instant deactivated) {
    }

    /** Somebody who can sign in; {@code login} is the name used at sign-in. */
    public record Person(UUID id, String login, String name, @Nullable UUID party, String noteTr,
            String noteEn) {
    }

    private final JdbcClient jdbc;
    private final SessionStore sessions;
    private final Links links;
    private final Transactions transactions;
    private final Journal journal;

    People(JdbcClient jdbc, SessionStore sessions, Links links, Transactions transactions, Journal journal) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.links = links;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * Adds a real person by an act. In a transaction of the system.
     *
     * @param by how: the reason in words, or the link
     * @return the act
     */
    public UUID add(UUID person, String login, String name, Actor actor, String basis, String by,
            Instant now) {
        UUID act = journal.append(Act.of(now, actor, "person.added", List.of(person), List.of(basis),
            "administration", Map.of("by", by)));
        jdbc.sql(ADD_REAL).param("id", person).param("login", login).param("name", name).update();
        return act;
    }

    /** What is wrong with a new sign-in name and a name; asked as the system. */
    public List<Violation> wrong(String login, String name) {
        List<Violation> wrong = new ArrayList<>();
        if (name.length() < 2 || name.length() > 120 || name.chars().anyMatch(Character::isISOControl)) {
            wrong.add(Violation.of("person-name", "name"));
        }
        if (!login.matches("[a-z0-9][a-z0-9.-]{2,39}")) {
            wrong.add(Violation.of("login-form", "login"));
        } else if (jdbc.sql(TAKEN).param("login", login).query(Boolean.class).single()) {
            wrong.add(Violation.of("login-taken", "login"));
        }
        return wrong;
    }

    /** Whether this person has what it needs to sign in; asked as the system, or as an administrator. */
    public boolean canSignIn(UUID person) {
        return jdbc.sql(CAN_SIGN_IN).param("id", person).query(Boolean.class).single();
    }

    Optional<Member> named(UUID person) {
        return jdbc.sql(NAMED).param("id", person).query(People::member).optional();
    }

    /** Asked as the system, or as an administrator, who sees no applicants. */
    public Optional<Member> member(UUID person) {
        return jdbc.sql(FIND).param("id", person).query(People::member).optional();
    }

    /**
     * Those who work here, not applicants, whose name or sign-in name contains the words; asked as the
     * system, or as an administrator.
     */
    public List<Member> members(String words, int limit) {
        String pattern = "%" + words.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return jdbc.sql(BY_WORDS).param("words", pattern).param("limit", limit).query(People::member).list();
    }

    /** They sign in no more: sessions, tokens and links end. Asked as the system. */
    public void deactivate(UUID person, Instant now) {
        jdbc.sql(DEACTIVATE).param("id", person).param("now", Timestamp.from(now)).update();
        sessions.closeAll(person, null, now);
        links.closeOf(person, now);
    }

    /**
     * The path of a link, good once and for three days, by which somebody chooses credentials. Asked as the
     * system.
     */
    public String link(UUID person, Instant now) {
        return SetUp.path(links.make(person, now));
    }

    private static Member member(ResultSet row, int n) throws SQLException {
        Timestamp deactivated = row.getTimestamp("deactivated");
        return new Member(row.getObject("id", UUID.class), row.getString("login"), row.getString("name"),
            row.getBoolean("demo"), row.getBoolean("enrolled"),
            deactivated == null ? null : deactivated.toInstant());
    }

    /** Adds a synthetic person; somebody with this login stays who they are. */
    public UUID addDemo(String login, String name, @Nullable UUID party, boolean listed, String noteTr,
            String noteEn) {
        jdbc.sql(ADD).param("id", Ids.next()).param("login", login).param("name", name).param("party", party)
            .param("demo", true).param("listed", listed).param("noteTr", noteTr).param("noteEn", noteEn)
            .update();
        return demo(login).orElseThrow();
    }

    public Optional<UUID> demo(String login) {
        return jdbc.sql(BY_LOGIN).param("login", login).query(UUID.class).optional();
    }

    /** An official's name for a document they sign; asked as the system. */
    public String name(UUID person) {
        return transactions.as(RowIdentity.SYSTEM,
            () -> jdbc.sql("select name from access.person where id = :id").param("id", person)
            .query(String.class)
                .single());
    }

    /** Which of these ids are people's; asked as the system, no name is told. */
    public Set<UUID> among(Set<UUID> ids) {
        UUID[] asked = ids.toArray(UUID[]::new);
        return transactions.as(RowIdentity.SYSTEM, () -> Set.copyOf(
            jdbc.sql("select id from access.person where id = any (:ids)").param("ids", asked)
            .query(UUID.class).list()));
    }

    List<Person> listed() {
        return jdbc.sql(LISTED).query((row, n) -> new Person(row.getObject("id", UUID.class),
            row.getString("login"), row.getString("name"), row.getObject("party", UUID.class),
            row.getString("note_tr"), row.getString("note_en"))).list();
    }
}
