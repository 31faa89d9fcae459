package divan.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The plans and indicators of the packs in force. */
@Component
class PlanBook {
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Map<String, List<Indicator>> indicators = new ConcurrentHashMap<>();

    void plan(String pack, Plan plan) {
        plans.put(pack, plan);
    }

    /** @return those before */
    List<Indicator> indicators(String pack, List<Indicator> now) {
        List<Indicator> before = indicators.put(pack, now);
        return before == null ? List.of() : before;
    }

    List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    List<Indicator> all() {
        return indicators.values().stream().flatMap(List::stream).toList();
    }

    /** By id, in the order of the packs. */
    Map<String, Indicator> byId() {
        Map<String, Indicator> byId = new LinkedHashMap<>();
        all().forEach(indicator -> byId.putIfAbsent(indicator.id(), indicator));
        return byId;
    }

    Optional<Indicator> indicator(String id) {
        return all().stream().filter(indicator -> indicator.id().equals(id)).findFirst();
    }
}
