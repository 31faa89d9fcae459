package divan.planning;

import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Findings;
import divan.kernel.Sha;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where units report values of the plan's indicators, in a form or as a file, and where a second official
 * approves. Of the evidence only its hash is kept: the document stays with the unit.
 */
@Controller
class ReportPages {
    private static final String DESK = "/desk/plan";
    private static final int LONGEST_SOURCE = 1000;

    private final Reporting reporting;
    private final Evaluations evaluations;
    private final Planning planning;
    private final Html html;

    ReportPages(Reporting reporting, Evaluations evaluations, Planning planning, Html html) {
        this.reporting = reporting;
        this.evaluations = evaluations;
        this.planning = planning;
        this.html = html;
    }

    private void need(Caller caller) {
        if (!reporting.isConcerned(caller)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }

    @GetMapping("/{lang}/desk/plan")
    ResponseEntity<byte[]> desk(Shell shell, Caller caller) {
        return desk(200, shell, caller, List.of(), "", null);
    }

    private ResponseEntity<byte[]> desk(int status, Shell shell, Caller caller, List<Violation> violations,
            String source, @Nullable FileReport report) {
        need(caller);
        planning.catchUp(caller.lastAct());
        int year = shell.today().getYear();
        Map<String, Object> model = new LinkedHashMap<>();
        Map<String, YearFigures> before = planning.figures(year - 1);
        Map<String, YearFigures> now = planning.figures(year);
        model.put("rows", reporting.own(caller).stream().map(one -> new ReportedRow(one,
            Objects.requireNonNull(before.get(one.id())),
            Objects.requireNonNull(now.get(one.id())))).toList());
        model.put("year", year);
        model.put("work", evaluations.own(caller));
        model.put("reports", reporting.reports(caller));
        model.put("reporting", reporting.mayReport(caller));
        model.put("columns", String.join(", ", ReportDraft.COLUMNS));
        model.put("source", source);
        model.put("violations", violations);
        model.put("report", report);
        return html.page(status, shell, "planning/desk", model);
    }

    @GetMapping("/{lang}/desk/plan/{indicator}")
    ResponseEntity<byte[]> form(Shell shell, Caller caller, @PathVariable String indicator,
            @RequestParam(defaultValue = "") String period) {
        need(caller);
        Map<String, String> typed = new LinkedHashMap<>();
        Period.of(period).ifPresent(of -> {
            typed.put(ReportDraft.YEAR, String.valueOf(of.year()));
            typed.put(ReportDraft.QUARTER, of.isYear() ? "" : String.valueOf(of.quarter()));
        });
        return form(200, shell, own(caller, indicator), typed, List.of());
    }

    private Indicator own(Caller caller, String indicator) {
        if (!reporting.mayReport(caller)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return reporting.own(caller).stream().filter(one -> one.id().equals(indicator)).findFirst()
            .orElseThrow(Failure::notFound);
    }

    private ResponseEntity<byte[]> form(int status, Shell shell, Indicator indicator,
            Map<String, String> typed, List<Violation> violations) {
        return html.page(status, shell, "planning/report-form", Map.of("indicator", indicator, "years",
            planning.years(indicator), "typed", typed, "violations", violations));
    }

    @PostMapping("/{lang}/desk/plan/{indicator}")
    ResponseEntity<byte[]> report(Shell shell, Caller caller, @PathVariable String indicator,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Indicator found = own(caller, indicator);
        Map<String, String> typed = new LinkedHashMap<>(sent);
        typed.put(ReportDraft.INDICATOR, found.id());
        Findings findings = new Findings();
        List<ReportLine> lines = reporting.checked(caller, List.of(new ReportDraft(1, typed)), true,
            findings);
        List<Violation> wrong = new ArrayList<>();
        findings.inOrder().forEach(one -> wrong.add(Violation.of(one.code(), one.column(),
            one.args().toArray())));
        wrong.addAll(wrong(file, typed.getOrDefault("source", "")));
        if (file == null || !wrong.isEmpty()) {
            return form(422, shell, found, typed, wrong);
        }
        UUID act = reporting.report(caller, lines, typed.get("source").strip(), Sha.hex(file.getBytes()));
        return Html.seeOther(shell.href(DESK + "/reports/" + act));
    }

    private static List<Violation> wrong(@Nullable MultipartFile file, String source) {
        List<Violation> wrong = new ArrayList<>();
        if (source.strip().length() < 3 || source.length() > LONGEST_SOURCE) {
            wrong.add(Violation.of("plan-source", "source"));
        }
        if (file == null || file.isEmpty()) {
            wrong.add(Violation.of("plan-file", "file"));
        }
        return wrong;
    }

    /** All values of a file, or none. */
    @PostMapping("/{lang}/desk/plan/file")
    ResponseEntity<byte[]> file(Shell shell, Caller caller, @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        need(caller);
        if (!reporting.mayReport(caller)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        List<Violation> wrong = wrong(file, source);
        if (file == null || !wrong.isEmpty()) {
            return desk(422, shell, caller, wrong, source, null);
        }
        Findings findings = new Findings();
        List<ReportDraft> drafts = ReportFile.read(file.getBytes(), findings);
        List<ReportLine> lines = reporting.checked(caller, drafts, false, findings);
        String sha256 = Sha.hex(file.getBytes());
        if (lines.isEmpty() && findings.isEmpty()) {
            findings.add(1, "", "empty");
        }
        if (!findings.isEmpty()) {
            return desk(422, shell, caller, List.of(), source, new FileReport("plan", sha256, drafts.size(),
                findings.inOrder(), findings.more(), null));
        }
        UUID act = reporting.report(caller, lines, source.strip(), sha256);
        return Html.seeOther(shell.href(DESK + "/reports/" + act));
    }

    @GetMapping("/{lang}/desk/plan/reports/{report}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable UUID report) {
        need(caller);
        return one(200, shell, caller, reporting.find(caller, report), "", List.of());
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, Report report, String answer,
            List<Violation> violations) {
        boolean own = reporting.isOwn(caller, report);
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        planning.indicators().forEach(one -> indicators.put(one.id(), one));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("report", report);
        model.put("indicators", indicators);
        model.put("decides", report.isOpen() && !own && reporting.mayApprove(caller, report.organ()));
        model.put("takesBack", report.isOpen() && own);
        model.put("answer", answer);
        model.put("violations", violations);
        return html.page(status, shell, "planning/report", model);
    }

    @PostMapping("/{lang}/desk/plan/reports/{report}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable UUID report,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        need(caller);
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            reporting.decide(caller, report, chosen, answer.strip());
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, reporting.find(caller, report), answer, failure.violations());
        }
        return Html.seeOther(shell.href(DESK + "/reports/" + report));
    }
}
