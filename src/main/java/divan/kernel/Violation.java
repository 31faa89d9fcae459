package divan.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that makes a request invalid.
 *
 * @param code short and stable, for programs
 * @param field the answer it belongs to, or empty
 * @param args stand for {0}, {1}… in the words
 * @param basis the provision it rests on, if any
 * @param key of its words, where they are not {@code violation.<code>}
 * @param pointer where the answer stands in what a program sent (RFC 6901, as a fragment), where that is told
 */
public record Violation(String code, String field, List<Object> args, @Nullable String basis,
        @Nullable String key, @Nullable String pointer) {
    public static Violation of(String code, String field, Object... args) {
        return new Violation(code, field, List.of(args), null, null, null);
    }

    public Violation citing(String provision) {
        return new Violation(code, field, args, provision, key, pointer);
    }

    public Violation worded(String textKey) {
        return new Violation(code, field, args, basis, textKey, pointer);
    }

    /** @param parent of the field in what was sent, {@code #/answers} */
    public Violation below(String parent) {
        return new Violation(code, field, args, basis, key, parent + "/" + field.replace('.', '/'));
    }
}
