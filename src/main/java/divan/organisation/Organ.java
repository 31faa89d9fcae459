package divan.organisation;

import divan.kernel.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organ of the state as it is during {@code valid}.
 *
 * @param number eight digits (DETSİS); {@code official} is false for a demonstration number
 * @param parent the organ it belongs to, {@code parent2} a second one (a provincial directorate has its governorate)
 * @param province plate code 01–81, empty for the centre
 * @param letterhead the lines at the head of its letters
 */
public record Organ(String number, String nameTr, String nameEn, String kind, @Nullable String parent,
        @Nullable String parent2, String province, List<String> letterhead, boolean official, Span valid) {
    public Organ {
        if (!number.matches("[1-9][0-9]{7}")) {
            throw new IllegalArgumentException("an organ's number is eight digits: " + number);
        }
    }
}
