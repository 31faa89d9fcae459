package divan.clients;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What an institution's program may ask about people, as two administrators agreed with it.
 *
 * @param number under which both sides keep it
 * @param provisions addresses on which it stands
 * @param purposes for which registers are read, as their {@code read-for} names them
 * @param fields {@code register/field}; it gives each for those of its purposes for which the register does
 * @param perMinute inquiries under it, as {@code perDay} of a day in Europe/Istanbul
 * @param first day on which it holds, as {@code last}; one that was ended before it began has a last day
 * before its first
 */
public record Protocol(UUID id, UUID client, String number, List<String> provisions, List<String> purposes,
        List<String> fields, int perMinute, int perDay, LocalDate first, LocalDate last) {
    public Protocol {
        provisions = List.copyOf(provisions);
        purposes = List.copyOf(purposes);
        fields = List.copyOf(fields);
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Field ids by register. */
    public Map<String, TreeSet<String>> registers() {
        Map<String, TreeSet<String>> registers = new TreeMap<>();
        fields.forEach(field -> registers.computeIfAbsent(field.substring(0, field.indexOf('/')),
            register -> new TreeSet<>()).add(field.substring(field.indexOf('/') + 1)));
        return registers;
    }
}
