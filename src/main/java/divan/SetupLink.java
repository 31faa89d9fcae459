package divan;

import divan.access.SetUp;
import divan.database.CannotStart;
import divan.database.DatabaseAddress;
import divan.database.Running;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code divan setup-link}: a new link, good once and for an hour, by which somebody becomes administrator;
 * from the database of a running Divan. Whoever may read the data folder may run it: they could read
 * everything else, too.
 */
final class SetupLink {
    /** Where a running program says at which address it is found. */
    static final String ADDRESS = "address";

    private SetupLink() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            Set<String> values = new TreeSet<>(CommandLine.INSTALLATION);
            values.add("--origin");
            CommandLine line = CommandLine.parse("setup-link", words, values, Set.of("--another"))
                .withoutWords();
            DatabaseAddress admin = line.database();
            DatabaseAddress app = admin == null ? Running.app(line.data()) : Running.app(admin);
            return say(SetUp.offer(app.dataSource(), Instant.now(), line.has("--another")), line, out, err);
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (CannotStart e) {
            err.println(e.getMessage());
        } catch (RuntimeException e) {
            err.println("The database does not answer: is Divan running on this folder?");
        }
        return 1;
    }

    private static int say(SetUp.Offer offer, CommandLine line, PrintStream out, PrintStream err) {
        switch (offer) {
            case SetUp.Offer.Path path -> out.println(origin(line.get("--origin"), line.data())
                + path.path());
            case SetUp.Offer.Administered known ->
                err.println("Somebody can sign in already, and an administrator "
                + "can invite others. If nobody can any more, add --another.");
            case SetUp.Offer.DemonstrationWorld world -> err.println("This is the demonstration world: its "
                + "administrator is on the sign-in page.");
            case SetUp.Offer.Untouched none -> err.println(
                "Start Divan on this database once: divan serve --no-demo");
        }
        return offer instanceof SetUp.Offer.Path ? 0 : 1;
    }

    private static String origin(@Nullable String given, Path data) {
        try {
            return given == null ? Files.readString(data.resolve(ADDRESS)).strip() : given;
        } catch (IOException e) {
            return "";
        }
    }
}
