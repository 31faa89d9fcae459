package divan.budget;

import divan.budget.Movement.Kind;
import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Where officials see their organ's budget, propose movements from a file, and approve them. */
@Controller
class BudgetPages {
    private static final String HERE = "/desk/budget";
    private static final int LONGEST = 400;

    private final Budget budget;
    private final Classification codes;
    private final Html html;

    BudgetPages(Budget budget, Classification codes, Html html) {
        this.budget = budget;
        this.codes = codes;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/budget")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @RequestParam(defaultValue = "0") int year) {
        return show(200, shell, caller, year == 0 ? shell.today().getYear() : year, Map.of(), List.of(),
            null);
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, int year,
            Map<String, String> typed, List<Violation> violations, @Nullable FileReport report) {
        Organ organ = budget.organ(caller);
        List<Batch> batches = budget.batches(organ.number());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("organ", organ);
        model.put("year", year);
        model.put("years", batches.stream().map(Batch::year).distinct().sorted().toList());
        Book book = budget.book(organ.number(), year);
        Map<String, String> organs = budget.institutions(book, shell.today()).stream().collect(
            Collectors.toMap(Organ::number, one -> shell.pick(one.nameTr(), one.nameEn())));
        model.put("view", new BookView(shell, book, codes, organs));
        model.put("batches", batches.stream().filter(batch -> batch.year() == year).toList());
        model.put("proposes", budget.may(caller, Budget.PROPOSE));
        model.put("kinds", List.of(Kind.values()));
        model.put("columns", String.join(", ", MovementFile.COLUMNS));
        model.put("from", String.join(", ", MovementFile.FROM));
        model.put("typed", typed);
        model.put("violations", violations);
        model.put("report", report);
        return html.page(status, shell, "budget/book", model);
    }

    @PostMapping("/{lang}/desk/budget")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        budget.organ(caller);
        int present = shell.today().getYear();
        int wanted = year.matches("[0-9]{4}") ? Integer.parseInt(year) : 0;
        List<Violation> wrong = new ArrayList<>();
        if (Kind.of(kind).isEmpty()) {
            wrong.add(Violation.of("budget-kind", "kind"));
        }
        if (wanted < present - 1 || wanted > present + 1) {
            wrong.add(Violation.of("budget-year", "year", present - 1, present + 1));
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            wrong.add(Violation.of("register-reason", "reason"));
        }
        if (file == null || file.isEmpty()) {
            wrong.add(Violation.of("register-file", "file"));
        }
        Map<String, String> typed = Map.of("kind", kind, "year", year, "reason", reason);
        if (!wrong.isEmpty() || file == null) {
            return show(422, shell, caller, wanted == 0 ? present : wanted, typed, wrong, null);
        }
        FileReport report = budget.propose(caller, wanted, Kind.of(kind).orElseThrow(), reason.strip(),
            file.getBytes());
        return report.isGood() ? Html.seeOther(shell.href(HERE + "/" + report.act()))
            : show(422, shell, caller, wanted, typed, List.of(), report);
    }

    @GetMapping("/{lang}/desk/budget/{batch}")
    ResponseEntity<byte[]> batch(Shell shell, Caller caller, @PathVariable UUID batch) {
        return batch(200, shell, caller, batch, "", List.of());
    }

    private ResponseEntity<byte[]> batch(int status, Shell shell, Caller caller, UUID id, String answer,
            List<Violation> violations) {
        Batch batch = budget.batch(budget.organ(caller).number(), id).orElseThrow(Failure::notFound);
        boolean own = batch.isOpen() && budget.isOwn(caller, batch);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("batch", batch);
        model.put("decides", batch.isOpen() && !own && budget.may(caller, Budget.APPROVE));
        model.put("takesBack", own);
        model.put("answer", answer);
        model.put("violations", violations);
        return html.page(status, shell, "budget/batch", model);
    }

    @PostMapping("/{lang}/desk/budget/{batch}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            budget.decide(caller, batch, chosen, answer.strip());
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return batch(422, shell, caller, batch, answer, failure.violations());
        }
        return Html.seeOther(shell.href(HERE + "/" + batch));
    }

    @GetMapping("/{lang}/desk/budget/{year}/figures.csv")
    ResponseEntity<byte[]> csv(Shell shell, Caller caller, @PathVariable int year) {
        Organ organ = budget.organ(caller);
        String csv = BookView.csv(budget.book(organ.number(), year));
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"budget-" + year + ".csv\"")
            .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/budget/{year}")
    @ResponseBody
    Map<String, Object> api(Caller caller, @PathVariable int year) {
        Organ organ = budget.organ(caller);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organ", organ.number());
        body.put("year", year);
        body.put("lines", BookView.told(budget.book(organ.number(), year)));
        return body;
    }
}
