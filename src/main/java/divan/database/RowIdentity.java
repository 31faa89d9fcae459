package divan.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As whom the database is asked: what the row-level security policies of every table compare with.
 *
 * @param kind system (followers, packs, migration of the world), official, person or anonymous
 * @param party the party whose own rows may be seen, if any; for an official their own id as a person who
 * signs in
 * @param organ the organ, eight digits, whose rows may be seen, if any
 */
public record RowIdentity(String kind, @Nullable UUID party, @Nullable String organ) {
    public static final RowIdentity SYSTEM = new RowIdentity("system", null, null);
    public static final RowIdentity ANONYMOUS = new RowIdentity("anonymous", null, null);
}
