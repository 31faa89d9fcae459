package divan.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/**
 * The two roles: {@code divan_owner} owns every schema and is used by migrations only; {@code divan_app} is
 * what the program runs as. Their passwords follow from the administrator's by HMAC, so that several programs
 * on one database need to share nothing more.
 */
final class Roles {
    static final String OWNER = "divan_owner";
    static final String APP = "divan_app";
    private static final Set<String> NOT_YET = Set.of("28P01", "28000", "42501");

    private static final String EXISTS = "select from pg_roles where rolname = ?";
    private static final String CREATE = "select format('create role %I login', ?)";
    private static final String[] GRANTS = {
        "select format('revoke all on database %I from public', current_database())",
        "select format('grant connect, create, temporary on database %I to divan_owner', current_database())",
        "select format('grant connect on database %I to divan_app', current_database())",
        "select 'revoke create on schema public from public'",
        "select 'grant usage, create on schema public to divan_owner'",
        "select 'grant usage on schema public to divan_app'"};
    private static final String OWNER_MAY = """
            select has_database_privilege(current_database(), 'create')
                   and has_schema_privilege('public', 'create')
            """;
    private static final String APP_MAY_NOT = """
            select not has_database_privilege(current_database(), 'temporary')
            """;
    private static final String APP_IS_POWERLESS = """
            select not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                   and not pg_has_role('divan_app', 'divan_owner', 'member')
                   and not has_schema_privilege('divan_app', 'public', 'create')
            from pg_roles where rolname = 'divan_app'
            """;

    private Roles() {
    }

    static DatabaseAddress of(DatabaseAddress admin, String role) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(admin.password().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] password = mac.doFinal(role.getBytes(StandardCharsets.UTF_8));
            return admin.as(role, Base64.getUrlEncoder().withoutPadding().encodeToString(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes the roles where one of them cannot sign in or has other rights on this database, and refuses an
     * application role that could do too much.
     */
    static void ready(DatabaseAddress admin) {
        try {
            if (!holds(of(admin, OWNER), OWNER_MAY) || !holds(of(admin, APP), APP_MAY_NOT)) {
                make(admin);
            }
            checkApp(of(admin, APP));
        } catch (SQLException e) {
            throw new CannotStart("The roles divan_owner and divan_app cannot be made as " + admin + " ("
                    + e.getMessage() + "): it must own the database and be allowed to create roles.", e);
        }
    }

    private static boolean holds(DatabaseAddress address, String condition) throws SQLException {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(condition)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            if (NOT_YET.contains(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void make(DatabaseAddress admin) throws SQLException {
        try (Connection connection = admin.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            make(connection, of(admin, OWNER));
            make(connection, of(admin, APP));
            grant(connection);
            connection.commit();
        }
    }

    static void grant(Connection connection) throws SQLException {
        for (String grant : GRANTS) {
            execute(connection, grant);
        }
    }

    private static void make(Connection connection, DatabaseAddress role) throws SQLException {
        if (!exists(connection, role.user())) {
            execute(connection, CREATE, role.user());
        }
        connection.unwrap(PGConnection.class)
                .alterUserPassword(role.user(), role.password().toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setString(1, role);
            return statement.executeQuery().next();
        }
    }

    /** Runs the statement that a query composes: names cannot be parameters of commands. */
    static void execute(Connection connection, String composing, String... names) throws SQLException {
        String command;
        try (PreparedStatement statement = connection.prepareStatement(composing)) {
            for (int i = 0; i < names.length; i++) {
                statement.setString(i + 1, names[i]);
            }
            ResultSet row = statement.executeQuery();
            row.next();
            command = row.getString(1);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void checkApp(DatabaseAddress app) throws SQLException {
        if (!holds(app, APP_IS_POWERLESS)) {
            throw new CannotStart("The role divan_app may do more than it must: it may not be a superuser, "
                    + "bypass row-level security, create roles, databases or tables in public, or be a "
                    + "divan_owner.");
        }
    }
}
