package divan;

import divan.access.DemoTokens;
import divan.database.CannotStart;
import divan.database.DatabaseAddress;
import divan.database.Running;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code divan demo token PERSON}: a bearer token of a demonstration person, from the database of a running
 * Divan.
 */
final class DemoToken {
    private static final String USAGE =
        "divan demo token PERSON [--data DIR | --database URL] [--now INSTANT]";

    private DemoToken() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(words);
        String data = take(rest, "--data");
        String url = take(rest, "--database");
        String now = take(rest, "--now");
        if (rest.size() != 2 || !rest.getFirst().equals("token")) {
            err.println(USAGE);
            return 2;
        }
        try {
            DatabaseAddress address = url == null ? Running.app(Path.of(data == null ? "data" : data))
                : Running.app(DatabaseAddress.parse(url, System.getProperty("user.name"),
                CommandLine.password(null)));
            Instant at = now == null ? Instant.now() : Instant.parse(now);
            Optional<String> token = DemoTokens.mint(address.dataSource(), rest.get(1), at);
            token.ifPresentOrElse(out::println,
                () -> err.println("There is no demonstration person “" + rest.get(1) + "”."));
            return token.isPresent() ? 0 : 1;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            err.println("The database does not answer: is Divan running on this folder?");
            return 1;
        }
    }

    private static @Nullable String take(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 >= words.size()) {
            return null;
        }
        words.remove(at);
        return words.remove(at);
    }
}
