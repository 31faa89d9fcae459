package divan.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What services of a pack name together: a document, somebody they write to, a title.
 *
 * @param heldBy {@code register.field} that holds what the document says; null where none does
 * @param organ kind or number of the organ that is written to; null where the pack has no such organ
 */
public record Named(String id, Map<String, String> name, @Nullable String heldBy, @Nullable String organ) {
}
