package divan.casework;

import divan.access.Conflict;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What cases know against an official: all that keeps them from a case, that they had a part in it, and that
 * they withdrew from another one of the same person.
 */
@Component
class CaseConflicts implements Conflict {
    private final Cases cases;
    private final Standing standing;
    private final FormerCases former;

    CaseConflicts(Cases cases, Standing standing, FormerCases former) {
        this.cases = cases;
        this.standing = standing;
        this.former = former;
    }

    @Override
    public Optional<Found> between(UUID official, Collection<UUID> parties, Collection<UUID> ids) {
        return Stream.concat(parties.stream().flatMap(party -> cases.of(party).stream())
                .flatMap(state -> withdrew(state, official).stream()),
            ids.stream().flatMap(id -> cases.find(id).stream()).map(Cases.Stored::state)
                .flatMap(state -> kept(state, official).stream())).findFirst();
    }

    private Optional<Found> withdrew(CaseState state, UUID official) {
        return standing.isRecused(state, official) ? Optional.of(new Found(state.id(), Standing.code(
            Standing.RECUSED))) : Optional.empty();
    }

    private Optional<Found> kept(CaseState state, UUID official) {
        return standing.why(state, official).map(Standing::code)
            .or(() -> former.hadPart(official, state.id()) ? Optional.of("had-part") : Optional.empty())
            .map(code -> new Found(state.id(), code));
    }
}
