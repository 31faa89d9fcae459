package divan.legislation;

import divan.kernel.Span;
import divan.packs.Change;
import divan.packs.Finding;
import divan.packs.Leaf;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.reliance.Address;
import divan.search.Search;
import divan.search.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Provisions by address, from the packs in force ({@code legislation/<law>.yaml}). */
@Component
@Order(20)
public class Legislation implements PackPart, Source {
    private final Map<String, Map<String, Law>> byPack = new ConcurrentHashMap<>();
    private final Search search;
    private volatile boolean searchable;

    Legislation(Search search) {
        this.search = search;
    }

    /**
     * The provision in force on that day; a clause not described by a pack is found by its paragraph or
     * article.
     */
    public Optional<Provision> find(String address, LocalDate day) {
        return law(address.split("/", 2)[0]).flatMap(law -> law.provisions().stream()
            .filter(p -> p.address().equals(address) && p.inForce().contains(day)).findFirst());
    }

    /**
     * What packs say of a provision, however its address is written: the period of that day, or the one
     * nearest to it; of a clause that nobody describes, of its paragraph or article on that day.
     */
    Optional<Provision> described(String address, LocalDate day) {
        Optional<Address> asked = Address.of(address);
        List<Provision> periods = asked.flatMap(one -> law(one.law())).map(law -> law.provisions().stream()
            .filter(p -> Address.of(p.address()).map(Address::key).equals(asked.map(Address::key))).toList())
            .orElse(List.of());
        return periods.stream().filter(p -> p.inForce().contains(day)).findFirst()
            .or(() -> periods.stream().filter(p -> p.inForce().from().isBefore(day))
                .max(Comparator.comparing(p -> p.inForce().from())))
            .or(() -> periods.stream().findFirst()).or(() -> nearest(address, day));
    }

    public Optional<Provision> nearest(String address, LocalDate day) {
        for (String at = address; at.contains("/"); at = shorter(at)) {
            Optional<Provision> found = find(at, day);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String shorter(String address) {
        return address.substring(0, Math.max(address.lastIndexOf('/'), address.lastIndexOf('-')));
    }

    public Optional<Law> law(String number) {
        return byPack.values().stream().map(laws -> laws.get(number)).filter(java.util.Objects::nonNull)
            .findFirst();
    }

    public Collection<Law> laws() {
        Map<String, Law> all = new TreeMap<>();
        byPack.values().forEach(all::putAll);
        return all.values();
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (String path : pack.paths("legislation/", ".yaml")) {
            try {
                periods(pack.yaml(path).get("provisions"), findings);
                if (findings.isEmpty()) {
                    read(pack, path);
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    /** An address has one wording from a day on, and ends after it begins. */
    private static void periods(Node provisions, List<Finding> findings) {
        Set<String> known = new HashSet<>();
        for (Node node : provisions.items()) {
            LocalDate from = node.get("from").date();
            if (!known.add(node.get("address").text() + " " + from)) {
                findings.add(new Finding(node.file(), node.line(), "the address " + node.get("address").text()
                    + " stands twice from " + from));
            }
            if (node.get("until").optionalDate().filter(until -> !until.isAfter(from)).isPresent()) {
                findings.add(new Finding(node.file(), node.get("until").line(), node.get("address").text()
                    + " ends before it begins"));
            }
        }
    }

    @Override
    public List<Change> changes(Pack before, Pack after) {
        List<Change> changes = new ArrayList<>();
        Set<String> paths = new TreeSet<>(before.paths("legislation/", ".yaml"));
        paths.addAll(after.paths("legislation/", ".yaml"));
        for (String path : paths) {
            String law = path.substring("legislation/".length(), path.length() - ".yaml".length());
            changes.addAll(Change.between("provision", path, law, said(before, path), said(after, path)));
        }
        return changes;
    }

    private static Map<String, Map<String, String>> said(Pack pack, String path) {
        Map<String, Map<String, String>> said = new TreeMap<>();
        if (pack.file(path).isPresent()) {
            pack.yaml(path).get("provisions").items().forEach(node -> said.put(node.get("address").text()
                + " from " + node.get("from").text("the law's first day"), Leaf.byPath(node)));
        }
        return said;
    }

    @Override
    public void load(Pack pack) {
        Map<String, Law> laws = new TreeMap<>();
        for (String path : pack.paths("legislation/", ".yaml")) {
            Law law = read(pack, path);
            laws.put(law.number(), law);
        }
        byPack.put(pack.name(), laws);
        if (searchable) {
            feed();
        }
    }

    /** The packs of the start are made searchable when the pages are open, later ones at once. */
    @Override
    public void catchUp(BooleanSupplier goesOn) {
        searchable = true;
        feed();
    }

    private synchronized void feed() {
        search.replace("provisions", laws().stream().flatMap(law -> LawEntries.of(law).stream()).toList());
    }

    private static Law read(Pack pack, String path) {
        Node node = pack.yaml(path);
        String number = node.get("law").text();
        LocalDate inForce = node.get("in-force").date();
        return new Law(number, node.get("name").languages(), inForce,
            node.get("provisions").items().stream().map(p -> provision(number, inForce, p)).toList());
    }

    private static Provision provision(String law, LocalDate lawInForce, Node node) {
        LocalDate from = node.get("from").optionalDate().orElse(lawInForce);
        return new Provision(law + "/" + node.get("address").text(), node.get("heading").languages(),
            node.get("summary").languages(), new Span(from, node.get("until").optionalDate().orElse(null)),
            node.get("wording-known-from").optionalDate().orElse(from));
    }
}
