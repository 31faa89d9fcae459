package divan.legislation;

import divan.reliance.Because;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.Thing;
import divan.reliance.Touched;
import divan.web.Html;
import divan.web.Shell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a change of a provision would touch, for whoever thinks of making it. */
@Controller
class ImpactPages {
    /** Of each kind at first; all that are named where one kind is asked for. */
    private static final int FIRST = 25;
    private final Impact impact;
    private final Html html;

    ImpactPages(Impact impact, Html html) {
        this.impact = impact;
        this.html = html;
    }

    @GetMapping("/{lang}/law/impact")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String provision,
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "") String kind) {
        ImpactQuestion question = ImpactQuestion.of(provision, change, on, shell);
        boolean asked = !provision.isBlank();
        Optional<ImpactReport> report = Optional.ofNullable(question.change()).map(impact::of);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("provision", provision.length() > 60 ? provision.substring(0, 60) : provision);
        model.put("change", change.isEmpty() ? ProposedChange.Sort.AMEND.code() : change);
        model.put("day", shell.dayOf(on).orElse(shell.today()));
        model.put("violations", asked ? question.violations() : java.util.List.of());
        model.put("report", report);
        model.put("names", report.map(r -> names(r, shell)).orElse(Map.of()));
        model.put("only", kind);
        model.put("first", FIRST);
        return html.page(asked && question.change() == null ? 422 : 200, shell, "legislation/impact", model);
    }

    /** A service on which cases began may stand on the law no more: then it is not touched itself. */
    private static void service(Because because, Map<Thing.Key, String> names, Shell shell) {
        if (because.basis() instanceof Thing.Key key && shell.has("service." + key.id() + ".name")) {
            names.putIfAbsent(key, shell.t("service." + key.id() + ".name"));
        }
    }

    /** The names of what is touched, for whatever is touched through it. */
    private static Map<Thing.Key, String> names(ImpactReport report, Shell shell) {
        Map<Thing.Key, String> names = new HashMap<>();
        report.kinds().stream().flatMap(kind -> kind.first().stream()).map(Touched::thing)
            .forEach(thing -> names.put(thing.key(), shell.pick(thing.name())));
        report.kinds().stream().filter(kind -> kind.kind() == Kind.CASES)
            .flatMap(kind -> kind.first().stream()).flatMap(cases -> cases.because().stream())
            .forEach(because -> service(because, names, shell));
        return names;
    }
}
