package divan.reliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The index: which things stand on a provision, directly or through others. Immutable. A look-up costs the
 * depth of an address and what it finds, whatever else the index holds.
 */
public final class Reliances {
    /** Law, then place, then what cites it. */
    private final Map<String, NavigableMap<String, List<Reliance>>> byPlace = new HashMap<>();
    private final Map<Thing.Key, List<Reliance>> byThing = new HashMap<>();

    private Reliances() {
    }

    public static Reliances of(Collection<Reliance> lines) {
        Reliances index = new Reliances();
        lines.forEach(index::add);
        return index;
    }

    private void add(Reliance line) {
        List<Reliance> there = switch (line.basis()) {
            case Address address -> byPlace.computeIfAbsent(address.law(), law -> new TreeMap<>())
                .computeIfAbsent(address.key(), place -> new ArrayList<>(1));
            case Thing.Key thing -> byThing.computeIfAbsent(thing, key -> new ArrayList<>(1));
        };
        if (!there.contains(line)) {
            there.add(line);
        }
    }

    /** What the change touches, in the order of kinds and ids; each thing once. */
    public List<Touched> touchedBy(ProposedChange change) {
        Map<Thing.Key, Touched> found = new LinkedHashMap<>();
        citing(change.provision()).filter(line -> line.reaches(change.from())).forEach(line -> {
            Because because = Because.citing((Address) line.basis(), change.provision(), line.place());
            found.merge(line.thing().key(), Touched.of(line.thing(), because), Reliances::both);
        });
        List<Thing.Key> reached = new ArrayList<>(found.keySet());
        for (int next = 0; next < reached.size(); next++) {
            through(reached.get(next), change, found, reached);
        }
        return found.values().stream().sorted(Comparator.comparing((Touched t) -> t.thing().kind())
            .thenComparing(t -> t.thing().id())).toList();
    }

    /** A thing that was found already, by its own citation or nearer, is told so and not through another. */
    private void through(Thing.Key via, ProposedChange change, Map<Thing.Key, Touched> found,
            List<Thing.Key> reached) {
        byThing.getOrDefault(via, List.of()).stream().filter(line -> line.reaches(change.from()))
            .filter(line -> !found.containsKey(line.thing().key())).forEach(line -> {
                found.put(line.thing().key(), Touched.of(line.thing(),
                    new Because(Because.Reason.THROUGH, via, line.place())));
                reached.add(line.thing().key());
            });
    }

    private static Touched both(Touched one, Touched other) {
        return new Touched(one.thing(), Stream.concat(one.because().stream(), other.because().stream())
            .distinct().toList(), 1);
    }

    /** Lines that cite it, what lies beneath it, or what it lies beneath. */
    private Stream<Reliance> citing(Address provision) {
        NavigableMap<String, List<Reliance>> places = byPlace.getOrDefault(provision.law(), new TreeMap<>());
        Stream<List<Reliance>> above = provision.above().stream()
            .map(whole -> places.getOrDefault(whole.key(), List.of()));
        Stream<List<Reliance>> within = provision.isWholeLaw() ? places.values().stream()
            : Stream.of(Stream.of(places.getOrDefault(provision.key(), List.of())),
                beneath(places, provision.key() + "-"), beneath(places, provision.key() + "/"))
                .flatMap(lists -> lists);
        return Stream.concat(within, above).flatMap(List::stream);
    }

    private static Stream<List<Reliance>> beneath(NavigableMap<String, List<Reliance>> places,
            String prefix) {
        return places.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values().stream();
    }

    /** Every provision that something cites. */
    public Set<Address> cited() {
        Set<Address> cited = new java.util.TreeSet<>(Comparator.comparing(Address::text));
        byPlace.values().stream().flatMap(places -> places.values().stream()).flatMap(List::stream)
            .forEach(line -> cited.add((Address) line.basis()));
        return cited;
    }

    /** Every line that cites a provision and still does so on a day. */
    public Stream<Reliance> citations(LocalDate day) {
        return byPlace.values().stream().flatMap(places -> places.values().stream()).flatMap(List::stream)
            .filter(line -> line.reaches(day));
    }
}
