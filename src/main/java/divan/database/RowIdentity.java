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
 * @param emergency under which an official looks at what is otherwise shut to them; policies hold it against
 * its row, and against the instant
 */
public record RowIdentity(String kind, @Nullable UUID party, @Nullable String organ, Set<String> functions,
        Set<String> scope, @Nullable UUID emergency) {
    public static final RowIdentity SYSTEM = new RowIdentity("system", null, null);
    public static final RowIdentity ANONYMOUS = new RowIdentity("anonymous", null, null);

    public RowIdentity {
        functions = Set.copyOf(functions);
        scope = Set.copyOf(scope);
    }

    public RowIdentity(String kind, @Nullable UUID party, @Nullable String organ, Set<String> functions,
            Set<String> scope) {
        this(kind, party, organ, functions, scope, null);
    }

    /** Who has no function and reads nothing that needs a scope. */
    public RowIdentity(String kind, @Nullable UUID party, @Nullable String organ) {
        this(kind, party, organ, Set.of(), Set.of());
    }

    /** The same, and about this kind of data as well. */
    public RowIdentity within(Set<String> kinds) {
        Set<String> wider = new TreeSet<>(scope);
        wider.addAll(kinds);
        return new RowIdentity(kind, party, organ, functions, wider, emergency);
    }

    /** The same, under an emergency. */
    public RowIdentity during(UUID emergency) {
        return new RowIdentity(kind, party, organ, functions, scope, emergency);
    }
}
