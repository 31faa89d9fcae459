package divan.casework;

import divan.organisation.Organ;
import divan.organisation.Organisation;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who stands above an official: in their own organ, and above it, whoever holds a post whose office it is
 * ({@code emergency.review}); nobody is above themselves.
 */
@Component
class Superiors {
    static final String FUNCTION = "emergency.review";
    private static final int HIGHEST = 20;

    private final Organisation organisation;

    Superiors(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The organ and those above it, the nearest first: each parent before its own parents. */
    List<String> chain(String organ, LocalDate day) {
        Set<String> chain = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(organ));
        while (!next.isEmpty() && chain.size() < HIGHEST) {
            String number = next.poll();
            if (chain.add(number)) {
                organisation.organ(number, day).map(Organ::parents).ifPresent(next::addAll);
            }
        }
        return List.copyOf(chain);
    }

    /** The nearest organ of these in which somebody stands above them. */
    Optional<String> nearest(List<String> chain, UUID official, LocalDate day) {
        return nearest(chain, FUNCTION, official, day);
    }

    /** The nearest organ of these in which somebody else than this official has a function by office. */
    Optional<String> nearest(List<String> chain, String function, @Nullable UUID official, LocalDate day) {
        return above(chain, function, official, day).findFirst();
    }

    /** Those of these organs in which somebody else than this official has a function by office. */
    Stream<String> above(List<String> chain, String function, @Nullable UUID official, LocalDate day) {
        return chain.stream().filter(organ -> organisation.holdersIn(organ, day).stream()
            .anyMatch(holder -> holder.post().functions().contains(function)
                && !holder.person().equals(official)));
    }
}
