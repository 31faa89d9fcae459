package divan.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form. Its name in FEEL has underscores: {@code requested-until} is
 * {@code answers.requested_until}.
 *
 * @param showIf FEEL; a question that is not shown is never required
 * @param knownFrom FEEL path of what a register already knows
 * @param words FEEL for the field of a register whose words its value has, where that is not the known-from
 * path's
 * @param stops FEEL and the admission code that ends the application where the answer makes it impossible
 */
public record Question(String id, Type type, boolean required, @Nullable String showIf,
        @Nullable String knownFrom, @Nullable String provision, @Nullable Limit min, @Nullable Limit max,
        List<String> options, List<String> fileKinds, @Nullable String maxMegabytes, int lines,
            @Nullable Stop stops, boolean many,
        @Nullable String words) {

    /** What kind of answer is wanted. */
    public enum Type {
        SHOWN, TEXT, NUMBER, MONEY, DATE, CHOICE, YES_NO, EMAIL, PHONE, FILE, DECLARATION
    }

    /**
     * The least or the most an answer may be: FEEL, with the code of the violation and its arguments in FEEL.
     */
    public record Limit(String is, String code, List<String> args) {
    }

    /** An answer after which this service is the wrong one. */
    public record Stop(String when, String admission) {
    }

    public String variable() {
        return id.replace('-', '_');
    }
}
