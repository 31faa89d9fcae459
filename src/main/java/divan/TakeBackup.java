package divan;

import divan.database.CannotStart;
import divan.operations.Backup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code divan backup --data DIR --out DIR2 [--database URL] [--no-verify] [--format text|json]}: exit 0 when
 * there is a backup that was restored for trial, 1 when not, 2 for wrong usage. A backup that fails its trial
 * is not left where it could be taken for one.
 */
final class TakeBackup {
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.addAll(Set.of("--out", "--format"));
    }

    private TakeBackup() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse("backup", words, VALUES, Set.of("--no-verify"))
                .withoutWords();
            boolean json = line.json();
            Instant now = Instant.now();
            Backup.Taken taken = Backup.take(line.data(), line.database(), Path.of(line.need("--out")),
                Divan.version(), now);
            TrialRestore.Proved proved = line.has("--no-verify") ? null : proved(taken, now);
            out.print(json ? json(taken, proved) : text(taken, proved));
            return 0;
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static TrialRestore.Proved proved(Backup.Taken taken, Instant now) {
        try {
            return TrialRestore.of(taken.place(), now);
        } catch (CannotStart e) {
            throw new CannotStart("This backup cannot be relied on, and is kept in " + aside(taken.place())
                + " for whoever looks into it. " + e.getMessage(), e);
        }
    }

    private static Path aside(Path place) {
        Path failed = place.resolveSibling(place.getFileName() + ".failed");
        try {
            FileSystemUtils.deleteRecursively(failed);
            return Files.move(place, failed);
        } catch (IOException e) {
            return place;
        }
    }

    private static String text(Backup.Taken taken, TrialRestore.@Nullable Proved proved) {
        String trial = proved == null ? "Not restored for trial.\n"
            : "Restored for trial: the acts lead to the root " + proved.root() + ", and " + proved.cases()
                + " cases are what their acts tell.\n";
        return "Backup in " + taken.place() + ": " + taken.acts() + " acts, " + taken.rows() + " rows of "
            + taken.tables() + " tables, " + taken.bytes() + " bytes.\n" + trial
            + "It holds every key and secret of the installation: keep it as safe as these.\n";
    }

    private static String json(Backup.Taken taken, TrialRestore.@Nullable Proved proved) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("backup", taken.place().toString());
        map.put("acts", taken.acts());
        map.put("tables", taken.tables());
        map.put("rows", taken.rows());
        map.put("bytes", taken.bytes());
        map.put("verified", proved != null);
        if (proved != null) {
            map.put("root", proved.root());
            map.put("cases", proved.cases());
        }
        return JsonMapper.builder().build().writeValueAsString(map) + "\n";
    }
}
