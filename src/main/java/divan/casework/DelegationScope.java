package divan.casework;

import java.util.List;
import java.util.Optional;

/**
 * For what a delegation is given, where a pack says less than its function; an empty list is no limit.
 *
 * @param services ids
 * @param outcomes kinds of decision: grant, refuse
 * @param places provinces by plate code
 */
public record DelegationScope(String delegation, List<String> services, List<String> outcomes,
        List<String> places) {
    public DelegationScope {
        services = List.copyOf(services);
        outcomes = List.copyOf(outcomes);
        places = List.copyOf(places);
    }

    /** Why a decision is outside it, as a code of words; empty where it is inside. */
    Optional<String> exceeded(String service, String outcome, String place) {
        return !reaches(services, service) ? Optional.of("delegation-service")
            : !reaches(places, place) ? Optional.of("delegation-place")
            : !reaches(outcomes, outcome) ? Optional.of("delegation-outcome") : Optional.empty();
    }

    private static boolean reaches(List<String> given, String asked) {
        return given.isEmpty() || given.contains(asked);
    }
}
