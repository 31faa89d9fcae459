package divan.portal;

import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Everything about oneself as one file (6698/11/1-b). Asked for by a form: taking it is an act. */
@Controller
class ExportPages {
    private final Export export;
    private final Html html;

    ExportPages(Export export, Html html) {
        this.export = export;
        this.html = html;
    }

    @GetMapping("/{lang}/my/export")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        MyPages.party(caller);
        return html.page(shell, "portal/export", Map.of());
    }

    /** Written as it is read: the file is never whole in memory. */
    @PostMapping("/{lang}/my/export")
    void take(Shell shell, Caller caller, HttpServletResponse response) throws IOException {
        Export.Contents contents = export.begin(caller);
        response.setStatus(200);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"divan-" + shell.today() + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        export.write(contents, shell, response.getOutputStream());
    }
}
