package divan.registers;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a register.
 *
 * @param series tells apart what may hold at the same time (empty where a party has one row at a time)
 * @param values by field, dates as ISO text, decimals as text
 * @param madeBy the act by which it stands
 * @param endedBy the act by which it no longer stands, though it once was what the register said; null while
 * it stands
 */
public record Entry(UUID id, String register, UUID party, String series, Map<String, Object> values,
        Span valid, UUID madeBy, @Nullable UUID endedBy) {

    /** With these fields and no others. */
    public Entry only(Set<String> fields) {
        Map<String, Object> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(fields);
        return new Entry(id, register, party, series, some, valid, madeBy, endedBy);
    }

    /** As another institution is told of it: its days, and its values. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("validFrom", valid.from().toString());
        LocalDate last = valid.last();
        if (last != null) {
            told.put("validUntil", last.toString());
        }
        told.put("values", values);
        return told;
    }
}
