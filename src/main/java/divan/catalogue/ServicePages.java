package divan.catalogue;

import divan.kernel.Failure;
import divan.legislation.Legislation;
import divan.legislation.Parameters;
import divan.legislation.Provision;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Html;
import divan.web.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The inventory and each service's own page. */
@Controller
class ServicePages {
    private final Catalogue catalogue;
    private final Legislation legislation;
    private final Parameters parameters;
    private final Notices notices;
    private final Inventory inventory;
    private final Listing listing;
    private final Organisation organisation;
    private final Html html;

    ServicePages(Catalogue catalogue, Legislation legislation, Parameters parameters, Notices notices,
            Inventory inventory, Listing listing, Organisation organisation, Html html) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.listing = listing;
        this.organisation = organisation;
        this.legislation = legislation;
        this.parameters = parameters;
        this.notices = notices;
        this.html = html;
    }

    @GetMapping("/{lang}/services")
    ResponseEntity<byte[]> list(Shell shell) {
        Map<String, List<PublicService>> elsewhere = new TreeMap<>();
        inventory.services().stream().filter(service -> !service.isHere()).forEach(service ->
            elsewhere.computeIfAbsent(service.responsible(), organ -> new ArrayList<>()).add(service));
        Map<String, Organ> organs = organisation.organs(elsewhere.keySet(), shell.today()).stream()
            .collect(Collectors.toMap(Organ::number, organ -> organ));
        return html.page(shell, "catalogue/services", Map.of("services", List.copyOf(catalogue.services()),
            "elsewhere", elsewhere, "organs", organs));
    }

    @GetMapping("/{lang}/services/{id}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String id) {
        Optional<ServiceEntry> entry = listing.of(shell, id);
        return catalogue.service(id).map(service -> here(shell, service, entry)).orElseGet(() ->
            html.page(shell, "catalogue/listed", Map.of("entry", entry.orElseThrow(Failure::notFound))));
    }

    private ResponseEntity<byte[]> here(Shell shell, Service service, Optional<ServiceEntry> entry) {
        Map<String, Provision> provisions = new LinkedHashMap<>();
        service.provisions().forEach(address ->
            legislation.nearest(address, shell.today()).ifPresent(p -> provisions.put(address, p)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("service", service);
        model.put("entry", entry);
        model.put("provisions", provisions);
        model.put("duration", value(service.durationParameter(), shell));
        model.put("early", value(service.parameters().get("early_days"), shell));
        model.put("fee", value(service.feeParameter(), shell));
        model.put("remedyDays", value(service.remedy().daysParameter(), shell));
        return html.page(shell, "catalogue/service", model);
    }

    private Optional<Parameters.Value> value(@org.jspecify.annotations.Nullable String parameter,
            Shell shell) {
        return parameter == null ? Optional.empty() : parameters.on(parameter, shell.today());
    }

    /** What is told before data are taken, for anybody and at any time (6698/10). */
    @GetMapping("/{lang}/services/{id}/notice")
    ResponseEntity<byte[]> notice(Shell shell, @PathVariable String id) {
        Service service = catalogue.service(id).orElseThrow(Failure::notFound);
        return html.page(shell, "catalogue/notice", Map.of("told", notices.of(service, shell.today())
            .orElseThrow(Failure::notFound)));
    }
}
