package divan.database;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As whom the database is asked, and for what: what the row-level security policies of every table compare
 * with.
 *
 * @param kind system (followers, packs, migration of the world), official, person, representative (a person
 * for another), client (a program of another institution) or anonymous
 * @param party the party whose own rows may be seen, if any; for an official their own id as a person who
 * signs in
 * @param organ the organ, eight digits, whose rows may be seen, if any
 * @param functions of the post an official works as; without spaces
 * @param scope kinds of data that this transaction is about, as the rules of {@code policy} name them
 * ({@code register:insurance}); without spaces. Empty unless whoever begins the transaction says so
 * @param standing by which a representative sees what is the party's; null for everybody else
 * @param emergency under which an official looks at what is otherwise shut to them; policies hold it against
 * its row, and against the instant
 */
public record RowIdentity(String kind, @Nullable UUID party, @Nullable String organ, Set<String> functions,
        Set<String> scope, @Nullable Standing standing, @Nullable UUID emergency) {
    /**
     * For another.
     *
     * @param representative the party of who acts; that the mandate is theirs is asked again with each row
     */
    public record Standing(UUID mandate, UUID representative) {
    }

    public static final RowIdentity SYSTEM = new RowIdentity("system", null, null);
    public static final RowIdentity ANONYMOUS = new RowIdentity("anonymous", null, null);

    public RowIdentity {
        functions = Set.copyOf(functions);
        scope = Set.copyOf(scope);
    }

    /** For nobody else. */
    public RowIdentity(String kind, @Nullable UUID party, @Nullable String organ, Set<String> functions,
            Set<String> scope) {
        this(kind, party, organ, functions, scope, null, null);
    }

    /** Somebody for a party, by a mandate. */
    public static RowIdentity representative(UUID party, Standing standing) {
        return new RowIdentity("representative", party, null, Set.of(), Set.of(), standing, null);
    }

    /** Who has no function and reads nothing that needs a scope. */
    public RowIdentity(String kind, @Nullable UUID party, @Nullable String organ) {
        this(kind, party, organ, Set.of(), Set.of());
    }

    /** The same, and about this kind of data as well. */
    public RowIdentity within(Set<String> kinds) {
        Set<String> wider = new TreeSet<>(scope);
        wider.addAll(kinds);
        return new RowIdentity(kind, party, organ, functions, wider, standing, emergency);
    }

    /** The same, under an emergency. */
    public RowIdentity during(UUID emergency) {
        return new RowIdentity(kind, party, organ, functions, scope, standing, emergency);
    }
}
