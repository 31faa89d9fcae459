package divan.portal;

import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.search.Asked;
import divan.search.Found;
import divan.search.Hit;
import divan.search.Search;
import divan.web.Html;
import divan.web.Shell;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/**
 * One search over services, organs and law, as they are on a day: as a page and for programs. What people
 * look for says much about them: no query is logged or kept.
 */
@Controller
class SearchPages {
    static final int PAGE = 10;
    private static final int LAST_PAGE = Search.MAX_HITS / PAGE;
    /** What can be asked for by kind, and the kinds of entries that are it. */
    static final Map<String, Set<String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("", Set.of());
        KINDS.put("service", Set.of("service"));
        KINDS.put("organ", Set.of("organ"));
        KINDS.put("law", Set.of("law", "provision"));
    }

    private final Search search;
    private final Html html;
    private final Clock clock;

    SearchPages(Search search, Html html, Clock clock) {
        this.search = search;
        this.html = html;
        this.clock = clock;
    }

    /** What cannot be read is passed over: people get the nearest answer, programs an error. */
    @GetMapping("/{lang}/search")
    ResponseEntity<byte[]> page(Shell shell, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "1") String page) {
        String asked = q.length() > Search.MAX_QUERY ? q.substring(0, Search.MAX_QUERY) : q;
        String one = KINDS.containsKey(kind) ? kind : "";
        int number = page.matches("[0-9]{1,3}") ? Math.clamp(Integer.parseInt(page), 1, LAST_PAGE) : 1;
        LocalDate day = shell.dayOrToday(on);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("view", new SearchView(asked, one, day, day.equals(shell.today()), number,
            find(asked, shell.language().code(), one, day, number)));
        return html.page(shell, "portal/search", model);
    }

    private Found find(String words, String language, String kind, LocalDate day, int page) {
        return search.find(new Asked(words, language, KINDS.get(kind), day, (page - 1) * PAGE, PAGE));
    }

    /** The same for programs; in the language of {@code Accept-Language}. */
    @GetMapping("/api/search")
    @Nullable ResponseEntity<Map<String, @Nullable Object>> api(Shell shell,
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "1") String page,
            WebRequest request) {
        List<Violation> wrong = new ArrayList<>();
        if (q.isBlank() || q.length() > Search.MAX_QUERY) {
            wrong.add(Violation.of("search-words", "q", Search.MAX_QUERY));
        }
        if (!KINDS.containsKey(kind)) {
            wrong.add(Violation.of("search-kind", "kind"));
        }
        int number = page.matches("[0-9]{1,3}") ? Integer.parseInt(page) : 0;
        if (number < 1 || number > LAST_PAGE) {
            wrong.add(Violation.of("search-page", "page", LAST_PAGE));
        }
        LocalDate day = day(on, wrong);
        if (!wrong.isEmpty()) {
            throw new Failure(Failure.Kind.REQUEST, wrong.toArray(Violation[]::new));
        }
        Map<String, @Nullable Object> body = body(find(q, shell.language().code(), kind, day, number), day,
            number);
        String tag = DigestUtils.md5DigestAsHex(body.toString().getBytes(StandardCharsets.UTF_8));
        return request.checkNotModified("\"" + tag + "\"") ? null
            : ResponseEntity.ok().header("Cache-Control", "no-cache").varyBy("Accept-Language").body(body);
    }

    private LocalDate day(String on, List<Violation> wrong) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Turkish.ZONE);
        try {
            return on.isEmpty() ? today : LocalDate.parse(on);
        } catch (DateTimeException e) {
            wrong.add(Violation.of("date", "on"));
            return today;
        }
    }

    private static Map<String, @Nullable Object> body(Found found, LocalDate day, int page) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("on", day.toString());
        body.put("page", page);
        body.put("total", found.total());
        body.put("totalIsLeast", found.total() == Search.MAX_HITS);
        body.put("didYouMean", found.meant().isEmpty() ? null : found.meant());
        body.put("items", found.hits().stream().map(SearchPages::item).toList());
        return body;
    }

    private static Map<String, @Nullable Object> item(Hit hit) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("kind", hit.kind());
        item.put("id", hit.id());
        item.put("title", hit.title());
        item.put("language", hit.language());
        item.put("within", hit.within().isEmpty() ? null : hit.within());
        item.put("formerNames", hit.former());
        item.put("excerpt", hit.pieces().stream().map(piece -> Map.of("text", piece.text(), "found",
            piece.found())).toList());
        item.put("page", hit.address());
        item.put("from", hit.days() == null ? null : hit.days().from().toString());
        item.put("last", hit.days() == null || hit.days().last() == null ? null
            : hit.days().last().toString());
        return item;
    }
}
