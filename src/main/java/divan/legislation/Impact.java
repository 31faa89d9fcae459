package divan.legislation;

import divan.packs.Finding;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.reliance.Address;
import divan.reliance.FixedReliances;
import divan.reliance.ProposedChange;
import divan.reliance.RecordedBasis;
import divan.reliance.RecordedReliances;
import divan.reliance.Reliance;
import divan.reliance.Reliances;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What stands on a provision, before it is changed. The index over all definitions in force is made anew
 * whenever a pack comes into force, after all other parts have taken it up.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class Impact implements PackPart {
    private static final Logger LOG = LoggerFactory.getLogger(Impact.class);
    private final ObjectProvider<PackReliances> definitions;
    private final ObjectProvider<FixedReliances> fixed;
    /** Looked for once, and late: some of them ask here. */
    private final SingletonSupplier<List<RecordedReliances>> records;
    private final Legislation legislation;
    private final LawShelf shelf;
    private final Map<String, List<Reliance>> byPack = new ConcurrentHashMap<>();
    private volatile Reliances index = Reliances.of(List.of());

    Impact(ObjectProvider<PackReliances> definitions, ObjectProvider<FixedReliances> fixed,
            ObjectProvider<RecordedReliances> records, Legislation legislation, LawShelf shelf) {
        this.definitions = definitions;
        this.fixed = fixed;
        this.records = SingletonSupplier.of(() -> records.orderedStream().toList());
        this.legislation = legislation;
        this.shelf = shelf;
    }

    public ImpactReport of(ProposedChange change) {
        List<Touched> defined = index.touchedBy(change);
        Set<Thing.Key> keys = defined.stream().map(t -> t.thing().key()).collect(Collectors.toSet());
        Map<divan.reliance.Kind, List<Touched>> grouped = defined.stream().collect(
            Collectors.groupingBy(t -> t.thing().kind(), LinkedHashMap::new, Collectors.toList()));
        List<TouchedKind> kinds = new ArrayList<>();
        grouped.forEach((kind, touched) -> kinds.add(TouchedKind.of(kind, touched)));
        records.obtain().forEach(one -> kinds.addAll(one.touchedBy(change, keys)));
        kinds.sort(Comparator.comparing(TouchedKind::kind));
        return new ImpactReport(change, isDescribed(change.provision()),
            isInText(change.provision(), change.from()),
            isUnread(change.provision().law()), kinds);
    }

    private boolean isDescribed(Address provision) {
        return legislation.law(provision.law()).stream().anyMatch(law -> provision.isWholeLaw()
            || law.provisions().stream().flatMap(p -> Address.of(p.address()).stream())
                .anyMatch(provision::covers));
    }

    private boolean isUnread(String law) {
        LawSheet sheet = shelf.sheet(law);
        return legislation.law(law).isEmpty() && sheet.versions().isEmpty() && sheet.norm() != null;
    }

    private boolean isInText(Address provision, LocalDate day) {
        return shelf.sheet(provision.law()).on(day).stream().anyMatch(version ->
            provision.isWholeLaw() || shelf.find(version, provision.key()).isPresent());
    }

    /** The index over what is in force. */
    public Reliances index() {
        return index;
    }

    /** The provisions that rows name which stand on a day. */
    List<RecordedBasis> recorded(LocalDate day) {
        return records.obtain().stream().flatMap(one -> one.bases(day).stream()).toList();
    }

    /** Everything that the definitions of one version of a pack stand on. */
    public List<Reliance> lines(Pack pack) {
        return definitions.orderedStream().flatMap(part -> part.of(pack).stream()).toList();
    }

    @Override
    public List<Finding> check(Pack pack) {
        return List.of();
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), readable(pack));
        index = Reliances.of(Stream.concat(byPack.values().stream().flatMap(Collection::stream),
            fixed.orderedStream().flatMap(one -> one.reliances().stream())).toList());
    }

    /** A version that was taken by an earlier program may be nothing that can be read now. */
    private List<Reliance> readable(Pack pack) {
        try {
            return lines(pack);
        } catch (RuntimeException e) {
            LOG.error("What of the pack {} {} stands on law cannot be told", pack.name(),
                pack.version().substring(0, 12), e);
            return List.of();
        }
    }
}
