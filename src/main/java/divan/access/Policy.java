package divan.access;

import divan.web.Caller;
import divan.web.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Who may call which route at all, as data ({@code policy.yaml}); what a caller may then see is decided again
 * in the door, and once more by the database. A route without a row is nobody's.
 */
@Component
public class Policy {
    /**
     * One row: method, pattern and for whom: anyone, signed-in, person, official, operator, or
     * {@code function <name>}. An operator is no caller: see {@link OperatorToken}.
     */
    public record Row(String method, PathPattern pattern, String who) {
        boolean isForOperators() {
            return who.equals(OPERATOR);
        }

        boolean admits(Caller caller) {
            return switch (who) {
                case "anyone" -> true;
                case "signed-in" -> caller.isSignedIn();
                case "person" -> caller.kind() == Caller.Kind.PERSON;
                case "official" -> caller.isOfficial();
                case OPERATOR -> false;
                default -> caller.may(who.substring("function ".length()));
            };
        }
    }

    private static final String OPERATOR = "operator";

    private final List<Row> rows = read();

    public List<Row> rows() {
        return rows;
    }

    public Optional<Row> row(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        String asked = method.equals("HEAD") ? "GET" : method;
        return rows.stream().filter(r -> r.method().equals(asked) && matches(r, parsed))
            .min(Comparator.comparing(Row::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    }

    /** Where a path begins with a language it is one that we speak: otherwise {@code /error} were a page. */
    private static boolean matches(Row row, PathContainer path) {
        PathPattern.PathMatchInfo match = row.pattern().matchAndExtract(path);
        String language = match == null ? null : match.getUriVariables().get("lang");
        return match != null && (language == null || Languages.find(language).isPresent());
    }

    private static List<Row> read() {
        try (InputStream in = Policy.class.getResourceAsStream("/policy.yaml")) {
            Map<String, Map<String, String>> tree = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(in);
            PathPatternParser parser = new PathPatternParser();
            List<Row> rows = new ArrayList<>();
            tree.forEach((path, methods) -> methods.forEach((method, who) ->
                rows.add(new Row(method, parser.parse(path), checked(who)))));
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checked(String who) {
        if (List.of("anyone", "signed-in", "person", "official", OPERATOR).contains(who)
                || who.startsWith("function ")) {
            return who;
        }
        throw new IllegalStateException("policy.yaml: “" + who + "” is nobody we know");
    }
}
