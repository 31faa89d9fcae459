package divan.demo;

import divan.kernel.Span;
import divan.packs.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the registers know of one synthetic foreigner. */
final class DemoRows {
    private DemoRows() {
    }

    /** A row to be entered. */
    record Row(String register, String series, Map<String, Object> values, Span valid) {
    }

    static List<Row> of(Table.Row row, String permit, LocalDate today) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("foreigners", "", person(row, today), Span.since(today.minusYears(5))));
        LocalDate from = today.plusDays(row.integer("permit_start_days"));
        LocalDate last = today.plusDays(row.integer("permit_end_days"));
        rows.add(new Row("residence-permits", "", permit(row, permit, from), Span.of(from, last)));
        LocalDate insured = today.plusDays(row.integer("insurance_end_days"));
        rows.add(new Row("insurance", "", Map.of("policy", "TEST-POL-" + permit),
            Span.of(from.minusDays(30), insured)));
        if (!row.get("restriction").isEmpty()) {
            rows.add(new Row("restrictions", row.get("restriction"), Map.of("kind", row.get("restriction")),
                Span.since(today.minusDays(90))));
        }
        return rows;
    }

    private static Map<String, Object> person(Table.Row row, LocalDate today) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("given", row.need("given"));
        values.put("family", row.need("family"));
        values.put("birth-date", row.need("birth_date"));
        values.put("sex", row.get("sex"));
        values.put("nationality", row.get("nationality"));
        values.put("passport-number", row.get("passport_number"));
        values.put("passport-end", today.plusDays(row.integer("passport_end_days")).toString());
        values.put("address", row.get("address"));
        values.put("address-registered", row.get("address_registered").equals("true"));
        values.put("province", row.get("province"));
        values.put("email", row.get("email"));
        values.put("synthetic", true);
        return values;
    }

    private static Map<String, Object> permit(Table.Row row, String number, LocalDate from) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("permit-number", number);
        values.put("kind", row.get("permit_kind"));
        if (!row.get("ground").isEmpty()) {
            values.put("ground", row.get("ground"));
            values.put("ground-count", row.integer("ground_count"));
        }
        values.put("starts", from.toString());
        values.put("taken-up-on", from.toString());
        values.put("interrupted", false);
        values.put("synthetic", true);
        return values;
    }
}
