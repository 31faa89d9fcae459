package divan.catalogue;

import divan.legislation.PackReliances;
import divan.packs.Leaf;
import divan.packs.Pack;
import divan.reliance.Address;
import divan.reliance.FixedReliances;
import divan.reliance.Kind;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import divan.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What {@code service.yaml} stands on. Every value that is an address counts, under whatever key: one that
 * nobody here knows yet is the service's own. A service stands on its parts and on the parameters it names; a
 * power rests on the provisions of the act that is done by it.
 */
@Component
public class ServiceReliances implements PackReliances {
    /** What people are told before data are taken (law 6698, article 10). */
    private static final Address TO_TELL = Address.known("6698/10/1");
    /** Step of the process → the act done in it, by whose basis the power stands. */
    private static final Map<String, String> ACTS =
        Map.of("review", "read", "decide", "decided", "serve", "served");
    private final Texts texts;

    ServiceReliances(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Reliance> of(Pack pack) {
        return ServiceReader.paths(pack).stream().flatMap(path -> {
            List<Leaf> leaves = Leaf.of(pack.yaml(path));
            return new OfOne(path.split("/")[1], leaves).lines().stream();
        }).toList();
    }

    /** The service as a thing. */
    public static Thing thing(Texts texts, String service) {
        return FixedReliances.named(texts, Kind.SERVICE, service, "service." + service + ".name",
            "/services/" + service);
    }

    /** A part of a service, on whose page it is shown. */
    public static Thing part(Texts texts, String service, Kind kind, String id, String key) {
        return FixedReliances.named(texts, kind, service + "/" + id, "service." + service + "." + key,
            "/services/" + service);
    }

    private final class OfOne {
        private final String id;
        private final List<Leaf> leaves;
        private final Thing service;
        private final List<Reliance> lines = new ArrayList<>();

        private OfOne(String id, List<Leaf> leaves) {
            this.id = id;
            this.leaves = leaves;
            this.service = thing(texts, id);
        }

        private List<Reliance> lines() {
            leaves.forEach(this::line);
            leaves.stream().filter(leaf -> leaf.path().getFirst().equals("notice")).findFirst()
                .ifPresent(notice -> lines.add(Reliance.of(owner(notice), TO_TELL, notice.place())));
            leaves.stream().filter(leaf -> leaf.path().getFirst().equals("functions")).forEach(this::power);
            return lines;
        }

        private void line(Leaf leaf) {
            Thing thing = owner(leaf);
            PackReliances.lines(thing, leaf).forEach(lines::add);
            if (!thing.equals(service)) {
                lines.add(Reliance.of(service, thing.key(), leaf.place()));
            }
            if (leaf.path().getFirst().equals("parameters") || leaf.last().equals("parameter")) {
                lines.add(Reliance.of(service, new Thing.Key(Kind.PARAMETER, leaf.text()), leaf.place()));
            }
            if (leaf.path().getFirst().equals("basis") && !leaf.path().get(1).equals("read")) {
                String act = "case." + leaf.path().get(1);
                PackReliances.lines(FixedReliances.named(texts, Kind.ACT, act, "act." + act, ""), leaf)
                    .forEach(lines::add);
            }
        }

        private Thing owner(Leaf leaf) {
            String part = leaf.path().size() > 1 ? leaf.path().get(1) : "";
            return switch (leaf.path().getFirst()) {
                case "documents" -> part(texts, id, Kind.DOCUMENT, part, "document." + part);
                case "letters" -> part(texts, id, Kind.LETTER, part, "letter." + part + ".subject");
                case "effects" -> part(texts, id, Kind.ENTRY, part, "effect." + part);
                case "notice" -> new Thing(Kind.NOTICE, id, service.name(), service.page() + "/notice");
                default -> service;
            };
        }

        private void power(Leaf function) {
            Thing power = FixedReliances.named(texts, Kind.POWER, function.text(),
                "purpose." + function.text(), "");
            lines.addAll(leaves.stream().filter(leaf -> leaf.path().getFirst().equals("basis")
                && leaf.path().get(1).equals(ACTS.getOrDefault(function.last(), "")))
                .flatMap(leaf -> PackReliances.lines(power, leaf)).toList());
        }
    }
}
