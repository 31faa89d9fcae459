package divan.process;

import org.jspecify.annotations.Nullable;

/**
 * A sequence flow.
 *
 * @param condition FEEL; null where there is none
 * @param otherwise whether it is the default flow of its gateway
 */
public record Flow(String id, String name, String from, String to, @Nullable String condition,
        boolean otherwise, int line) {
}
