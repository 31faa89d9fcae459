package divan.legislation;

import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/**
 * An organ's norms on its own page, as of a day, with those of the organs above it set apart: what an
 * institution links to instead of a page of its own (as KMS promises).
 */
@Controller
class OrganNorms {
    private final NormBook norms;
    private final NormEntry entry;
    private final Html html;
    private final Clock clock;

    OrganNorms(NormBook norms, NormEntry entry, Html html, Clock clock) {
        this.norms = norms;
        this.entry = entry;
        this.html = html;
        this.clock = clock;
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

    @GetMapping("/api/law/organ/{number}")
    @Nullable ResponseEntity<Map<String, Object>> api(@PathVariable String number,
            @RequestParam(defaultValue = "") String on, WebRequest request) {
        LocalDate day = day(on);
        Organ organ = organ(number, day);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organ", Map.of("number", number, "name", organ.nameTr()));
        body.put("on", day.toString());
        body.put("norms", listed(norms.issuedBy(number, day)));
        body.put("above", above(number, day).stream().map(above -> Map.of("organ", above.organ().number(),
            "name", above.organ().nameTr(), "norms", listed(above.norms()))).toList());
        String tag = DigestUtils.md5DigestAsHex(body.toString().getBytes(StandardCharsets.UTF_8));
        return request.checkNotModified("\"" + tag + "\"") ? null : ResponseEntity.ok(body);
    }

    private static List<Map<String, @Nullable Object>> listed(Map<NormKind, List<Norm>> kinds) {
        return kinds.values().stream().flatMap(List::stream).map(OrganNorms::told).toList();
    }

    private static Map<String, @Nullable Object> told(Norm norm) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", norm.id());
        told.put("kind", norm.kind().code());
        told.put("rank", norm.kind().rank());
        told.put("number", norm.number());
        told.put("title", norm.title());
        told.put("dated", norm.dated() == null ? null : norm.dated().toString());
        told.put("gazette", norm.gazette());
        told.put("organs", norm.organs());
        told.put("rests-on", norm.restsOn());
        told.put("in-force-from", norm.valid().from().toString());
        told.put("in-force-until", norm.valid().last() == null ? null : norm.valid().last().toString());
        told.put("confirmed", norm.confirmed());
        return told;
    }

    private LocalDate day(String on) {
        try {
            return on.isBlank() ? LocalDate.ofInstant(clock.instant(), Turkish.ZONE) : LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw Failure.invalid(List.of(Violation.of("date", "on")));
        }
    }
}
