package divan.planning;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value that a unit reports.
 *
 * @param organ whose value it is: the unit itself or one below it
 * @param late whether it is reported after its time
 * @param corrects the act whose value it takes the place of; null for the first of its period
 * @param why it does so; empty for the first
 */
public record ReportLine(String indicator, String organ, Period period, BigDecimal value, boolean late,
        @Nullable UUID corrects, String why) {
    /** As acts say it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("indicator", indicator);
        body.put("organ", organ);
        body.put("year", period.year());
        body.put("quarter", period.quarter());
        body.put("value", value.toPlainString());
        body.put("late", late);
        body.put("corrects", Objects.toString(corrects, ""));
        body.put("why", why);
        return body;
    }

    static ReportLine of(Map<?, ?> body) {
        String corrects = text(body, "corrects");
        return new ReportLine(text(body, "indicator"), text(body, "organ"),
            new Period(Integer.parseInt(text(body, "year")), Integer.parseInt(text(body, "quarter"))),
            new BigDecimal(text(body, "value")), Boolean.parseBoolean(text(body, "late")),
            corrects.isEmpty() ? null : UUID.fromString(corrects), text(body, "why"));
    }

    private static String text(Map<?, ?> body, String key) {
        return String.valueOf(body.get(key));
    }
}
