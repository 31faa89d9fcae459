package divan.clients;

import divan.clients.Agreements.Agreement;
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
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Protocols by the provisions on which they were agreed: those that hold on the day of the change or later.
 */
@Component
class ProtocolReliances implements RecordedReliances {
    private final Agreements agreements;

    ProtocolReliances(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public List<TouchedKind> touchedBy(ProposedChange change, Set<Thing.Key> defined) {
        List<Touched> touched = agreements.standing(change.from()).stream()
            .flatMap(agreement -> touched(agreement, change.provision()).stream()).toList();
        return touched.isEmpty() ? List.of() : List.of(TouchedKind.of(Kind.PROTOCOL, touched));
    }

    private static List<Touched> touched(Agreement agreement, Address changed) {
        List<Because> because = cited(agreement).filter(cited -> changed.covers(cited)
            || cited.covers(changed)).map(cited -> Because.citing(cited, changed, "")).distinct().toList();
        return because.isEmpty() ? List.of() : List.of(new Touched(thing(agreement), because, 1));
    }

    private static Thing thing(Agreement agreement) {
        return new Thing(Kind.PROTOCOL, agreement.protocol().id().toString(),
            Map.of("tr", agreement.program() + ", " + agreement.protocol().number()),
            "/organs/" + agreement.organ());
    }

    private static Stream<Address> cited(Agreement agreement) {
        return agreement.protocol().provisions().stream().flatMap(text -> Address.of(text).stream());
    }

    @Override
    public List<RecordedBasis> bases(LocalDate day) {
        return agreements.standing(day).stream().filter(agreement -> agreement.protocol().holds(day))
            .flatMap(agreement -> cited(agreement).distinct().map(basis ->
                new RecordedBasis(thing(agreement), basis, 1))).toList();
    }
}
