package divan.registers;

import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which rows stand in the place of a corrected one. */
@Component
class Corrections {
    private final RegisterDefinitions definitions;

    Corrections(RegisterDefinitions definitions) {
        this.definitions = definitions;
    }

    List<Entry> instead(Entry old, Correction correction, UUID act) {
        return switch (correction) {
            case Correction.Value(String field, Object value, LocalDate since) -> {
                List<Entry> rows = before(old, since, act);
                rows.add(row(old, new Span(since, old.valid().until()), with(old, field, value), act));
                yield rows;
            }
            case Correction.Days(Span valid) -> List.of(row(old, valid, old.values(), act));
            case Correction.Struck(LocalDate since) -> before(old, since, act);
        };
    }

    private static List<Entry> before(Entry old, LocalDate since, UUID act) {
        if (!old.valid().contains(since)) {
            throw Failure.invalid(List.of(Violation.of("outside-entry", "correct-from", old.valid().from())));
        }
        List<Entry> rows = new ArrayList<>();
        if (since.isAfter(old.valid().from())) {
            rows.add(row(old, new Span(old.valid().from(), since), old.values(), act));
        }
        return rows;
    }

    private Map<String, Object> with(Entry old, String field, Object value) {
        boolean good = definitions.find(old.register()).flatMap(r -> r.field(field))
            .filter(f -> f.accepts(value)).isPresent();
        if (!good) {
            throw Failure.invalid(List.of(Violation.of("register-value", "correct-value")));
        }
        Map<String, Object> values = new LinkedHashMap<>(old.values());
        values.put(field, value);
        return values;
    }

    private static Entry row(Entry old, Span valid, Map<String, Object> values, UUID act) {
        return new Entry(Ids.next(), old.register(), old.party(), old.series(), values, valid, act, null);
    }
}
