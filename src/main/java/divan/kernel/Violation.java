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
 */
public record Violation(String code, String field, List<Object> args, @Nullable String basis,
        @Nullable String key) {
    public static Violation of(String code, String field, Object... args) {
        return new Violation(code, field, List.of(args), null, null);
    }

    public Violation citing(String provision) {
        return new Violation(code, field, args, provision, key);
    }

    public Violation worded(String textKey) {
        return new Violation(code, field, args, basis, textKey);
    }
}
