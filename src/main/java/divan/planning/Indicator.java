package divan.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How an indicator is counted from acts.
 *
 * @param actType the type of act that counts, of these services
 * @param openingValue printed value on {@code openingDay}, to which later acts are added
 */
public record Indicator(String id, Map<String, String> title, Map<String, String> unit, String actType,
        List<String> services, long openingValue, LocalDate openingDay, Map<String, String> openingSource) {
}
