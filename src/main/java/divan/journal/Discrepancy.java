package divan.journal;

import org.jspecify.annotations.Nullable;

/**
 * Something stored that is not what the sealed acts say: a change that no act made.
 *
 * @param code what is wrong, in words {@code verify-data.<code>}
 * @param table with its schema
 * @param id of the row, or of what it is about; opaque
 * @param act the act that it contradicts or names, where one is known
 */
public record Discrepancy(String code, String table, String id, @Nullable String act) {
    public static Discrepancy of(String code, String table, Object id, @Nullable Object act) {
        return new Discrepancy(code, table, String.valueOf(id), act == null ? null : act.toString());
    }
}
