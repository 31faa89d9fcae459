package divan.catalogue;

import divan.kernel.Failure;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An organ’s tables of services: the inventory (ek-1) and the standards (ek-2), to read, to print and to hang
 * up, or as a file.
 */
@Controller
class OrganServicePages {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final OrganServices services;
    private final Organisation organisation;
    private final ServiceTables tables;
    private final Html html;

    OrganServicePages(OrganServices services, Organisation organisation, ServiceTables tables, Html html) {
        this.services = services;
        this.organisation = organisation;
        this.tables = tables;
        this.html = html;
    }

    /** The standards: what is asked for, how long it takes, where one complains. */
    @GetMapping("/{lang}/organs/{number}/services")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Organ organ = organ(number, day);
        return page(shell, organ, day, "standards", tables.standards(shell, services.of(organ, day),
            services.complaints(organ, day)));
    }

    @GetMapping("/{lang}/organs/{number}/services/inventory")
    ResponseEntity<byte[]> all(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Organ organ = organ(number, day);
        return page(shell, organ, day, "inventory", inventory(shell, organ, day));
    }

    private ServiceTables.Grid inventory(Shell shell, Organ organ, LocalDate day) {
        List<OrganServices.Line> lines = services.of(organ, day);
        return tables.inventory(shell, lines, services.providers(lines.stream()
            .map(OrganServices.Line::service).toList(), day));
    }

    private ResponseEntity<byte[]> page(Shell shell, Organ organ, LocalDate day, String table,
            ServiceTables.Grid grid) {
        return html.page(shell, "catalogue/organ-services", Map.of("organ", organ, "day", day, "table", table,
            "grid", grid));
    }

    @GetMapping("/{lang}/organs/{number}/services/inventory.csv")
    ResponseEntity<byte[]> inventory(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        return file(inventory(shell, organ(number, day), day), number + "-ek-1.csv");
    }

    @GetMapping("/{lang}/organs/{number}/services/standards.csv")
    ResponseEntity<byte[]> standards(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Organ organ = organ(number, day);
        return file(tables.standards(shell, services.of(organ, day), services.complaints(organ, day)),
            number + "-ek-2.csv");
    }

    private static ResponseEntity<byte[]> file(ServiceTables.Grid grid, String name) {
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noCache())
            .header("Content-Disposition", "attachment; filename=\"" + name + "\"").body(grid.csv());
    }

    private Organ organ(String number, LocalDate day) {
        if (!Organ.isNumber(number)) {
            throw Failure.notFound();
        }
        return organisation.organ(number, day).orElseThrow(Failure::notFound);
    }
}
