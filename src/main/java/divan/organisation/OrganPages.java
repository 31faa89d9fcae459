package divan.organisation;

import divan.kernel.Failure;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The state's organs as of a day. */
@Controller
class OrganPages {
    private final Organisation organisation;
    private final Html html;

    OrganPages(Organisation organisation, Html html) {
        this.organisation = organisation;
        this.html = html;
    }

    @GetMapping("/{lang}/organs")
    ResponseEntity<byte[]> list(Shell shell, @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        return html.page(shell, "organisation/organs", Map.of("day", day, "organs", organisation.organs(day)));
    }

    @GetMapping("/{lang}/organs/{number}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String number, @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Organ organ = organisation.organ(number, day).orElseThrow(Failure::notFound);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("organ", organ);
        model.put("day", day);
        model.put("parents", List.of(organ.parent() == null ? "" : organ.parent(),
            organ.parent2() == null ? "" : organ.parent2()).stream().filter(p -> !p.isEmpty())
            .flatMap(p -> organisation.organ(p, day).stream()).toList());
        model.put("children", organisation.children(number, day));
        model.put("posts", organisation.postsIn(number, day));
        return html.page(shell, "organisation/organ", model);
    }
}
