package divan.access;

import divan.web.Assurance;
import divan.web.Caller;
import divan.web.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
     * One row: method, pattern and for whom: anyone, signed-in, person, applicant, filer, official,
     * operator, or {@code function <name>}. An operator is no caller: see {@link OperatorToken}.
     *
     * @param level of assurance that is wanted; 1 where the row says nothing of it
     * @param fresh whether it must have been proved lately
     */
    public record Row(String method, PathPattern pattern, String who, int level, boolean fresh) {
        boolean isForOperators() {
            return who.equals(OPERATOR);
        }

        boolean admits(Caller caller) {
            return switch (who) {
                case "anyone" -> true;
                case "signed-in" -> caller.isSignedIn();
                case "person" -> caller.isForThemselves();
                case "filer" -> caller.kind() == Caller.Kind.PERSON || caller.may("counter");
                case "applicant" -> caller.kind() == Caller.Kind.PERSON;
                case "official" -> caller.isOfficial();
                case OPERATOR -> false;
                default -> caller.may(who.substring("function ".length()));
            };
        }

        /** Whether it is known surely enough, and lately enough, who the caller is. */
        boolean isProven(Caller caller, Instant now) {
            Duration lately = method.equals("GET") ? Assurance.FRESH : Assurance.FINISHED;
            return level == 1 || caller.assurance().reaches(level)
                && (!fresh || caller.assurance().isWithin(lately, now));
        }

        /** @param said {@code who [at 2|3 [fresh]]} */
        static Row of(String method, PathPattern pattern, String said) {
            Matcher row = ROW.matcher(said);
            boolean open = said.startsWith("anyone") || said.startsWith(OPERATOR);
            if (!row.matches() || open && row.group("level") != null) {
                throw new IllegalStateException("policy.yaml: “" + said + "” is nobody we know");
            }
            int level = row.group("level") == null ? 1 : Integer.parseInt(row.group("level"));
            return new Row(method, pattern, row.group("who"), level, row.group("fresh") != null);
        }
    }

    private static final String OPERATOR = "operator";
    private static final Pattern ROW = Pattern.compile("(?<who>anyone|signed-in|person|applicant|filer|"
        + "official|operator|"
        + "function [a-z.-]+)( at (?<level>[23])(?<fresh> fresh)?)?");

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
                rows.add(Row.of(method, parser.parse(path), who))));
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
