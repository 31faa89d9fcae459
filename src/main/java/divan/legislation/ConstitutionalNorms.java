package divan.legislation;

import divan.kernel.Failure;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Tagged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What parliament, the President and others without a number issued, as of a day. */
@Controller
class ConstitutionalNorms {
    private final NormBook norms;
    private final NormFacts facts;
    private final Html html;

    ConstitutionalNorms(NormBook norms, NormFacts facts, Html html) {
        this.norms = norms;
        this.facts = facts;
        this.html = html;
    }

    @GetMapping("/{lang}/law/issuer/{code}")
    ResponseEntity<byte[]> page(Shell shell, @PathVariable String code,
            @RequestParam(defaultValue = "") String on) {
        ConstitutionalOrgan issuer = organ(code);
        LocalDate day = shell.dayOrToday(on);
        return html.page(shell, "legislation/issuer", Map.of("issuer", issuer, "day", day, "norms",
            NormBook.byKind(issued(issuer, day).stream())));
    }

    @GetMapping("/api/law/issuer/{code}")
    ResponseEntity<byte[]> api(Shell shell, @PathVariable String code,
            @RequestParam(defaultValue = "") String on) {
        ConstitutionalOrgan issuer = organ(code);
        LocalDate day = LawApi.day(on, shell.today());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("issuer", facts.of(issuer));
        body.put("on", day.toString());
        body.put("norms", facts.of(NormBook.byKind(issued(issuer, day).stream())));
        return Tagged.json(body);
    }

    private List<Norm> issued(ConstitutionalOrgan issuer, LocalDate day) {
        return norms.constitutional(day).getOrDefault(issuer, List.of());
    }

    private static ConstitutionalOrgan organ(String code) {
        return ConstitutionalOrgan.of(code).orElseThrow(Failure::notFound);
    }
}
