package divan.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets {@code divan_owner} read every row for a backup, also where row-level security binds owners: one
 * policy a table, which holds only while the transaction says that it is a backup. The program's own role
 * gains nothing by it, and a table that somebody adds later cannot be forgotten. Bypassing row-level security
 * by attribute would take a superuser, which somebody else's database does not give.
 */
final class OwnerReads {
    static final String KIND = "backup";
    private static final String MISSING = """
            select format('create policy copied_by_owner on %I.%I for select to divan_owner using '
                          || '(current_setting(''divan.kind'', true) = ''backup'')', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relrowsecurity and n.nspname = any (?)
               and not exists (select from pg_policy p
                                where p.polrelid = c.oid and p.polname = 'copied_by_owner')
            """;

    private OwnerReads() {
    }

    /** @param owner connects as {@code divan_owner} */
    static void ready(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String command : missing(owner)) {
                statement.execute(command);
            }
        }
    }

    private static List<String> missing(Connection owner) throws SQLException {
        List<String> commands = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement(MISSING)) {
            statement.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                commands.add(rows.getString(1));
            }
        }
        return commands;
    }
}
