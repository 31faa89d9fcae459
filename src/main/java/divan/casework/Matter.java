package divan.casework;

import divan.catalogue.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What an application is about where its service can be asked for more than once at a time: one thing that
 * one row of a register says.
 *
 * @param field of the register; {@link #FROM}, {@link #UNTIL} for the row's days, {@link #ROW} for the row as
 * a whole
 */
public record Matter(String register, String field, UUID entry) {
    public static final String FROM = "valid-from";
    public static final String UNTIL = "valid-until";
    public static final String ROW = "row";
    /** In the place of a register: an act of reading, by its id, and the kind of data it read. */
    public static final String READS = Service.READS;
    /** In the place of a register: one closed case of one's own, or, by the party's id, all of them. */
    public static final String FILES = Service.FILES;
    public static final String FILE = "case";
    public static final String ALL_FILES = "all";
    /** The matter of a service of which a person has one case at a time. */
    static final String NONE = "";
    /** With the case's id behind it, the matter of a service of which a person may have many at a time. */
    static final String OWN = "case/";

    /** The matter among the facts of an application; empty where the service has none, or the row is gone. */
    static Optional<Matter> of(Service service, Map<String, ?> facts) {
        return service.about().map(facts::get).filter(Map.class::isInstance).map(Map.class::cast)
            .map(row -> new Matter(String.valueOf(row.get("register")), String.valueOf(row.get("field")),
                UUID.fromString(String.valueOf(row.get("id")))));
    }

    /**
     * Whether a service reads this of a register; its days and the row as a whole, wherever it reads the
     * register.
     */
    boolean isReadBy(Service service) {
        return service.inputs().values().stream().filter(input -> input.register().equals(register))
            .anyMatch(input -> List.of(FROM, UNTIL, ROW).contains(field) || input.fields().contains(field)
                || field.equals(input.listOf()));
    }

    static Matter read(String text) {
        String[] parts = text.split("/", 3);
        return new Matter(parts[0], parts[1], UUID.fromString(parts[2]));
    }

    /** As it is kept beside a case: opaque, no personal data. */
    String text() {
        return register + "/" + field + "/" + entry;
    }
}
