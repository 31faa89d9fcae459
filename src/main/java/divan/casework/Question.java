package divan.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form. Its name in FEEL has underscores: {@code requested-until} is
 * {@code answers.requested_until}.
 *
 * @param showIf FEEL; a question that is not shown is never required
 * @param knownFrom FEEL path of what a register already knows
 * @param kinds of a file by its content (pdf, jpeg, png); of an identity number (citizen, foreigner), none
 * for either
 * @param many a choice of several, or several files
 * @param words FEEL for the field of a register whose words its value has, where that is not the known-from
 * path's
 * @param stops FEEL and the admission code that ends the application where the answer makes it impossible
 * @param count how many rows, files or options an answer has
 * @param decimals most places behind the comma of a number
 * @param formula of a calculated answer
 * @param questions of each row of a group
 */
public record Question(String id, Type type, boolean required, @Nullable String showIf,
        @Nullable String knownFrom, @Nullable String provision, @Nullable Limit min, @Nullable Limit max,
        List<String> options, List<String> kinds, @Nullable String maxMegabytes, int lines,
            @Nullable Stop stops, boolean many,
        @Nullable String words, Count count, int decimals, @Nullable Formula formula,
        List<Question> questions) {

    /** What kind of answer is wanted. */
    public enum Type {
        SHOWN, CALCULATED, TEXT, NUMBER, MONEY, DATE, PERIOD, CHOICE, YES_NO, IDENTITY_NUMBER, NAME, ADDRESS,
        EMAIL, PHONE, IBAN, PLATE, FILE, DECLARATION, GROUP
    }

    /**
     * The least or the most an answer may be: FEEL, with the code of the violation and its arguments in FEEL.
     */
    public record Limit(String is, String code, List<String> args) {
    }

    /** An answer after which this service is the wrong one. */
    public record Stop(String when, String admission) {
    }

    /** How many there are at least and at most. */
    public record Count(int least, int most) {
    }

    /** FEEL over what stands before it, and as what its value is written. */
    public record Formula(String is, Type as) {
    }

    public String variable() {
        return id.replace('-', '_');
    }

    /** Whether somebody answers it; what is shown or calculated, nobody does. */
    public boolean isAsked() {
        return type != Type.SHOWN && type != Type.CALCULATED;
    }
}
