package divan.catalogue;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.legislation.Parameters;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How services are carried out, measured: what the inventory declares is set beside it. Whoever carries them
 * out notes the course of each case here; what is given back speaks of many cases or not at all.
 */
@Component
public class Practice {
    private static final String LEAST = "inventory.least-cases";

    private final Courses courses;
    private final Transactions transactions;
    private final Parameters parameters;

    Practice(Courses courses, Transactions transactions, Parameters parameters) {
        this.courses = courses;
        this.transactions = transactions;
        this.parameters = parameters;
    }

    /** In the caller’s transaction, as the system; what was noted of the case before is replaced. */
    public void note(Course course) {
        courses.note(course);
    }

    /** Services by id, in an organ’s own work of the twelve months that end with the day. */
    public Map<String, Measured> ofOrgan(String organ, LocalDate day) {
        return transactions.as(RowIdentity.SYSTEM, () -> courses.ofOrgan(organ, day.minusYears(1), day,
            least(day)));
    }

    /** Services by id, whoever works on them. */
    public Map<String, Measured> everywhere(LocalDate day) {
        return transactions.as(RowIdentity.SYSTEM, () -> courses.all(day.minusYears(1), day, least(day)));
    }

    /** Empty where nobody applied and nothing was decided. */
    public Optional<Measured> of(String service, LocalDate day) {
        return Optional.ofNullable(transactions.as(RowIdentity.SYSTEM, () -> courses.ofService(service,
            day.minusYears(1), day, least(day))).get(service));
    }

    /** Fewest cases of which figures are told on this day. */
    public int least(LocalDate day) {
        return parameters.on(LEAST, day).map(Parameters.Value::value).map(Integer::valueOf).orElse(1);
    }
}
