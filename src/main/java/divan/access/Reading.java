package divan.access;

import java.util.List;
import java.util.UUID;

/**
 * What a read found, and about whom: the parties (and the case) that the act of reading names.
 *
 * @param basis provisions that the read rests on, where what was found says so; otherwise empty: the
 * purpose's
 */
public record Reading<T>(T value, List<UUID> subjects, List<String> basis) {
    public Reading(T value, List<UUID> subjects) {
        this(value, subjects, List.of());
    }

    public static <T> Reading<T> of(T value, UUID... subjects) {
        return new Reading<>(value, List.of(subjects));
    }

    public Reading<T> on(List<String> provisions) {
        return new Reading<>(value, subjects, provisions);
    }
}
