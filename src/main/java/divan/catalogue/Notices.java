package divan.catalogue;

import divan.legislation.Legislation;
import divan.legislation.Provision;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The information notice of a service with the organ and the provisions that it names. */
@Component
public class Notices {
    /** A notice as it can be shown; provisions by address, in the notice's order. */
    public record Told(Notice notice, Service service, Optional<Organ> controller,
            Map<String, Provision> grounds, Map<String, Provision> rights) {
    }

    private final Organisation organisation;
    private final Legislation legislation;

    Notices(Organisation organisation, Legislation legislation) {
        this.organisation = organisation;
        this.legislation = legislation;
    }

    /** Empty where the version of the pack that defines the service has none. */
    public Optional<Told> of(Service service, LocalDate day) {
        return Optional.ofNullable(service.notice()).map(notice -> new Told(notice, service,
            organisation.organ(notice.controller(), day), provisions(notice.grounds(), day),
            provisions(notice.rights(), day)));
    }

    private Map<String, Provision> provisions(List<String> addresses, LocalDate day) {
        Map<String, Provision> found = new LinkedHashMap<>();
        addresses.forEach(address -> legislation.nearest(address, day).ifPresent(p -> found.put(address, p)));
        return found;
    }
}
