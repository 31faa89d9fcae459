package divan.portal;

import divan.journal.Act;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who read my data: all of it, in pages, narrowed by days, organ and purpose, to be printed, or as data. */
@Controller
class TrackerPages {
    /** Lines a page, and on paper. */
    private static final int LINES = 100;
    private static final int PRINTED = 1000;

    private final Tracker tracker;
    private final Html html;

    TrackerPages(Tracker tracker, Html html) {
        this.tracker = tracker;
        this.html = html;
    }

    /** @param before the last act of the page before this one */
    @GetMapping("/{lang}/my/data")
    ResponseEntity<byte[]> data(Shell shell, Caller caller, @RequestParam MultiValueMap<String, String> asked,
            @RequestParam Optional<UUID> before) {
        return page("portal/my-data", shell, caller, asked, before, LINES);
    }

    @GetMapping("/{lang}/my/data/print")
    ResponseEntity<byte[]> print(Shell shell, Caller caller,
            @RequestParam MultiValueMap<String, String> asked, @RequestParam Optional<UUID> before) {
        return page("portal/my-data-print", shell, caller, asked, before, PRINTED);
    }

    private ResponseEntity<byte[]> page(String template, Shell shell, Caller caller,
            MultiValueMap<String, String> asked, Optional<UUID> before, int many) {
        Tracker.Page page = tracker.page(shell, caller, joined(asked), before.orElse(null), many);
        return html.page(shell, template, Map.of("view", page.view(), "seen", page.seen(), "first",
            before.isEmpty(), "older", page.older(), "question", tracker.question()));
    }

    /** The same as data; {@code older} is what {@code before} is for the next lines. */
    @GetMapping("/api/reads")
    ResponseEntity<Map<String, Object>> reads(Shell shell, Caller caller,
            @RequestParam MultiValueMap<String, String> asked, @RequestParam Optional<UUID> before) {
        Tracker.Page page = tracker.page(shell, caller, joined(asked), before.orElse(null), LINES);
        List<Map<String, Object>> lines = page.seen().stream().map(seen -> line(shell, seen)).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
            .body(Map.of("reads", lines, "older", page.older()));
    }

    /** A day comes in one field or in three. */
    private static Map<String, String> joined(MultiValueMap<String, String> asked) {
        Map<String, String> joined = new LinkedHashMap<>();
        asked.forEach((name, values) -> joined.put(name, String.join(",", values)));
        return joined;
    }

    private static Map<String, Object> line(Shell shell, Seen seen) {
        Act act = seen.act();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("act", act.id().toString());
        line.put("at", act.at().toString());
        line.put("by", Names.reader(shell, seen.who(), act));
        line.put("what", Names.what(shell, act));
        line.put("purpose", act.purpose());
        line.put("why", Names.purpose(shell, act.purpose()));
        line.put("basis", act.basis());
        return line;
    }
}
