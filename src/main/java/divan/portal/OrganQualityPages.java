package divan.portal;

import divan.catalogue.Catalogue;
import divan.organisation.Organisation;
import divan.organisation.Quality;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is missing in the register of the state, and which closed organs a service still counts on. */
@Controller
class OrganQualityPages {
    private final Organisation organisation;
    private final Catalogue catalogue;
    private final Html html;

    OrganQualityPages(Organisation organisation, Catalogue catalogue, Html html) {
        this.organisation = organisation;
        this.catalogue = catalogue;
        this.html = html;
    }

    @GetMapping("/{lang}/organs/quality")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Quality quality = organisation.quality(day);
        Map<String, Quality.Finding> findings = new LinkedHashMap<>();
        findings.put("without-holder", quality.withoutHolder());
        findings.put("without-norm", quality.withoutNorm());
        findings.put("dangling", quality.dangling());
        findings.put("closed-with-posts", quality.closedWithPosts());
        findings.put("closed-with-services", organisation.closed(competent(), day));
        return html.page(shell, "portal/organ-quality", Map.of("day", day, "findings", findings));
    }

    /** Kinds of organs that services name as competent. */
    private List<String> competent() {
        return catalogue.services().stream().map(s -> s.competence().kind()).filter(Objects::nonNull)
            .map(Objects::requireNonNull).distinct().toList();
    }
}
