package divan.registers;

import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files of registers, for a post whose function it is. Larger files than a form takes come by the command.
 */
@Controller
class RegisterFilePages {
    private final RegisterFiles files;
    private final Html html;

    RegisterFilePages(RegisterFiles files, Html html) {
        this.files = files;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/registers")
    ResponseEntity<byte[]> all(Shell shell, Caller caller) {
        need(caller);
        return html.page(shell, "registers/files", Map.of("registers", files.registers()));
    }

    @GetMapping("/{lang}/desk/registers/{register}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable String register,
            @RequestParam(defaultValue = "") String rows, @RequestParam(defaultValue = "") String sha256) {
        need(caller);
        String done = rows.matches("[0-9]{1,9}") && sha256.matches("[0-9a-f]{64}")
            ? shell.t("register-file.taken", rows, sha256) : "";
        return page(200, shell, register(register), "", done, List.of(), null);
    }

    private ResponseEntity<byte[]> page(int status, Shell shell, Register register, String reason,
            String done, List<Violation> violations, @Nullable FileReport report) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("register", register);
        model.put("columns", String.join(", ", RowCheck.columns(register)));
        model.put("reason", reason);
        model.put("done", done);
        model.put("violations", violations);
        model.put("report", report);
        return html.page(status, shell, "registers/file", model);
    }

    @PostMapping("/{lang}/desk/registers/{register}/import")
    ResponseEntity<byte[]> take(Shell shell, Caller caller, @PathVariable String register,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String sha256,
                @RequestParam(defaultValue = "check") String step)
            throws IOException {
        need(caller);
        Register found = register(register);
        List<Violation> wrong = wrong(file, reason, sha256);
        if (file == null || !wrong.isEmpty()) {
            return page(422, shell, found, reason, "", wrong, null);
        }
        boolean dry = !step.equals("take");
        FileReport report;
        try (InputStream in = file.getInputStream()) {
            report = files.take(new FileOrder(register, caller.actor(), reason, sha256.isBlank() ? null
                : sha256.strip(), dry), in);
        }
        return report.isGood() && !dry
            ? Html.seeOther(shell.href("/desk/registers/" + register + "?rows=" + report.rows() + "&sha256="
                + report.sha256()))
            : page(report.isGood() ? 200 : 422, shell, found, reason, "", List.of(), report);
    }

    private static List<Violation> wrong(@Nullable MultipartFile file, String reason, String sha256) {
        List<Violation> wrong = new ArrayList<>();
        if (file == null || file.isEmpty()) {
            wrong.add(Violation.of("register-file", "file"));
        }
        if (reason.isBlank()) {
            wrong.add(Violation.of("register-reason", "reason"));
        }
        if (!sha256.isBlank() && !sha256.strip().matches("[0-9a-fA-F]{64}")) {
            wrong.add(Violation.of("register-sha256", "sha256"));
        }
        return wrong;
    }

    /** The file is written whole, and the act of reading committed, before its first byte leaves. */
    @PostMapping("/{lang}/desk/registers/{register}/export")
    ResponseEntity<?> give(Shell shell, Caller caller, @PathVariable String register,
            @RequestParam(defaultValue = "") String reason) throws IOException {
        need(caller);
        Register found = register(register);
        if (reason.isBlank()) {
            return page(422, shell, found, "", "",
                List.of(Violation.of("register-reason", "export-reason")), null);
        }
        Path written = Files.createTempFile("divan-register", ".csv");
        try (OutputStream out = Files.newOutputStream(written)) {
            files.give(new FileOrder(register, caller.actor(), reason, null, false), out);
        } catch (RuntimeException e) {
            Files.deleteIfExists(written);
            throw e;
        }
        return ResponseEntity.ok().header("Content-Type", "text/csv;charset=UTF-8")
            .header("Content-Disposition", ContentDisposition.attachment().filename(register + ".csv").build()
            .toString())
            .header("X-Content-Type-Options", "nosniff").cacheControl(CacheControl.noStore())
            .contentLength(Files.size(written))
            .body(new InputStreamResource(Files.newInputStream(written, StandardOpenOption.DELETE_ON_CLOSE)));
    }

    private Register register(String id) {
        return files.registers().stream().filter(r -> r.id().equals(id)).findFirst()
            .orElseThrow(Failure::notFound);
    }

    private void need(Caller caller) {
        if (!Objects.requireNonNull(caller.post()).functions().contains(RegisterFiles.FUNCTION)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }
}
