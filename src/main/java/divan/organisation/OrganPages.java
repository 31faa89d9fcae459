package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.Lira;
import divan.kernel.Violation;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The state's organs as of a day: one by one, what they were before, drawn, and who signs in them. */
@Controller
class OrganPages {
    private static final int PAGE = 100;
    private static final List<Integer> ZOOMS = List.of(50, 75, 100, 150, 200);

    private final Organs organs;
    private final Organisation organisation;
    private final Changes changes;
    private final Charts charts;
    private final Html html;

    OrganPages(Organs organs, Organisation organisation, Changes changes, Charts charts, Html html) {
        this.organs = organs;
        this.organisation = organisation;
        this.changes = changes;
        this.charts = charts;
        this.html = html;
    }

    @GetMapping("/{lang}/organs")
    ResponseEntity<byte[]> list(Shell shell, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        LocalDate day = shell.dayOrToday(on);
        String words = q.strip().substring(0, Math.min(100, q.strip().length()));
        String from = Organ.isNumber(after) ? after : "";
        List<Organ> found = words.isEmpty() ? organs.every(day, from, PAGE + 1)
            : organs.named(words, day, from, PAGE + 1);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("day", day);
        model.put("q", words);
        model.put("count", organs.count(day));
        model.put("organs", found.stream().limit(PAGE).toList());
        model.put("more", found.size() > PAGE);
        return html.page(shell, "organisation/organs", model);
    }

    @GetMapping("/{lang}/organs/{number}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on) {
        LocalDate day = shell.dayOrToday(on);
        List<Organ> periods = periods(number);
        List<Succession> successions = changes.successions(number);
        Map<String, Object> model = new LinkedHashMap<>();
        Organ organ = nearest(periods, day);
        List<Organ> children = organs.children(number, day, "", PAGE + 1);
        model.put("organ", organ);
        model.put("day", day);
        model.put("parents", organs.among(organ.parents(), organ.valid().contains(day) ? day
            : organ.valid().from()));
        model.put("children", children.stream().limit(PAGE).toList());
        model.put("more", children.size() > PAGE);
        model.put("posts", organisation.postsIn(number, day).stream()
            .map(post -> new Seated(post, organisation.seat(post.id(), day))).toList());
        model.put("periods", periods);
        model.put("events", changes.of("organ", number));
        model.put("successions", successions);
        model.put("names", names(successions));
        return html.page(shell, "organisation/organ", model);
    }

    private List<Organ> periods(String number) {
        List<Organ> periods = Organ.isNumber(number) ? organs.periods(List.of(number)) : List.of();
        if (periods.isEmpty()) {
            throw Failure.notFound();
        }
        return periods;
    }

    /** As it is on the day; otherwise as it last was before, or first is after. */
    private static Organ nearest(List<Organ> periods, LocalDate day) {
        return periods.stream().filter(p -> p.valid().contains(day)).findFirst().orElseGet(() ->
            periods.reversed().stream().filter(p -> p.valid().from().isBefore(day)).findFirst()
                .orElse(periods.getFirst()));
    }

    /** Organs before and after, by the name they had last. */
    private Map<String, Organ> names(List<Succession> successions) {
        Set<String> numbers = new HashSet<>();
        successions.forEach(s -> numbers.addAll(List.of(s.predecessor(), s.successor())));
        Map<String, Organ> names = new TreeMap<>();
        organs.periods(numbers).forEach(organ -> names.put(organ.number(), organ));
        return names;
    }

    @GetMapping("/{lang}/organs/{number}/chart")
    ResponseEntity<byte[]> chart(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String open,
            @RequestParam(defaultValue = "100") String zoom) {
        LocalDate day = shell.dayOrToday(on);
        Organ root = nearest(periods(number), day);
        Set<String> opened = new TreeSet<>(Arrays.stream(open.split(",")).filter(Organ::isNumber).limit(200)
            .toList());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("root", root);
        model.put("day", day);
        model.put("stands", root.valid().contains(day));
        model.put("open", opened);
        model.put("zoom", zoom(zoom));
        model.put("zooms", ZOOMS);
        model.put("chart", root.valid().contains(day) ? charts.of(root, day, opened)
            : new Chart(List.of(), false));
        return html.page(shell, "organisation/chart", model);
    }

    private static int zoom(String text) {
        return ZOOMS.stream().filter(z -> z.toString().equals(text)).findFirst().orElse(100);
    }

    @GetMapping("/{lang}/organs/{number}/difference")
    ResponseEntity<byte[]> difference(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        LocalDate after = shell.dayOrToday(to);
        LocalDate before = from.isBlank() ? after.minusYears(1) : shell.dayOrToday(from);
        Organ root = nearest(periods(number), after);
        Difference difference = charts.difference(number, before, after);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("root", root);
        model.put("before", before);
        model.put("after", after);
        model.put("difference", difference);
        model.put("chart", charts.drawn(number, difference, before, after));
        return html.page(shell, "organisation/difference", model);
    }

    /** @param amount that the document is about, in lira as one writes it: {@code 1.234,56} */
    @GetMapping("/{lang}/organs/{number}/signatories")
    ResponseEntity<byte[]> signatories(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String function, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String amount) {
        LocalDate day = shell.dayOrToday(on);
        Organ organ = nearest(periods(number), day);
        Optional<Long> kurus = amount.isBlank() ? Optional.of(0L) : Lira.kurus(amount);
        List<String> functions = organisation.functions(number, day);
        String asked = functions.contains(function) ? function
            : functions.stream().findFirst().orElse("");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("organ", organ);
        model.put("day", day);
        model.put("functions", functions);
        model.put("function", asked);
        model.put("amount", amount.strip());
        model.put("kurus", kurus.orElse(0L));
        model.put("violations", kurus.isPresent() ? List.of() : List.of(Violation.of("lira", "amount")));
        model.put("signatories", kurus.isEmpty() || asked.isEmpty() ? List.of()
            : organisation.signatories(number, asked, day, kurus.get()));
        return html.page(kurus.isPresent() ? 200 : 422, shell, "organisation/signatories", model);
    }
}
