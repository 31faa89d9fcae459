package divan.representation;

import divan.access.Access;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import divan.registers.Entry;
import divan.registers.Registers;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whom a number and a full name mean. Both must be right, so that nobody learns a name by trying numbers;
 * which of them was wrong is told to nobody.
 */
@Component
public class Identification {
    private static final String SCHEME = "identity-number";
    private static final String PEOPLE = "foreigners";
    private static final String BORN = "birth-date";
    private static final String MAJORITY = "representation.majority-years";

    /** Somebody found. @param ofAge the day on which they come, or came, of age (law 4721/11/1) */
    public record Known(UUID party, String name, LocalDate ofAge) {
    }

    private final Registers registers;
    private final Parameters parameters;
    private final Access access;

    Identification(Registers registers, Parameters parameters, Access access) {
        this.registers = registers;
        this.parameters = parameters;
        this.access = access;
    }

    /** @param name given and family name, in whatever case */
    public Optional<Known> find(String number, String name) {
        return find(new Wanted.Named(number, name));
    }

    /** Asked by the program: whoever asks sees of somebody else no more than what they typed. */
    Optional<Known> find(Wanted.Named named) {
        return access.asSystem(() -> registers.party(SCHEME, named.number(), today()).flatMap(this::known)
            .filter(known -> alike(known.name(), named.name())));
    }

    /** As the register has them; the caller's own, or asked within a find. Without a birth date, nobody. */
    Optional<Known> known(UUID party) {
        return registers.latest(PEOPLE, party).filter(row -> row.values().containsKey(BORN))
            .map(row -> new Known(party, name(row),
                ofAge(LocalDate.parse(String.valueOf(row.values().get(BORN))))));
    }

    private static String name(Entry row) {
        return row.values().get("given") + " " + row.values().get("family");
    }

    private static boolean alike(String known, String typed) {
        return Turkish.folded(known).equals(Turkish.folded(typed.strip().replaceAll("\\s+", " ")));
    }

    /** Years are complete when their last day has passed: born on 29 February, of age on 1 March. */
    private LocalDate ofAge(LocalDate born) {
        String years = parameters.on(MAJORITY, today()).map(Parameters.Value::value)
            .orElseThrow(() -> Failure.conflict("majority-unknown"));
        return born.minusDays(1).plusYears(Integer.parseInt(years)).plusDays(1);
    }

    LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }
}
