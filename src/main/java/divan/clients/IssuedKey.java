package divan.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A key as it is known after it was shown once.
 *
 * @param prefix its first characters, by which people recognise it; they open nothing
 * @param scopes groups of routes to which it is limited; none: to nothing
 */
public record IssuedKey(UUID id, UUID client, String prefix, Instant issued, LocalDate last,
        boolean revoked, Set<Scope> scopes) {
    public IssuedKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it opens what is asked there; any key is told of itself. */
    boolean opens(HttpServletRequest request) {
        return scopes.isEmpty() || request.getRequestURI().equals("/api/client")
            || Scope.of(request).filter(scopes::contains).isPresent();
    }
}
