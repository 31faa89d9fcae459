package divan.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One plan with how far its targets were reached, year by year.
 *
 * @param now what its indicators come to by now
 */
public record PlanView(Plan plan, Map<Integer, List<TargetProgress>> years, Map<String, BigDecimal> now) {
}
