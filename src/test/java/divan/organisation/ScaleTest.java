package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Findings;
import divan.kernel.RowReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A large state: {@code -Ddivan.organs=100000} for its full size. What is asked of it is asked by indexes,
 * and what one asks for is all that is read.
 */
class ScaleTest {
    private static final int ORGANS = Integer.getInteger("divan.organs", 3_000);
    private final Chancery chancery = new Chancery();
    private final OrganArrivals arrivals =
        new OrganArrivals(chancery.jdbc, new JdbcTemplate(chancery.database), chancery.hierarchy);

    private long taken() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        long rows = new InventedState(ORGANS, 1).write(file);
        Findings findings = new Findings();
        chancery.transaction.executeWithoutResult(status -> {
            UUID id = UUID.randomUUID();
            arrivals.begin();
            OrganArrivals.Batch batch = arrivals.new Batch(id);
            try {
                new RowReader(findings, new OrganRows(findings, batch::add))
                    .read(new ByteArrayInputStream(file.toByteArray()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            batch.write();
            arrivals.check(id, findings);
            arrivals.enter(id, UUID.randomUUID(), "Deneme", findings);
            arrivals.clear(id);
        });
        assertThat(findings.inOrder()).isEmpty();
        return rows;
    }

    @Test
    void everyLookUpOfALargeStateGoesByAnIndex() throws IOException {
        long begin = System.nanoTime();
        long rows = taken();
        say("taken in: " + rows + " periods", begin);
        assertThat(chancery.jdbc.sql("select count(*) from organisation.organ").query(Long.class).single())
            .isEqualTo(rows);
        Random random = new Random(2);
        LocalDate day = InventedState.LAST.minusDays(2000);
        String deep = String.valueOf(InventedState.FIRST_NUMBER + ORGANS * 2 / 3);
        String top = String.valueOf(InventedState.FIRST_NUMBER);
        assertThat(chancery.hierarchy.above(deep, day)).hasSizeBetween(5, 9);
        assertThat(chancery.hierarchy.below(top, day, 64, "", Integer.MAX_VALUE).size())
            .isEqualTo((int) chancery.organs.count(day));
        timed("as of a day", 2000, () -> chancery.organs.find(number(random), day));
        timed("ancestors", 500, () -> chancery.hierarchy.above(number(random), day));
        timed("children", 500, () -> chancery.organs.children(number(random), day, "", 100));
        timed("subtree of a directorate", 50, () ->
            chancery.hierarchy.below(String.valueOf(InventedState.FIRST_NUMBER + 1
            + random.nextInt(ORGANS / 300)),
                day, 64, "", 100));
        timed("subtree of all, 100 a page", 3, () -> chancery.hierarchy.below(top, day, 64, "", 100));
        Map.of("number = '" + deep + "' and valid @> date '2020-07-01'", "organ_",
                "parent = '" + deep + "' and valid @> date '2020-07-01'", "organ_parent")
            .forEach((where, index) -> assertThat(plan("select name_tr from organisation.organ where "
            + where))
                .contains(index).doesNotContain("Seq Scan"));
        assertThat(plan("""
            with recursive down(number, depth) as (
                select '%s', 0 union select c.number, d.depth + 1 from down d, lateral (
                    select o.number from organisation.organ o
                    where o.parent = d.number and o.valid @> date '2020-07-01'
                    union all
                    select o.number from organisation.organ o
                    where o.parent2 = d.number and o.valid @> date '2020-07-01') c where d.depth < 64)
            select number from down""".formatted(deep))).contains("organ_parent")
            .doesNotContain("Seq Scan on organ");
    }

    private static String number(Random random) {
        return String.valueOf(InventedState.FIRST_NUMBER + random.nextInt(ORGANS));
    }

    private String plan(String query) {
        return String.join("\n", chancery.jdbc.sql("explain " + query).query(String.class).list());
    }

    private static void timed(String what, int times, Runnable work) {
        work.run();
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        say(what + " × " + times, begin);
    }

    /** For whoever asks for a state of another size; nothing is concluded from it. */
    private static void say(String what, long begin) {
        if (Integer.getInteger("divan.organs") != null) {
            System.out.printf("%d organs, %s: %.1f ms%n", ORGANS, what, (System.nanoTime() - begin) / 1e6);
        }
    }
}
