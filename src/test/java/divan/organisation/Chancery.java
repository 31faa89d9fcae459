package divan.organisation;

import divan.database.TestCluster;
import divan.kernel.Failure;
import divan.kernel.Span;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Organs of a database of their own, without acts: what happens to them is carried out under ids that stand
 * for acts.
 */
final class Chancery {
    static final LocalDate FIRST = LocalDate.parse("2000-01-01");
    final DataSource database;
    final JdbcClient jdbc;
    final Organs organs;
    final Hierarchy hierarchy;
    final StateCopy copy;
    final Changes changes;
    final Reorganisation reorganisation;
    final TransactionTemplate transaction;

    Chancery() {
        this(TestCluster.fresh().app());
    }

    Chancery(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.organs = new Organs(jdbc);
        this.hierarchy = new Hierarchy(jdbc);
        this.copy = new StateCopy(database, jdbc);
        this.changes = new Changes(jdbc, new Tidings(copy));
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        this.reorganisation = new Reorganisation(organs, hierarchy, changes, transactions);
        this.transaction = new TransactionTemplate(transactions);
    }

    static Organ organ(String number, String name, @Nullable String parent, Span valid) {
        return new Organ(number, name, "", "department", parent, null, "", List.of("T.C.", name), false,
            Profile.UNKNOWN, valid);
    }

    static LocalDate day(int n) {
        return FIRST.plusDays(n);
    }

    Organ founded(String number, @Nullable String parent, int from) {
        Organ organ = organ(number, "Birim " + number, parent, Span.since(day(from)));
        carriedOut(new OrganEvent.Founded(organ));
        return organ;
    }

    /** @throws Failure with everything that is wrong */
    void carriedOut(OrganEvent event) {
        transaction.executeWithoutResult(status -> {
            reorganisation.carryOut(event, UUID.randomUUID(), new Changes.Grounds("deneme", ""));
            jdbc.sql("set constraints all immediate").update();
        });
    }

    /** The codes of what is wrong with it, and nothing is changed. */
    List<String> refused(OrganEvent event) {
        try {
            carriedOut(event);
            return List.of();
        } catch (Failure e) {
            return e.violations().stream().map(Violation::code).toList();
        }
    }
}
