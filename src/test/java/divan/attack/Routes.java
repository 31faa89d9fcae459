package divan.attack;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;

/** The routes, as {@code policy.yaml} and the handlers name them. */
final class Routes {
    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";
    private static final PathPatternParser PATTERNS = new PathPatternParser();

    /** @param who as the row says it @param fields the names that the handler asks a request for */
    record Route(String method, PathPattern pattern, String who, Set<String> fields) {
        boolean fits(String path) {
            return pattern.matches(PathContainer.parsePath(path.replaceFirst("\\?.*", "")));
        }

        /** With something that is nothing in each variable. */
        String nothing() {
            String plain = pattern.getPatternString();
            return plain.replace("{lang}", "tr").replace("/**", "/0/000")
                .replaceAll("\\{(id|draft|offer|proposal|upload|person)}", NOBODYS)
                .replaceAll("\\{no}", "2026-987654").replaceAll("\\{[a-z]+}", "x");
        }

        boolean isApi() {
            return pattern.getPatternString().startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + pattern.getPatternString() + " (" + who + ")";
        }
    }

    private Routes() {
    }

    static List<Route> all() throws IOException {
        Map<String, Set<String>> fields = fields();
        List<Route> routes = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Routes.class.getResourceAsStream("/policy.yaml"))) {
            Map<String, Map<String, String>> rows = new Yaml().load(in);
            rows.forEach((path, methods) -> methods.forEach((method, who) -> routes.add(new Route(method,
                PATTERNS.parse(path), who, fields.getOrDefault(method + " " + path, Set.of())))));
        }
        return routes;
    }

    /** The route that answers such a request: the most specific pattern. */
    static Route of(List<Route> routes, String method, String path) {
        return routes.stream().filter(route -> route.method().equals(method) && route.fits(path))
            .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.pattern(), b.pattern()))
            .orElseThrow(() -> new AssertionError("no row for " + method + " " + path));
    }

    private static Map<String, Set<String>> fields() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        Map<String, Set<String>> fields = new java.util.HashMap<>();
        scanner.findCandidateComponents("divan").forEach(found -> {
            for (var method : type(found.getBeanClassName()).getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method,
                    RequestMapping.class);
                if (mapping != null) {
                    Set<String> names = names(method);
                    for (String path : mapping.path()) {
                        Arrays.stream(mapping.method()).forEach(verb -> fields.put(verb + " " + path, names));
                    }
                }
            }
        });
        return fields;
    }

    private static Set<String> names(Method method) {
        return Arrays.stream(method.getParameters()).filter(p -> p.isAnnotationPresent(RequestParam.class))
            .map(p -> p.getAnnotation(RequestParam.class).name().isEmpty() ? p.getName()
                : p.getAnnotation(RequestParam.class).name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
