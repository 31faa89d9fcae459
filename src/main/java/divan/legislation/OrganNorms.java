package divan.legislation;

import divan.kernel.Failure;
import divan.organisation.Organ;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Tagged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An organ's norms on its own page, as of a day, with those of the organs above it set apart: what an
 * institution links to instead of a page of its own (as KMS promises).
 */
@Controller
class OrganNorms {
    private final NormBook norms;
    private final NormEntry entry;
    private final NormFacts facts;
    private final Html html;

    OrganNorms(NormBook norms, NormEntry entry, NormFacts facts, Html html) {
        this.norms = norms;
        this.entry = entry;
        this.facts = facts;
        this.html = html;
    }

    @GetMapping("/{lang}/law/organ/{number}")
    ResponseEntity<byte[]> page(Shell shell, Caller caller, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        Organ organ = organ(number, day);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("organ", organ);
        model.put("day", day);
        model.put("own", seen(caller, number, day));
        model.put("above", norms.above(number, day).stream()
            .map(up -> new NormsOf(up, seen(caller, up.number(), day)))
            .filter(up -> !up.norms().isEmpty()).toList());
        model.put("constitutional", norms.constitutional(day));
        model.put("enters", caller.post() != null && number.equals(caller.post().organ())
            && (entry.may(caller, NormEntry.ENTER) || entry.may(caller, NormEntry.APPROVE)));
        return html.page(shell, "legislation/organ", model);
    }

    /** What is public, and for officials of the organ and of those below it what is internal. */
    private Map<NormKind, List<Norm>> seen(Caller caller, String number, LocalDate day) {
        return NormBook.byKind(Stream.concat(norms.issuedBy(number, day).values().stream()
            .flatMap(List::stream), entry.internal(caller, number, day).stream()));
    }

    private Organ organ(String number, LocalDate day) {
        return norms.organ(Organ.isNumber(number) ? number : "", day).orElseThrow(Failure::notFound);
    }

    /** Organs above that issued something public. */
    private List<NormsOf> above(String number, LocalDate day) {
        return norms.above(number, day).stream()
            .map(organ -> new NormsOf(organ, norms.issuedBy(organ.number(), day)))
            .filter(above -> !above.norms().isEmpty()).toList();
    }

    /** Above every organ: how much each constitutional one issued that stands, and where it is read. */
    private List<Map<String, Object>> constitutional(LocalDate day) {
        return norms.constitutional(day).entrySet().stream().map(issued -> {
            Map<String, Object> told = facts.of(issued.getKey());
            told.put("norms", issued.getValue().size());
            told.put("href", "/api/law/issuer/" + issued.getKey().code() + "?on=" + day);
            return told;
        }).toList();
    }

    @GetMapping("/api/law/organ/{number}")
    ResponseEntity<byte[]> api(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = LawApi.day(on, shell.today());
        Organ organ = organ(number, day);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organ", Map.of("number", number, "name", organ.nameTr()));
        body.put("on", day.toString());
        body.put("norms", facts.of(norms.issuedBy(number, day)));
        body.put("above", above(number, day).stream().map(above -> Map.of("organ", above.organ().number(),
            "name", above.organ().nameTr(), "norms", facts.of(above.norms()))).toList());
        body.put("constitutional", constitutional(day));
        return Tagged.json(body);
    }
}
