package divan.organisation;

import divan.kernel.Span;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An organ of the state as it is during {@code valid}.
 *
 * @param number eight digits (DETSİS); {@code official} is false for a demonstration number
 * @param parent the organ it belongs to, {@code parent2} a second one (a provincial directorate has its
 * governorate)
 * @param province plate code 01–81, empty for the centre
 * @param letterhead the lines at the head of its letters
 */
public record Organ(String number, String nameTr, String nameEn, String kind, @Nullable String parent,
        @Nullable String parent2, String province, List<String> letterhead, boolean official, Profile profile,
        Span valid) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{7}");

    public Organ {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("an organ's number is eight digits: " + number);
        }
        letterhead = List.copyOf(letterhead);
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** None, one or two numbers. */
    public List<String> parents() {
        return Stream.of(parent, parent2).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    public Organ during(Span days) {
        return new Organ(number, nameTr, nameEn, kind, parent, parent2, province, letterhead, official,
            profile, days);
    }

    public Organ named(String turkish, String english, List<String> head) {
        return new Organ(number, turkish, english, kind, parent, parent2, province, head, official,
            profile, valid);
    }

    public Organ under(@Nullable String first, @Nullable String second) {
        return new Organ(number, nameTr, nameEn, kind, first, second, province, letterhead, official,
            profile, valid);
    }

    /** Whether another says the same, on whatever days. */
    public boolean saysAs(Organ other) {
        return during(other.valid).equals(other);
    }
}
