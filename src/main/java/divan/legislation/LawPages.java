package divan.legislation;

import divan.kernel.Failure;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Laws, and any provision as of a day. */
@Controller
class LawPages {
    private final Legislation legislation;
    private final Html html;

    LawPages(Legislation legislation, Html html) {
        this.legislation = legislation;
        this.html = html;
    }

    @GetMapping("/{lang}/law")
    ResponseEntity<byte[]> laws(Shell shell) {
        return html.page(shell, "legislation/laws", Map.of("laws", List.copyOf(legislation.laws())));
    }

    @GetMapping("/{lang}/law/{law}")
    ResponseEntity<byte[]> law(Shell shell, @PathVariable String law) {
        return html.page(shell, "legislation/law",
            Map.of("law", legislation.law(law).orElseThrow(Failure::notFound)));
    }

    @GetMapping("/{lang}/law/{law}/{article}")
    ResponseEntity<byte[]> article(Shell shell, @PathVariable String law, @PathVariable String article,
            @RequestParam(defaultValue = "") String on) {
        return provision(shell, law + "/" + article, on);
    }

    @GetMapping("/{lang}/law/{law}/{article}/{paragraph}")
    ResponseEntity<byte[]> paragraph(Shell shell, @PathVariable String law, @PathVariable String article,
            @PathVariable String paragraph, @RequestParam(defaultValue = "") String on) {
        return provision(shell, law + "/" + article + "/" + paragraph, on);
    }

    private ResponseEntity<byte[]> provision(Shell shell, String address, String on) {
        Law law = legislation.law(address.split("/", 2)[0]).orElseThrow(Failure::notFound);
        LocalDate day = shell.dayOrToday(on);
        boolean everThere = law.provisions().stream().anyMatch(p -> p.address().equals(address));
        Optional<Provision> found = legislation.find(address, day);
        if (!everThere && legislation.nearest(address, day).isEmpty()) {
            throw Failure.notFound();
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("law", law);
        model.put("address", address);
        model.put("day", day);
        model.put("provision", everThere ? found : legislation.nearest(address, day));
        return html.page(shell, "legislation/provision", model);
    }
}
