package divan.policy;

import java.util.Arrays;
import java.util.Optional;

/** What data are to whoever reads them. Row-level security holds each row against it again. */
public enum Relation {
    /** They are about the reader. */
    SELF("self"),
    /** They are about somebody for whom the reader acts, by a mandate that stands. */
    REPRESENTED("represented"),
    /** They are of a case that the reader's organ works on. */
    OWN_ORGAN("own-organ"),
    /** The reader's organ was asked about them. */
    ASKED("asked"),
    /** The reader opened them in an emergency, for a time. */
    EMERGENCY("in-emergency"),
    /** They are about anybody: of a rule, and of a reading that is bound to no organ. */
    ANYBODY("anybody");

    private final String code;

    Relation(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Relation> of(String code) {
        return Arrays.stream(values()).filter(relation -> relation.code.equals(code)).findFirst();
    }

    /** Whether a rule for these data reaches those. */
    boolean reaches(Relation other) {
        return this == ANYBODY || this == other;
    }
}
