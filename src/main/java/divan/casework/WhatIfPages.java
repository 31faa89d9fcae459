package divan.casework;

import divan.kernel.Cells;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Where an author of rules asks what a draft would have found in decided cases. */
@Controller
class WhatIfPages {
    private static final String FIELD = "value-";
    private static final int LONGEST = 40;

    private final WhatIfRuns runs;
    private final Organisation organisation;
    private final Html html;

    WhatIfPages(WhatIfRuns runs, Organisation organisation, Html html) {
        this.runs = runs;
        this.organisation = organisation;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/what-if")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        return html.page(shell, "casework/what-if-services", Map.of("services",
            runs.services(caller).stream().map(service -> service.id()).toList()));
    }

    @GetMapping("/{lang}/desk/what-if/{service}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable String service) {
        return one(200, shell, caller, service, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, String service,
            Map<String, String> typed, List<Violation> violations) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("service", service);
        model.put("values", runs.values(caller, service));
        model.put("earlier", runs.of(caller, service));
        model.put("bound", WhatIfRuns.BOUND);
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "casework/what-if", model);
    }

    @PostMapping("/{lang}/desk/what-if/{service}")
    ResponseEntity<byte[]> run(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable String service, @RequestParam(required = false) @Nullable MultipartFile rules)
            throws IOException {
        Map<String, String> typed = new TreeMap<>();
        Map<String, String> values = new TreeMap<>();
        request.getParameterMap().forEach((name, given) -> {
            String value = given[0].strip();
            if (name.startsWith(FIELD) && !value.isEmpty()) {
                typed.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
                values.put(name.substring(FIELD.length()), value);
            }
        });
        try {
            UUID run = runs.run(caller, service, values, rules == null ? new byte[0] : rules.getBytes());
            return Html.seeOther(shell.href("/desk/what-if/" + service + "/" + run));
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, service, typed, failure.violations());
        }
    }

    @GetMapping("/{lang}/desk/what-if/{service}/{run}")
    ResponseEntity<byte[]> told(Shell shell, Caller caller, @PathVariable String service,
            @PathVariable UUID run) {
        WhatIfRun found = found(caller, service, run);
        BiFunction<String, String, String> words = (group, key) -> words(shell, group, key);
        return html.page(shell, "casework/what-if-run", Map.of("run", found, "words", words));
    }

    private WhatIfRun found(Caller caller, String service, UUID run) {
        WhatIfRun found = runs.find(caller, run);
        if (!found.service().equals(service)) {
            throw Failure.notFound();
        }
        return found;
    }

    private String words(Shell shell, String group, String key) {
        if (key.isEmpty()) {
            return shell.t(group.equals("all") ? "what-if.all-cases" : "what-if.unknown");
        }
        return key.equals(FewCases.REST) ? shell.t("what-if.rest") : switch (group) {
            case "outcome" -> shell.t("state." + key);
            case "organ" -> organisation.organ(key, shell.today()).map(organ ->
                shell.pick(organ.nameTr(), organ.nameEn())).orElse(key);
            case "age" -> key;
            default -> shell.value(group, key);
        };
    }

    /** A line a row: group, key, cases, and a column an effect; empty where it is kept secret. */
    @GetMapping("/{lang}/desk/what-if/{service}/{run}/figures.csv")
    ResponseEntity<byte[]> figures(Caller caller, @PathVariable String service, @PathVariable UUID run)
            throws IOException {
        WhatIfRun found = found(caller, service, run);
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.print("group");
            printer.print("key");
            printer.print("cases");
            printer.printRecord(WhatIfRun.effects());
            for (var table : found.tables().entrySet()) {
                for (WhatIfRun.Row row : table.getValue()) {
                    printer.print(table.getKey());
                    printer.print(Cells.written(row.key()));
                    printer.print(row.cases());
                    printer.printRecord(row.effects().values());
                }
            }
        }
        return ResponseEntity.ok().header("Content-Type", "text/csv;charset=UTF-8")
            .header("Content-Disposition", "attachment; filename=\"what-if-" + run + ".csv\"")
            .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/what-if/{run}")
    @ResponseBody
    WhatIfRun api(Caller caller, @PathVariable UUID run) {
        return runs.find(caller, run);
    }
}
