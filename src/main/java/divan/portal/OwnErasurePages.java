package divan.portal;

import divan.casework.OwnFiles;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.erasure.Erasure;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One's own closed files, what keeps each until when, and the way to ask that they be erased. */
@Controller
class OwnErasurePages {
    private final OwnFiles files;
    private final Catalogue catalogue;
    private final AskingToErase asking;
    private final Texts texts;
    private final Html html;

    OwnErasurePages(OwnFiles files, Catalogue catalogue, AskingToErase asking, Texts texts,
            Html html) {
        this.files = files;
        this.catalogue = catalogue;
        this.asking = asking;
        this.texts = texts;
        this.html = html;
    }

    @GetMapping("/{lang}/my/erasures")
    ResponseEntity<byte[]> mine(Shell shell, Caller caller) {
        OwnFiles.Files all = files.of(caller);
        return html.page(shell, "portal/my-erasures", Map.of("goes", asking.goes(shell), "lines",
            all.files().stream().map(file -> line(shell, file)).toList(), "everything", all.everything(),
            "party", String.valueOf(caller.party()), "service", service(caller)));
    }

    /** The service by which the caller asks; empty where no pack has one, or it is not for such a mandate. */
    private String service(Caller caller) {
        Caller.Behalf behalf = caller.behalf();
        return catalogue.services().stream().filter(Service::asksToErase)
            .filter(service -> behalf == null || service.forOthers().contains(behalf.kind())
                && behalf.reaches(service.id()))
            .map(Service::id).findFirst().orElse("");
    }

    private OwnErasure line(Shell shell, OwnFiles.OwnFile file) {
        return new OwnErasure(file, shell.t("service." + file.service() + ".name"),
            file.kept().stream().map(why -> Erasure.words(texts, shell.language(), why)).toList());
    }

    /** The same as data; {@code until}: the first day on which this keeps it no more, where one is known. */
    @GetMapping("/api/erasures")
    ResponseEntity<Map<String, Object>> data(Caller caller) {
        OwnFiles.Files all = files.of(caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("files",
            all.files().stream().map(OwnErasurePages::data).toList(), "asked", all.everything()));
    }

    private static Map<String, Object> data(OwnFiles.OwnFile file) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", file.id().toString());
        line.put("no", file.no());
        line.put("service", file.service());
        line.put("kept", file.kept().stream().map(why -> Map.of("why", why.code(), "basis", why.basis(),
            "until", why.until() == null ? "" : why.until().toString())).toList());
        line.put("asked", file.asked());
        line.put("proposed", file.proposed());
        return line;
    }
}
