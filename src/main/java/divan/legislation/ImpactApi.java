package divan.legislation;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.reliance.Because;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.reliance.TouchedKind;
import divan.web.Shell;
import divan.web.Tagged;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What stands on a provision, for programs. Running cases are counts and never more. Of each kind the first
 * {@value divan.reliance.TouchedKind#MOST} are named; {@code count} counts all.
 */
@RestController
class ImpactApi {
    private final Impact impact;

    ImpactApi(Impact impact) {
        this.impact = impact;
    }

    @GetMapping("/api/impact")
    ResponseEntity<byte[]> of(Shell shell,
            @RequestParam(defaultValue = "") String provision, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String change) {
        ImpactQuestion question = ImpactQuestion.of(provision, change, on, shell);
        if (question.change() == null) {
            throw new Failure(Failure.Kind.REQUEST, question.violations().toArray(Violation[]::new));
        }
        return Tagged.json(body(impact.of(question.change())));
    }

    private static Map<String, Object> body(ImpactReport report) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("provision", report.change().provision().text());
        body.put("change", report.change().sort().code());
        body.put("on", report.change().from().toString());
        body.put("described", report.described());
        body.put("in-text", report.isInText());
        body.put("unread", report.unread());
        body.put("count", report.count());
        body.put("kinds", report.kinds().stream().map(ImpactApi::kind).toList());
        return body;
    }

    private static Map<String, Object> kind(TouchedKind touched) {
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put("kind", touched.kind().code());
        kind.put("count", touched.count());
        kind.put("items", touched.first().stream().map(ImpactApi::item).toList());
        return kind;
    }

    private static Map<String, Object> item(Touched touched) {
        Thing thing = touched.thing();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", thing.id());
        item.put("name", new java.util.TreeMap<>(thing.name()));
        item.put("page", thing.page().isEmpty() ? null : thing.page());
        item.put("count", touched.count());
        item.put("because", touched.because().stream().map(ImpactApi::because).toList());
        return item;
    }

    private static Map<String, Object> because(Because because) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("reason", because.reason().code());
        switch (because.basis()) {
            case divan.reliance.Address cited -> said.put("cites", cited.text());
            case Thing.Key via -> said.put("through", Map.of("kind", via.kind().code(), "id", via.id()));
        }
        said.put("place", because.place().isEmpty() ? null : because.place());
        return said;
    }
}
