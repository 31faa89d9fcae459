package divan.operations;

import divan.casework.Bureau;
import divan.database.TestDatabase;
import divan.demo.Sundial;
import divan.demo.World;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/**
 * Makes the small backup of this version that every later version must be able to go on from: run it before a
 * release with {@code -Dtest=UpgradeSeed -Ddivan.seed.out=DIR}, and keep the folder as a zip in {@code
 * src/test/resources/upgrade}.
 */
@World
@EnabledIfSystemProperty(named = "divan.seed.out", matches = ".+")
class UpgradeSeed {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private TestDatabase database;
    @Value("${divan.data}")
    private Path data;

    @Test
    void oneCaseOfEachKindIsBackedUp() throws Exception {
        Bureau bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        bureau.filed(bureau.applicant());
        bureau.granted();
        bureau.refused();
        bureau.startedDraft();
        bureau.awaitAll(bureau.filed(bureau.applicant()));
        Backup.take(data, database.adminAddress(), Path.of(System.getProperty("divan.seed.out")), "seed",
            Instant.parse("2026-11-22T07:00:00Z"));
    }
}
