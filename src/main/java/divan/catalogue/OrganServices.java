package divan.catalogue;

import divan.organisation.Organ;
import divan.organisation.Organisation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The services of an organ: those it provides, and those it answers for itself or through an organ below it.
 * This is what the two tables of the regulation of 31.7.2009/27305 are made of, ek-1 (inventory) and ek-2
 * (standards).
 */
@Component
public class OrganServices {
    /**
     * One line of both tables.
     *
     * @param provided whether the organ provides it itself; otherwise it answers for it
     * @param measured in the organ’s own work where it provides the service, otherwise everywhere
     */
    public record Line(PublicService service, PublicService.Duration duration, boolean provided,
            Optional<Measured> measured) {
    }

    /** To whom one complains first and then; as they stand on the day. */
    public record Complaints(Organ first, Optional<Organ> second) {
    }

    private final Inventory inventory;
    private final Practice practice;
    private final Organisation organisation;

    OrganServices(Inventory inventory, Practice practice, Organisation organisation) {
        this.inventory = inventory;
        this.practice = practice;
        this.organisation = organisation;
    }

    /** In the order of the file plan. */
    public List<Line> of(Organ organ, LocalDate day) {
        Map<String, Measured> own = practice.ofOrgan(organ.number(), day);
        List<PublicService> found = inventory.services().stream().filter(within(organ, day)).toList();
        boolean answers = found.stream().anyMatch(service -> !isProvided(service, organ));
        Map<String, Measured> all = answers ? practice.everywhere(day) : Map.of();
        return found.stream()
            .sorted(Comparator.comparing(PublicService::fileCode).thenComparing(PublicService::id))
            .map(s -> line(s, organ, day, own, all)).toList();
    }

    /** Whether a service is one that the organ provides or answers for on that day. */
    Predicate<PublicService> within(Organ organ, LocalDate day) {
        Set<String> answering = answering(organ.number(), day);
        return service -> isProvided(service, organ) || answering.contains(service.responsible());
    }

    /** Whether the organ answers for it, itself or through an organ below it. */
    boolean answers(Organ organ, PublicService service, LocalDate day) {
        return organisation.isWithin(service.responsible(), organ.number(), day);
    }

    private Line line(PublicService service, Organ organ, LocalDate day, Map<String, Measured> own,
            Map<String, Measured> all) {
        boolean provided = isProvided(service, organ);
        return new Line(service, inventory.duration(service, day), provided,
            Optional.ofNullable((provided ? own : all).get(service.id())));
    }

    private static boolean isProvided(PublicService service, Organ organ) {
        return service.isProvidedBy(organ.kind(), organ.number());
    }

    /** Of the organs that answer for a service: the organ itself and those below it that day. */
    private Set<String> answering(String number, LocalDate day) {
        return inventory.services().stream().map(PublicService::responsible).distinct()
            .filter(responsible -> organisation.isWithin(responsible, number, day))
            .collect(Collectors.toSet());
    }

    /** Organs that these services name as providers, by number, where they stand on the day. */
    Map<String, Organ> providers(Collection<PublicService> named, LocalDate day) {
        Set<String> numbers = named.stream().flatMap(service -> service.providers().stream())
            .filter(Organ::isNumber).collect(Collectors.toSet());
        return organisation.organs(numbers, day).stream()
            .collect(Collectors.toMap(Organ::number, organ -> organ));
    }

    /** The second place is the governorate of a provincial organ, otherwise the organ above. */
    public Complaints complaints(Organ organ, LocalDate day) {
        String second = organ.parent2() != null ? organ.parent2() : organ.parent();
        return new Complaints(organ, second == null ? Optional.empty() : organisation.organ(second, day));
    }
}
