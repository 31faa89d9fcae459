package divan.legislation;

import divan.kernel.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a norm may stand on what it names: each provision is known, stands on the norm's first day, and is
 * of a higher rank; a regulation carries out a law or a presidential decree (Constitution 124), so that the
 * Constitution alone does not bear it.
 */
final class NormRank {
    static final String FIELD = "rests_on";
    private static final String REGULATIONS = "2709/124";

    private NormRank() {
    }

    /** @param footing what is found at an address; empty where no such norm is known */
    static List<Violation> wrong(Norm norm, Function<String, Optional<Footing>> footing) {
        List<Violation> wrong = new ArrayList<>();
        if (norm.restsOn().isEmpty() && norm.kind().needsBasis()) {
            wrong.add(Violation.of("norm-needs-basis", FIELD).citing(REGULATIONS));
        }
        boolean borne = norm.kind() != NormKind.REGULATION || norm.restsOn().isEmpty();
        for (String address : norm.restsOn()) {
            Optional<Footing> found = footing.apply(address);
            if (found.isEmpty()) {
                wrong.add(Violation.of("norm-basis-unknown", FIELD, address));
            } else {
                one(norm, found.get()).ifPresent(wrong::add);
                borne |= found.get().kind() != NormKind.CONSTITUTION;
            }
        }
        if (!borne && wrong.isEmpty()) {
            wrong.add(Violation.of("norm-basis-too-high", FIELD).citing(REGULATIONS));
        }
        return wrong;
    }

    private static Optional<Violation> one(Norm norm, Footing footing) {
        String address = footing.address();
        if (footing.kind().rank() >= norm.kind().rank()) {
            return Optional.of(Violation.of("norm-basis-not-higher", FIELD, address));
        } else if (!footing.found()) {
            return Optional.of(Violation.of("norm-basis-nowhere", FIELD, address));
        } else if (!footing.valid().contains(norm.valid().from()) || !footing.inForce()) {
            return Optional.of(Violation.of("norm-basis-not-in-force", FIELD, address,
                norm.valid().from()));
        } else if (footing.internal() && !norm.internal()) {
            return Optional.of(Violation.of("norm-basis-internal", FIELD, address));
        }
        return Optional.empty();
    }
}
