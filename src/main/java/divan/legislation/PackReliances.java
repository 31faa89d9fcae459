package divan.legislation;

import divan.packs.Leaf;
import divan.packs.Pack;
import divan.reliance.Address;
import divan.reliance.Mention;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What definitions of a pack stand on. Asked when a pack comes into force, once all parts have taken it up,
 * and for an earlier version that running cases are pinned to. Pure but for the names of things.
 */
public interface PackReliances {
    /** Keys under which a number alone is a law. */
    Set<String> CITING = Set.of("basis", "provision", "provisions", "legal-basis", "grounds", "rights");

    List<Reliance> of(Pack pack);

    /** The provisions that a value names: the whole value, or addresses among other words. */
    static List<Address> named(Leaf leaf) {
        List<Address> whole = Address.of(leaf.text()).filter(address -> !address.isWholeLaw()
            || CITING.stream().anyMatch(leaf::isBelow)).stream().toList();
        return whole.isEmpty() ? Mention.in(leaf.text()).stream().map(Mention::address).distinct().toList()
            : whole;
    }

    /** A line for each provision that a value names. */
    static Stream<Reliance> lines(Thing thing, Leaf leaf) {
        return named(leaf).stream().map(address -> Reliance.of(thing, address, leaf.place()));
    }
}
