package divan.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that makes a request invalid. The code is the text key {@code violation.<code>}, in which {0}, {1}… stand
 * for the arguments; the field names the answer it belongs to, or is empty; the basis cites the provision, if any.
 */
public record Violation(String code, String field, List<Object> args, @Nullable String basis) {
    public static Violation of(String code, String field, Object... args) {
        return new Violation(code, field, List.of(args), null);
    }

    public Violation citing(String provision) {
        return new Violation(code, field, args, provision);
    }
}
