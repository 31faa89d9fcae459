package divan;

import com.zaxxer.hikari.HikariDataSource;
import divan.database.DataFolder;
import divan.database.Database;
import divan.examples.Examples;
import divan.examples.SunClock;
import divan.packs.Pack;
import divan.packs.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A world of its own for the examples of packs: a database in a folder that goes away, the modules without
 * pages, and a clock that examples set. It begins on the first day that any example is about.
 */
final class ExampleWorld {
    /** @param pack whose services these are */
    record Outcomes(Pack pack, List<Examples.Outcome> services) {
    }

    private ExampleWorld() {
    }

    /**
     * @param only the service whose examples are run, or empty for all
     * @throws divan.database.CannotStart where there is no database to be had
     */
    static List<Outcomes> run(Path packFolder, List<Pack> packs, String only, LocalDate today)
            throws IOException {
        Path place = Files.createTempDirectory("divan-examples");
        SunClock clock = new SunClock(packs.stream().map(Examples::firstDay)
            .flatMap(Optional::stream).min(LocalDate::compareTo).orElse(today));
        try (DataFolder folder = DataFolder.take(place); Database database = Database.embedded(folder);
                HikariDataSource pool = database.pool();
                ConfigurableApplicationContext parts = Parts.of(Map.of("divan.data", place.toString(),
                    "divan.demo", "true", "divan.pack-dir", packFolder.toString()), pool, clock)) {
            parts.getBean(Packs.class).start();
            Examples examples = parts.getBean(Examples.class);
            List<Outcomes> all = new ArrayList<>();
            for (Pack pack : packs) {
                all.add(new Outcomes(pack, pack.services().stream()
                    .filter(service -> only.isEmpty() || service.equals(only))
                    .map(service -> examples.run(pack.name(), service, clock)).toList()));
            }
            return all;
        } finally {
            FileSystemUtils.deleteRecursively(place);
        }
    }
}
