package divan.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A group of routes to which a key can be limited. */
public enum Scope {
    /** Organs, what they were, and who may sign in them. */
    ORGANS("organs"),
    /** Laws, their provisions, and what stands on them. */
    LAW("law", "impact"),
    /** Public services and the file plan. */
    SERVICES("services", "file-plan"),
    /** What changed of the organs, for a true copy. */
    CHANGES("changes"),
    SEARCH("search");

    private final List<String> routes;

    Scope(String... routes) {
        this.routes = List.of(routes);
    }

    /** As data, addresses and answers write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }

    /** Empty where one of the words is none. */
    public static Optional<Set<Scope>> all(List<String> codes) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        codes.forEach(code -> of(code).ifPresent(scopes::add));
        return scopes.size() == codes.stream().distinct().count() ? Optional.of(scopes) : Optional.empty();
    }

    /** In the order above. */
    public static List<String> codes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).toList();
    }

    /**
     * The group a request asks in. It is none where the address as it was sent and as the server understood
     * it differ in what they begin with.
     */
    static Optional<Scope> of(HttpServletRequest request) {
        Optional<Scope> sent = route(request.getRequestURI());
        return sent.equals(route(request.getServletPath())) ? sent : Optional.empty();
    }

    private static Optional<Scope> route(String path) {
        String[] parts = path.split("/", -1);
        return parts.length < 3 || !parts[1].equals("api") ? Optional.empty()
            : Arrays.stream(values()).filter(scope -> scope.routes.contains(parts[2])).findFirst();
    }
}
