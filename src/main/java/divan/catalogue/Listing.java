package divan.catalogue;

import divan.legislation.Consolidation;
import divan.legislation.Legislation;
import divan.legislation.NormBook;
import divan.organisation.Organisation;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Entries of the inventory with the organs, the law and the figures that they name. */
@Component
class Listing {
    private final Inventory inventory;
    private final OrganServices services;
    private final FilePlan plan;
    private final Practice practice;
    private final Organisation organisation;
    private final Legislation legislation;
    private final Consolidation consolidation;
    private final NormBook norms;

    Listing(Inventory inventory, OrganServices services, FilePlan plan, Practice practice,
            Organisation organisation, Legislation legislation, Consolidation consolidation,
            NormBook norms) {
        this.inventory = inventory;
        this.services = services;
        this.plan = plan;
        this.practice = practice;
        this.organisation = organisation;
        this.legislation = legislation;
        this.consolidation = consolidation;
        this.norms = norms;
    }

    Optional<ServiceEntry> of(Shell shell, String id) {
        LocalDate day = shell.today();
        return inventory.service(id).map(service -> new ServiceEntry(service,
            new ServiceWords(shell, inventory, services.providers(List.of(service), day)),
            inventory.duration(service, day), practice.of(id, day),
            organisation.organ(service.responsible(), day), plan.path(service.fileCode()),
            linked(service, day), inventory.steps(id)));
    }

    private Set<String> linked(PublicService service, LocalDate day) {
        Stream<String> asked = service.documents().stream().map(PublicService.Asked::under)
            .filter(Objects::nonNull).map(Objects::requireNonNull);
        return Stream.of(service.authority().stream(), asked, Stream.ofNullable(service.duration().under()))
            .flatMap(addresses -> addresses).distinct().filter(address -> hasPage(address, day))
            .collect(Collectors.toSet());
    }

    private boolean hasPage(String address, LocalDate day) {
        String[] parts = address.split("/", 2);
        return parts.length == 1 ? norms.find(address).isPresent()
            : legislation.nearest(address, day).isPresent() || consolidation.on(parts[0], day)
                .flatMap(law -> consolidation.find(law, parts[1])).isPresent();
    }
}
