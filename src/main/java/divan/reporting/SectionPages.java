package divan.reporting;

import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officials write and approve the sections of their organ's activity report, and take it with them. */
@Controller
class SectionPages {
    private static final String HERE = "/desk/reports";
    private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=UTF-8", "pdf",
        "application/pdf", "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "csv",
        "text/csv;charset=UTF-8");

    private final Reports reports;
    private final Organisation organisation;
    private final Clock clock;
    private final Html html;

    SectionPages(Reports reports, Organisation organisation, Clock clock, Html html) {
        this.reports = reports;
        this.organisation = organisation;
        this.clock = clock;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/reports")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        return html.page(shell, "reporting/reports", Map.of("years",
            reports.years(reports.organ(caller))));
    }

    @GetMapping("/{lang}/desk/reports/{year}")
    ResponseEntity<byte[]> report(Shell shell, Caller caller, @PathVariable int year) {
        Reports.Standing standing = reports.standing(reports.organ(caller), year, lang(shell));
        return html.page(shell, "reporting/sections", Map.of("report", standing.report(), "states",
            standing.states(), "origins", standing.origins()));
    }

    /** Reports are written in the languages that their words are complete in. */
    private static String lang(Shell shell) {
        String code = shell.language().code();
        return AnnualReport.LANGUAGES.contains(code) ? code : "tr";
    }

    @GetMapping("/{lang}/desk/reports/{year}/files/{format}")
    ResponseEntity<byte[]> file(Shell shell, Caller caller, @PathVariable int year,
            @PathVariable String format) {
        ReportFiles files = new ReportFiles(reports.draw(reports.organ(caller), year, lang(shell)));
        byte[] bytes = switch (format) {
            case "html" -> files.html().getBytes(StandardCharsets.UTF_8);
            case "pdf" -> files.pdf(clock.instant());
            case "docx" -> files.docx(clock.instant());
            case "csv" -> files.cells().getBytes(StandardCharsets.UTF_8);
            default -> throw Failure.notFound();
        };
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, TYPES.get(format))
            .header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"report-" + year + "." + format + "\"").body(bytes);
    }

    @GetMapping("/{lang}/desk/reports/{year}/sections/{section}")
    ResponseEntity<byte[]> section(Shell shell, Caller caller, @PathVariable int year,
            @PathVariable String section) {
        return section(200, shell, caller, year, section, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> section(int status, Shell shell, Caller caller, int year, String section,
            Map<String, String> typed, List<Violation> violations) {
        String organ = reports.organ(caller);
        Reports.Standing standing = reports.standing(organ, year, lang(shell));
        SectionState state = standing.states().stream()
            .filter(one -> one.heading().id().equals(section)).filter(SectionState::isWritten).findFirst()
            .orElseThrow(Failure::notFound);
        Optional<SectionText> waiting = state.waiting();
        boolean own = waiting.filter(text -> reports.isOwn(caller, text)).isPresent();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("report", standing.report());
        model.put("state", state);
        model.put("posts", posts(state.texts(), shell));
        model.put("writes", waiting.isEmpty() && reports.mayWrite(caller));
        model.put("decides", waiting.isPresent() && !own && reports.mayApprove(caller, organ));
        model.put("takesBack", own);
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "reporting/section", model);
    }

    /** Titles of those who wrote and decided, by id. */
    private Map<String, String> posts(List<SectionText> texts, Shell shell) {
        Map<String, String> titles = new HashMap<>();
        texts.stream().flatMap(text -> text.decided() == null ? Stream.of(text.post())
            : Stream.of(text.post(), text.decided().post())).distinct().forEach(id -> titles.put(id,
                organisation.post(id, shell.today()).map(post -> shell.pick(post.titleTr(), post.titleEn()))
                    .orElse(id)));
        return titles;
    }

    @PostMapping("/{lang}/desk/reports/{year}/sections/{section}")
    ResponseEntity<byte[]> write(Shell shell, Caller caller, @PathVariable int year,
            @PathVariable String section, @RequestParam(defaultValue = "") String turkish,
            @RequestParam(defaultValue = "") String english) {
        List<Violation> wrong = new ArrayList<>();
        if (turkish.isBlank()) {
            wrong.add(Violation.of("report-empty", "turkish"));
        }
        Map<String, String> typed = Map.of("turkish", turkish, "english", english);
        typed.forEach((field, text) -> {
            if (text.length() > Reports.LONGEST) {
                wrong.add(Violation.of("report-long", field, Reports.LONGEST));
            }
        });
        if (!wrong.isEmpty()) {
            return section(422, shell, caller, year, section, typed, wrong);
        }
        reports.propose(caller, year, section, turkish.strip(), english.strip());
        return Html.seeOther(shell.href(HERE + "/" + year + "/sections/" + section));
    }

    @PostMapping("/{lang}/desk/reports/{year}/sections/{section}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable int year,
            @PathVariable String section, @RequestParam UUID proposal,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            reports.decide(caller, proposal, chosen, answer.strip());
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return section(422, shell, caller, year, section, Map.of("answer", answer),
                failure.violations());
        }
        return Html.seeOther(shell.href(HERE + "/" + year + "/sections/" + section));
    }
}
