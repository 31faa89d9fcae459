package divan.erasure;

import divan.journal.Erasing;
import divan.journal.Extent;
import divan.journal.Hindrance;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What all modules together keep of somebody, and how it goes. In a transaction of the system. */
@Component
class Destruction {
    private final List<Erasing> parts;

    /** In the order in which modules name themselves: bodies of acts last. */
    Destruction(List<Erasing> parts) {
        this.parts = parts;
    }

    Optional<UUID> find(Extent.Kind kind, String called, LocalDate day) {
        return parts.stream().flatMap(part -> part.find(kind, called, day).stream()).findFirst();
    }

    Extent extent(Extent.Kind kind, Collection<UUID> targets) {
        Extent extent = new Extent(kind, targets);
        int before;
        do {
            before = extent.size();
            parts.forEach(part -> part.widen(extent));
        } while (extent.size() > before);
        return extent;
    }

    List<Hindrance> hindrances(Extent extent, Ground ground, LocalDate today) {
        return parts.stream().flatMap(part -> part.hindrances(extent, today).stream())
            .filter(ground::yieldsTo).toList();
    }

    List<Erasing.Due> due(LocalDate today) {
        return parts.stream().flatMap(part -> part.due(today).stream()).toList();
    }

    List<String> called(Proposal proposal) {
        UUID[] targets = proposal.targets().toArray(UUID[]::new);
        return parts.stream().flatMap(part -> part.called(proposal.kind(), targets).stream()).toList();
    }

    /** @return how many rows of what went, those of nothing left out */
    Map<String, Object> erase(Extent extent) {
        Map<String, Object> gone = new LinkedHashMap<>();
        for (Erasing part : parts) {
            long rows = part.erase(extent);
            if (rows > 0) {
                gone.put(part.part(), rows);
            }
        }
        return gone;
    }
}
