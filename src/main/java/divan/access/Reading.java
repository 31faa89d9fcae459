package divan.access;

import java.util.List;
import java.util.UUID;

/** What a read found, and about whom: the parties (and the case) that the act of reading names. */
public record Reading<T>(T value, List<UUID> subjects) {
    public static <T> Reading<T> of(T value, UUID... subjects) {
        return new Reading<>(value, List.of(subjects));
    }
}
