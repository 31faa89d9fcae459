package divan.audit;

import divan.kernel.Turkish;
import java.util.Arrays;
import java.util.Optional;

/** How far a target was reached, in the words of forms 3 and 4, which are Turkish wherever they stand. */
public enum Status {
    MISSED("Ulaşılamadı"),
    PARTLY_REACHED("Kısmen Ulaşıldı"),
    REACHED("Ulaşıldı"),
    EXCEEDED("Aşıldı");

    private final String printed;

    Status(String printed) {
        this.printed = printed;
    }

    /** As the forms print it. */
    public String printed() {
        return printed;
    }

    /** Whatever the capitals, spaces and the full stop behind it. */
    static Optional<Status> read(String text) {
        String words = words(text);
        return Arrays.stream(values()).filter(status -> words(status.printed).equals(words)).findFirst();
    }

    private static String words(String text) {
        return Turkish.folded(text).replaceAll("[^a-z]+", " ").strip();
    }
}
