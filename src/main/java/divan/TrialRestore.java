package divan;

import com.zaxxer.hikari.HikariDataSource;
import divan.casework.Refolding;
import divan.database.CannotStart;
import divan.database.DataFolder;
import divan.database.Database;
import divan.journal.LedgerAudit;
import divan.operations.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Restores a backup beside itself with a database of its own, computes the whole ledger anew, tells cases
 * again from their acts, and takes everything away.
 */
final class TrialRestore {
    private static final int CASES = 1000;

    /** @param root of the ledger, hexadecimal @param cases told again from their acts, all as they were */
    record Proved(long acts, String root, int cases) {
    }

    private TrialRestore() {
    }

    /** @throws CannotStart where the backup is not good, with what is wrong */
    static Proved of(Path backup, Instant now) {
        Path place = backup.resolveSibling(backup.getFileName() + ".trial");
        try {
            FileSystemUtils.deleteRecursively(place);
            Restore.Restored restored = Restore.run(backup, place, null, false, now);
            return prove(place, restored);
        } catch (IOException e) {
            throw new CannotStart("The backup could not be tried: " + e.getMessage(), e);
        } finally {
            delete(place);
        }
    }

    private static Proved prove(Path place, Restore.Restored restored) {
        try (DataFolder folder = DataFolder.take(place); Database database = Database.embedded(folder);
                HikariDataSource pool = database.pool();
                ConfigurableApplicationContext parts = Parts.of(Map.of("divan.data", place.toString(),
                    "divan.demo", "true", "divan.pack-dir", place.toString()), pool)) {
            LedgerAudit.Audited ledger = parts.getBean(LedgerAudit.class).whole();
            if (!ledger.wrong().isEmpty() || ledger.size() != restored.acts()) {
                throw new CannotStart("The ledger of the backup does not verify: " + ledger.wrong());
            }
            Refolding.Refolded cases = parts.getBean(Refolding.class).latest(CASES);
            if (!cases.different().isEmpty()) {
                throw new CannotStart(cases.different().size()
                    + " cases of the backup are not what their acts tell.");
            }
            return new Proved(ledger.size(), ledger.root(), cases.told());
        }
    }

    private static void delete(Path place) {
        try {
            FileSystemUtils.deleteRecursively(place);
        } catch (IOException e) {
            throw new CannotStart("What the trial left in " + place + " cannot be removed: "
                + e.getMessage(), e);
        }
    }
}
