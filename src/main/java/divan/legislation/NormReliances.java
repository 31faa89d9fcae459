package divan.legislation;

import divan.reliance.Address;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedBasis;
import divan.reliance.RecordedReliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Norms by the provisions they rest on: those in force on the day of the change or later. */
@Component
class NormReliances implements RecordedReliances {
    private final Norms norms;
    private final LawShelf shelf;

    NormReliances(Norms norms, LawShelf shelf) {
        this.norms = norms;
        this.shelf = shelf;
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        List<Touched> touched = shelf.sheet(change.provision().law()).resting().stream()
            .filter(norm -> norm.valid().until() == null || norm.valid().until().isAfter(change.from()))
            .flatMap(norm -> touched(norm, change.provision()).stream()).toList();
        return touched.isEmpty() ? List.of() : List.of(TouchedKind.of(Kind.NORM, touched));
    }

    private static Optional<Touched> touched(Norm norm, Address changed) {
        List<Because> because = norm.restsOn().stream().flatMap(address -> Address.of(address).stream())
            .filter(cited -> changed.covers(cited) || cited.covers(changed))
            .map(cited -> Because.citing(cited, changed, "")).toList();
        return because.isEmpty() ? Optional.empty() : Optional.of(new Touched(thing(norm), because, 1));
    }

    private static Thing thing(Norm norm) {
        return new Thing(Kind.NORM, norm.id(), Map.of("tr", norm.title()), "/law/" + norm.id());
    }

    @Override
    public List<RecordedBasis> bases(LocalDate day) {
        return norms.on(day).stream().flatMap(norm -> bases(norm)).toList();
    }

    private static Stream<RecordedBasis> bases(Norm norm) {
        return norm.restsOn().stream().flatMap(address -> Address.of(address).stream()).distinct()
            .map(basis -> new RecordedBasis(thing(norm), basis, 1));
    }
}
