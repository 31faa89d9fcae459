package divan.catalogue;

import divan.kernel.Failure;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What services have in common: documents, those they write to, and the file plan; each leads back. */
@Controller
class InventoryPages {
    private final Inventory inventory;
    private final FilePlan plan;
    private final Html html;

    InventoryPages(Inventory inventory, FilePlan plan, Html html) {
        this.inventory = inventory;
        this.plan = plan;
        this.html = html;
    }

    @GetMapping("/{lang}/services/documents")
    ResponseEntity<byte[]> documents(Shell shell) {
        return html.page(shell, "catalogue/documents", Map.of("inventory", inventory, "services",
            List.copyOf(inventory.services())));
    }

    @GetMapping("/{lang}/file-plan")
    ResponseEntity<byte[]> plan(Shell shell) {
        return html.page(shell, "catalogue/file-plan", Map.of("codes", List.copyOf(plan.codes()), "words",
            ServiceWords.of(shell, inventory)));
    }

    @GetMapping("/{lang}/file-plan/{code}")
    ResponseEntity<byte[]> code(Shell shell, @PathVariable String code) {
        FileCode found = plan.find(code).orElseThrow(Failure::notFound);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("code", found);
        model.put("path", plan.path(code));
        model.put("below", plan.codes().stream().filter(c -> c.above().equals(code)).toList());
        model.put("services", inventory.services().stream().filter(s -> s.fileCode().equals(code)
            || s.fileCode().startsWith(code + ".")).toList());
        model.put("words", ServiceWords.of(shell, inventory));
        return html.page(shell, "catalogue/file-code", model);
    }
}
