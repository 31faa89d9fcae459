package divan;

import divan.database.CannotStart;
import divan.operations.Restore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code divan restore --from DIR2 --data DIR [--database URL] [--accept-loss]}: exit 0 when restored, 1 when
 * refused, 2 for wrong usage. What the folder's list says was erased since the backup is erased again.
 */
final class RestoreBackup {
    private static final Set<String> VALUES = new HashSet<>(CommandLine.INSTALLATION);

    static {
        VALUES.add("--from");
    }

    private RestoreBackup() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse("restore", words, VALUES, Set.of("--accept-loss"))
                .withoutWords();
            Path from = Path.of(line.need("--from")).toAbsolutePath().normalize();
            Restore.Restored restored = Restore.run(from, line.data(), line.database(),
                line.has("--accept-loss"), Instant.now());
            int again = EraseCommand.again(line);
            out.print(text(line.data(), restored) + (again == 0 ? ""
                : again + " erasures that were carried out since the backup were carried out again.\n"));
            return 0;
        } catch (CommandLine.Unclear e) {
            err.println(e.getMessage() + " See: divan help");
            return 2;
        } catch (IOException e) {
            err.println("Restored; what was erased since is not erased again yet: say ./divan erase. "
                + e.getMessage());
            return 1;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static String text(Path data, Restore.Restored restored) {
        String aside = restored.aside().isEmpty() ? ""
            : "What was there is in " + data.resolve(restored.aside())
            + ": remove it when you no longer need it.\n";
        String loss = restored.lost() == 0
            ? "If this installation published a checkpoint of more than " + restored.acts()
            + " acts after the backup, "
                + "do not start it: restore onto the folder that knows of it, so that the loss is told.\n"
            : restored.lost()
            + " published acts are lost. The ledger that published them has ended; the next start "
                + "begins another, with a new name and key: make both known to whoever holds receipts.\n";
        return "Restored into " + data + ": " + restored.acts() + " acts, " + restored.rows() + " rows.\n"
            + aside + loss;
    }
}
