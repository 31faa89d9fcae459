package divan.reporting;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The reports of the packs in force. A pack's reports are sound when they can be drawn: inputs hold together,
 * and every section is known.
 */
@Component
@Order(75)
class ReportPart implements PackPart {
    /** A pack in force that has the report of an organ and year. */
    record Kept(Pack pack, int year, Definition definition) {
    }

    private final Map<String, List<Kept>> byPack = new ConcurrentHashMap<>();

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (int year : AnnualReport.years(pack)) {
            try {
                findings.addAll(AnnualReport.draw(pack, year, "tr").blocks().isEmpty()
                    ? List.of(new Malformed(Definition.path(year), 1, "the report is empty").finding())
                    : List.of());
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), AnnualReport.years(pack).stream().map(year -> new Kept(pack, year,
            Definition.read(pack, year))).toList());
    }

    private Stream<Kept> all() {
        return byPack.values().stream().flatMap(List::stream);
    }

    /** Numbers of the organs that have a report. */
    List<String> organs() {
        return all().map(kept -> kept.definition().organ()).distinct().sorted().toList();
    }

    /** Years of which a pack has one, the latest first. */
    List<Integer> years(String organ) {
        return all().filter(kept -> kept.definition().organ().equals(organ)).map(Kept::year).distinct()
            .sorted(Comparator.reverseOrder()).toList();
    }

    Optional<Kept> of(String organ, int year) {
        return all().filter(kept -> kept.year() == year && kept.definition().organ().equals(organ))
            .findFirst();
    }
}
