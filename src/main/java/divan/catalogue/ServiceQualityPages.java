package divan.catalogue;

import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is missing in the inventory of services, and what services ask for in vain, as of a day. */
@Controller
class ServiceQualityPages {
    private final Inventory inventory;
    private final Organisation organisation;
    private final Html html;

    ServiceQualityPages(Inventory inventory, Organisation organisation, Html html) {
        this.inventory = inventory;
        this.organisation = organisation;
        this.html = html;
    }

    @GetMapping("/{lang}/services/quality")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        List<AskedAgain> again = inventory.askedAgain();
        Map<String, List<PublicService>> missing = new LinkedHashMap<>();
        missing.put("no-organ", withoutOrgan(day));
        missing.put("no-duration", those(s -> inventory.duration(s, day).atMost() == null));
        missing.put("no-count", those(s -> s.yearly().value() == null));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("day", day);
        model.put("inventory", inventory);
        model.put("documents", again.stream().filter(a -> !a.isQuestion()).toList());
        model.put("questions", again.stream().filter(AskedAgain::isQuestion).toList());
        model.put("missing", missing);
        return html.page(shell, "catalogue/service-quality", model);
    }

    private List<PublicService> those(Predicate<PublicService> condition) {
        return inventory.services().stream().filter(condition).toList();
    }

    /** Those that an organ answers for, or is named to provide, which does not stand on the day. */
    private List<PublicService> withoutOrgan(LocalDate day) {
        Set<String> named = inventory.services().stream().flatMap(ServiceQualityPages::organs)
            .collect(Collectors.toSet());
        Set<String> standing = organisation.organs(named, day).stream().map(Organ::number)
            .collect(Collectors.toSet());
        return those(service -> organs(service).anyMatch(organ -> !standing.contains(organ)));
    }

    private static Stream<String> organs(PublicService service) {
        return Stream.concat(Stream.of(service.responsible()),
            service.providers().stream().filter(Organ::isNumber));
    }
}
