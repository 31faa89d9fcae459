package divan.portal;

import divan.catalogue.Catalogue;
import divan.catalogue.FilePlan;
import divan.catalogue.Inventory;
import divan.catalogue.Service;
import divan.catalogue.ServiceWords;
import divan.legislation.Parameters;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.web.Html;
import divan.web.Shell;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How long what is kept, for everybody: rows of registers, files of cases, and on what that rests. */
@Controller
class KeptPages {
    private final RegisterDefinitions registers;
    private final Catalogue catalogue;
    private final Inventory inventory;
    private final FilePlan plan;
    private final Parameters parameters;
    private final AskingToErase asking;
    private final Html html;

    KeptPages(RegisterDefinitions registers, Catalogue catalogue, Inventory inventory, FilePlan plan,
            Parameters parameters, AskingToErase asking, Html html) {
        this.registers = registers;
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.plan = plan;
        this.parameters = parameters;
        this.asking = asking;
        this.html = html;
    }

    @GetMapping("/{lang}/kept")
    ResponseEntity<byte[]> kept(Shell shell) {
        ServiceWords words = ServiceWords.of(shell, inventory);
        return html.page(shell, "portal/kept", Map.of("goes", asking.goes(shell), "registers",
            registers.all().stream().map(register -> line(shell, register)).toList(), "services",
            catalogue.services().stream().sorted(Comparator.comparing(Service::id))
                .map(service -> line(shell, words, service)).toList()));
    }

    private KeptLine line(Shell shell, Register register) {
        String name = shell.pick(register.title());
        Register.Retention retention = register.retention();
        if (retention == null) {
            return new KeptLine(name, shell.t("kept.unsaid"), "");
        }
        Optional<Parameters.Value> years = Optional.ofNullable(retention.parameter())
            .flatMap(parameter -> parameters.on(parameter, shell.today()));
        String unconfirmed = years.filter(value -> !value.confirmed()).isPresent()
            ? " " + shell.t("inventory.unconfirmed") : "";
        return new KeptLine(name, shell.t("kept." + retention.from(), years.map(Parameters.Value::value)
            .orElse("?")) + unconfirmed, years.map(Parameters.Value::basis).orElse(""));
    }

    private KeptLine line(Shell shell, ServiceWords words, Service service) {
        return new KeptLine(shell.t(service.key("name")), plan.find(service.fileCode()).map(words::kept)
            .orElseGet(() -> shell.t("kept.unsaid")), service.fileCode());
    }
}
