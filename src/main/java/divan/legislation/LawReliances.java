package divan.legislation;

import divan.reliance.Address;
import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedReliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Provisions of laws that were taken in, which name what is to change; as the latest texts have them. */
@Component
class LawReliances implements RecordedReliances {
    private static final Comparator<LawSheet.Naming> ORDER =
        Comparator.<LawSheet.Naming>comparingInt(naming -> naming.law().length())
            .thenComparing(LawSheet.Naming::law).thenComparing(LawSheet.Naming::by);

    private final LawShelf shelf;

    LawReliances(LawShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        Collection<LawSheet.Naming> naming = naming(change.provision());
        return naming.isEmpty() ? List.of() : List.of(new TouchedKind(Kind.PROVISION, naming.size(),
            naming.stream().sorted(ORDER).limit(TouchedKind.MOST)
                .map(one -> touched(one, change.provision())).toList()));
    }

    /** Each provision once, by the first that it names; of articles that stand in a text. */
    private Collection<LawSheet.Naming> naming(Address changed) {
        Set<String> exact = exact(changed);
        Map<String, LawSheet.Naming> first = new HashMap<>();
        shelf.sheet(changed.law()).near(changed).stream()
            .filter(one -> one.heading() != null && !isPart(one, changed)
                && (changed.isWholeLaw() || exact.contains(one.target())
                || LawBody.isAt(one.target(), changed.text(), true)))
            .forEach(one -> first.merge(one.by(), one, (known, other) ->
                other.target().compareTo(known.target()) < 0 ? other : known));
        return first.values();
    }

    /** What lies beneath the changed provision goes with it, and is not said to stand on it. */
    private static boolean isPart(LawSheet.Naming one, Address changed) {
        return one.law().equals(changed.law()) && (changed.isWholeLaw()
            || LawBody.isAt(one.by().substring(one.law().length() + 1), changed.place(), true));
    }

    /** Itself and what it lies beneath: whoever names a whole names its parts. */
    private static Set<String> exact(Address provision) {
        return Stream.concat(Stream.of(provision), provision.above().stream()).map(Address::text)
            .collect(Collectors.toSet());
    }

    private static Touched touched(LawSheet.Naming naming, Address changed) {
        String by = naming.by();
        String heading = naming.heading() == null || naming.heading().isEmpty() ? by : naming.heading();
        List<Because> because = new ArrayList<>();
        Address.of(naming.target()).ifPresent(cited -> because.add(Because.citing(cited, changed, "")));
        return new Touched(new Thing(Kind.PROVISION, by, Map.of("tr", heading), "/law/" + by),
            List.copyOf(because), 1);
    }
}
