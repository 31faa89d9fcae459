package divan.legislation;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.reliance.Thing;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Tagged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Law that nothing uses, and what rests on law that is not there: for people and for programs. */
@Controller
class LawQualityPages {
    private final LawQualityCheck check;
    private final Html html;

    LawQualityPages(LawQualityCheck check, Html html) {
        this.check = check;
        this.html = html;
    }

    @GetMapping("/{lang}/law/quality")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        return html.page(shell, "legislation/quality", Map.of("day", day, "quality", check.on(day)));
    }

    @GetMapping("/api/law/quality")
    ResponseEntity<byte[]> api(Shell shell, @RequestParam(defaultValue = "") String on) {
        LocalDate day = on.isBlank() ? shell.today() : shell.dayOf(on).orElseThrow(() ->
            new Failure(Failure.Kind.REQUEST, Violation.of("date", "on")));
        LawQuality quality = check.on(day);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("on", day.toString());
        body.put("unused", quality.unused().stream().map(LawQualityPages::unused).toList());
        body.put("unused-norms", quality.idle().stream().map(idle -> Map.of("id", idle.norm().id(), "kind",
            idle.norm().kind().code(), "title", idle.norm().title(), "named", idle.named())).toList());
        body.put("not-in-force", quality.fallen().stream().map(LawQualityPages::faulty).toList());
        body.put("not-there", quality.dangling().stream().map(LawQualityPages::faulty).toList());
        body.put("texts", quality.texts().stream().map(LawQualityPages::text).toList());
        return Tagged.json(body);
    }

    private static Map<String, Object> unused(LawQuality.Unused unused) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("law", unused.law());
        map.put("described", unused.described());
        map.put("count", unused.provisions().size());
        map.put("provisions", unused.provisions());
        return map;
    }

    private static Map<String, Object> faulty(LawQuality.Faulty faulty) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("provision", faulty.provision().text());
        map.put("state", faulty.state().code());
        map.put("count", faulty.count());
        map.put("things", faulty.things().stream().map(LawQualityPages::thing).toList());
        return map;
    }

    private static Map<String, Object> thing(Thing thing) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", thing.kind().code());
        map.put("id", thing.id());
        map.put("name", new TreeMap<>(thing.name()));
        map.put("page", thing.page().isEmpty() ? null : thing.page());
        return map;
    }

    private static Map<String, Object> text(LawQuality.Text text) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("law", text.law());
        map.put("title", text.title());
        map.put("articles", text.articles());
        map.put("articles-rested-on", text.resting());
        map.put("articles-named", text.named());
        map.put("references", text.references());
        map.put("references-to-nowhere", text.nowhere());
        map.put("examples", text.examples().stream().map(one -> List.of(one.by(), one.target())).toList());
        return map;
    }
}
