package divan.portal;

import divan.casework.CaseState;
import divan.casework.Casework;
import divan.casework.Dispute;
import divan.casework.Matter;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.kernel.Failure;
import divan.registers.Entry;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a register says about oneself on a day, what it said before it was corrected, and the way to dispute
 * it.
 */
@Controller
class RegisterPages {
    private final Casework casework;
    private final Catalogue catalogue;
    private final RegisterDefinitions registers;
    private final Html html;

    RegisterPages(Casework casework, Catalogue catalogue, RegisterDefinitions registers, Html html) {
        this.casework = casework;
        this.catalogue = catalogue;
        this.registers = registers;
        this.html = html;
    }

    @GetMapping("/{lang}/my/registers/{register}")
    ResponseEntity<byte[]> register(Shell shell, Caller caller, @PathVariable String register,
            @RequestParam(defaultValue = "") String on) {
        Register definition = registers.find(register).orElseThrow(Failure::notFound);
        List<Entry> ever = casework.registerEver(caller, register, MyPages.party(caller));
        LocalDate day = shell.dayOrToday(on);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("register", definition);
        model.put("day", day);
        model.put("history", ever.stream().filter(e -> e.endedBy() == null).toList());
        model.put("corrected", ever.stream().filter(e -> e.endedBy() != null).toList());
        model.put("disputes", casework.disputes(caller));
        model.put("pending", pending(caller, register, day));
        return html.page(shell, "portal/register", model);
    }

    /** Open applications that would change this register: its answer on a day does not tell the whole. */
    private List<CaseState> pending(Caller caller, String register, LocalDate day) {
        return casework.mine(caller).stream().filter(c -> c.outcome() == null && !c.filedOn().isAfter(day))
            .filter(c -> catalogue.service(c.service()).map(Service::register).filter(register::equals)
            .isPresent())
            .toList();
    }

    /** Before an application for correction is begun: what is said, who keeps it, and what will happen. */
    @GetMapping("/{lang}/my/registers/{register}/wrong")
    ResponseEntity<byte[]> wrong(Shell shell, Caller caller, @PathVariable String register,
            @RequestParam String field, @RequestParam Optional<UUID> entry) {
        Register definition = registers.find(register).filter(r -> !r.keeper().isSelf())
            .orElseThrow(Failure::notFound);
        Service service = catalogue.services().stream()
            .filter(s -> s.isAboutRows()).findFirst()
            .orElseThrow(Failure::notFound);
        Entry row = casework.disputable(caller, service, register, MyPages.party(caller)).stream()
            .filter(e -> entry.isEmpty() || e.id().equals(entry.get()))
            .max(Comparator.comparing(RegisterPages::end)).orElseThrow(Failure::notFound);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("register", definition);
        model.put("service", service);
        model.put("entry", row);
        model.put("field", field);
        model.put("said", said(row, definition, field));
        model.put("pending", casework.disputes(caller).stream()
            .filter(d -> d.matter().entry().equals(row.id())
            && d.matter().field().equals(field)).map(Dispute::no).findFirst().orElse(""));
        return html.page(shell, "portal/wrong", model);
    }

    private static LocalDate end(Entry entry) {
        LocalDate last = entry.valid().last();
        return last == null ? LocalDate.MAX : last;
    }

    private static Optional<Object> said(Entry row, Register register, String field) {
        return switch (field) {
            case Matter.FROM -> Optional.of(row.valid().from());
            case Matter.UNTIL -> Optional.ofNullable(row.valid().last());
            case Matter.ROW -> Optional.empty();
            default -> Optional.ofNullable(row.values()
                    .get(register.field(field).orElseThrow(Failure::notFound).id()));
        };
    }
}
