package divan.operations;

import java.util.List;

/**
 * One thing that the doctor saw. Its words are {@code doctor.<id>}, and for what is wrong also how to mend
 * it: {@code doctor.<id>-mend}.
 */
public record Remark(Weight weight, String id, List<Object> args) {
    /** Good, worth knowing, or wrong. */
    public enum Weight { GOOD, NOTE, WRONG }

    static Remark good(String id, Object... args) {
        return new Remark(Weight.GOOD, id, List.of(args));
    }

    static Remark note(String id, Object... args) {
        return new Remark(Weight.NOTE, id, List.of(args));
    }

    static Remark wrong(String id, Object... args) {
        return new Remark(Weight.WRONG, id, List.of(args));
    }
}
