package divan.database;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As whom the database is asked, and for what: what the row-level security policies of every table compare
 * with.
 *
 * @param kind system (followers, packs, migration of the world), official, person, client (a program of
 * another institution) or anonymous
 * @param party the party whose own rows may be seen, if any; for an official their own id as a person who
 * signs in
 * @param organ the organ, eight digits, whose rows may be seen, if any
 * @param functions of the post an official works as; without spaces
 * @param scope kinds of data that this transaction is about, as the rules of {@code policy} name them
 * ({@code register:insurance}); without spaces. Empty unless whoever begins the transaction says so
 */
public record RowIdentity(String kind, @Nullable UUID party, @Nullable String organ, Set<String> functions,
        Set<String> scope) {
    public static final RowIdentity SYSTEM = new RowIdentity("system", null, null);
    public static final RowIdentity ANONYMOUS = new RowIdentity("anonymous", null, null);

    public RowIdentity {
        functions = Set.copyOf(functions);
        scope = Set.copyOf(scope);
    }

    /** Who has no function and reads nothing that needs a scope. */
    public RowIdentity(String kind, @Nullable UUID party, @Nullable String organ) {
        this(kind, party, organ, Set.of(), Set.of());
    }

    /** The same, and about this kind of data as well. */
    public RowIdentity within(Set<String> kinds) {
        Set<String> wider = new TreeSet<>(scope);
        wider.addAll(kinds);
        return new RowIdentity(kind, party, organ, functions, wider);
    }
}
