package divan.legislation;

import divan.kernel.Failure;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Laws, and any provision as of a day: our summary where a pack has one, the words where the text was taken
 * in.
 */
@Controller
class LawPages {
    private final Legislation legislation;
    private final Consolidation consolidation;
    private final NormBook norms;
    private final Html html;

    LawPages(Legislation legislation, Consolidation consolidation, NormBook norms, Html html) {
        this.legislation = legislation;
        this.consolidation = consolidation;
        this.norms = norms;
        this.html = html;
    }

    @GetMapping("/{lang}/law")
    ResponseEntity<byte[]> laws(Shell shell) {
        Map<String, String> laws = new TreeMap<>(Comparator.comparing(String::length)
            .thenComparing(Comparator.naturalOrder()));
        consolidation.laws().forEach(version -> laws.put(version.law(), shell.turkish(version.title())));
        legislation.laws().forEach(law -> laws.put(law.number(), shell.pick(law.name())));
        return html.page(shell, "legislation/laws", Map.of("laws", laws, "issuers",
            norms.constitutional(shell.today()).keySet()));
    }

    @GetMapping("/{lang}/law/{law}")
    ResponseEntity<byte[]> law(Shell shell, @PathVariable String law) {
        Optional<Law> described = legislation.law(law);
        Optional<LawVersion> version = consolidation.on(law, shell.today());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("number", law);
        model.put("name", name(shell, law, described, version));
        model.put("law", described);
        model.put("version", version);
        model.put("commencement", version.map(consolidation::commencement));
        List<Wording> articles = version.map(consolidation::articles).orElse(List.of());
        model.put("articles", articles);
        model.put("letter", articles.isEmpty() ? version.map(v -> NormText.of(law, consolidation.source(v)))
            .orElse(List.of()) : List.of());
        model.put("norm", norms.find(law).map(norm -> NormView.of(norm, norms)));
        return html.page(shell, "legislation/law", model);
    }

    private String name(Shell shell, String number, Optional<Law> law, Optional<LawVersion> version) {
        return law.map(l -> shell.pick(l.name())).or(() -> version.map(LawVersion::title).map(shell::turkish))
            .or(() -> norms.find(number).map(Norm::title).map(shell::turkish))
            .orElseThrow(Failure::notFound);
    }

    @GetMapping("/{lang}/law/{law}/{article}")
    ResponseEntity<byte[]> article(Shell shell, @PathVariable String law, @PathVariable String article,
            @RequestParam(defaultValue = "") String on) {
        return provision(shell, law, article, on);
    }

    @GetMapping("/{lang}/law/{law}/{article}/{paragraph}")
    ResponseEntity<byte[]> paragraph(Shell shell, @PathVariable String law, @PathVariable String article,
            @PathVariable String paragraph, @RequestParam(defaultValue = "") String on) {
        return provision(shell, law, article + "/" + paragraph, on);
    }

    private ResponseEntity<byte[]> provision(Shell shell, String number, String place, String on) {
        LocalDate day = shell.dayOrToday(on);
        String address = number + "/" + place;
        Optional<Law> law = legislation.law(number);
        Optional<LawVersion> version = consolidation.on(number, day);
        WordingPage wording = version.map(v -> wording(v, place, day)).orElse(null);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("number", number);
        model.put("name", name(shell, number, law, version));
        model.put("address", address);
        model.put("day", day);
        model.put("described", isDescribed(law, address, day));
        model.put("provision", summary(law, address, day));
        model.put("wording", Optional.ofNullable(wording));
        if (wording == null && !isDescribed(law, address, day)) {
            throw Failure.notFound();
        }
        return html.page(shell, "legislation/provision", model);
    }

    private boolean isDescribed(Optional<Law> law, String address, LocalDate day) {
        return isThere(law, address) || legislation.nearest(address, day).isPresent();
    }

    private static boolean isThere(Optional<Law> law, String address) {
        return law.stream().flatMap(l -> l.provisions().stream()).anyMatch(p -> p.address().equals(address));
    }

    private Optional<Provision> summary(Optional<Law> law, String address, LocalDate day) {
        return isThere(law, address) ? legislation.find(address, day) : legislation.nearest(address, day);
    }

    private @Nullable WordingPage wording(LawVersion version, String place, LocalDate day) {
        Wording wording = consolidation.find(version, place).orElse(null);
        return wording == null ? null : WordingPage.of(consolidation, version, wording, day);
    }
}
