package divan.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What changed of organs, posts, whether they are held, delegations and deputies, in the order of the ledger.
 * Each line bears everything that is now said of the thing it is about ({@code state}, a list of periods,
 * empty where it is struck out): whoever puts that in the place of what they had, line by line, has a true
 * copy of the organs and of who may sign when there are no more lines. Who holds a post is not said. Nothing
 * appears before the act is numbered, so a position once passed never gets another line.
 */
@RestController
class ChangeApi {
    private static final int USUAL = 200;
    private static final Pattern SINCE = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,9}))?");

    private final Changes changes;
    private final Organs organs;
    private final Posts posts;
    private final Delegations delegations;
    private final Deputies deputies;

    ChangeApi(Changes changes, Organs organs, Posts posts, Delegations delegations,
            Deputies deputies) {
        this.changes = changes;
        this.organs = organs;
        this.posts = posts;
        this.delegations = delegations;
        this.deputies = deputies;
    }

    /**
     * @param since a position of the ledger, or what an answer named {@code next}; without it, from the
     * beginning
     */
    @GetMapping("/api/changes")
    ResponseEntity<byte[]> since(@RequestParam(defaultValue = "0") String since,
            @RequestParam(defaultValue = "") String limit) {
        Matcher from = SINCE.matcher(since);
        if (!from.matches()) {
            throw OrganAnswer.wrong("change-position", "since");
        }
        int most = OrganAnswer.number(limit, "limit", USUAL, 1, OrganAnswer.MOST);
        List<StateChange> found = changes.since(Long.parseLong(from.group(1)),
            from.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(from.group(2)), most + 1);
        List<StateChange> page = found.stream().limit(most).toList();
        String next = page.isEmpty() ? since : page.getLast().position() + "-" + page.getLast().nth();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("since", since);
        view.put("items", items(page));
        view.put("next", next);
        view.put("more", found.size() > page.size());
        return OrganAnswer.of(view, false,
            found.size() > page.size() ? "/api/changes?since=" + next + "&limit=" + most : null);
    }

    private List<Map<String, @Nullable Object>> items(List<StateChange> page) {
        Map<String, List<Map<String, @Nullable Object>>> states = new LinkedHashMap<>();
        states.putAll(grouped("organ", organs.periods(ids(page, "organ")).stream().map(OrganView::organ)
            .toList(), "number"));
        states.putAll(grouped("post", posts.periods(ids(page, "post")).stream().map(OrganView::post).toList(),
            "id"));
        states.putAll(grouped("delegation", delegations.periods(ids(page, "delegation")).stream()
            .map(OrganView::delegation).toList(), "id"));
        states.putAll(grouped("seat", seats(ids(page, "seat")), "post"));
        states.putAll(grouped("deputy", deputies.among(ids(page, "deputy")).stream()
            .map(OrganView::deputy).toList(), "id"));
        return page.stream().map(change -> item(change,
            states.getOrDefault(change.kind() + " " + change.id(), List.of()))).toList();
    }

    private List<Map<String, @Nullable Object>> seats(List<String> ids) {
        return posts.holdings(ids).stream().collect(Collectors.groupingBy(Holding::post)).values().stream()
            .flatMap(held -> Occupancy.of(held).stream()).map(OrganView::seat).toList();
    }

    private static List<String> ids(List<StateChange> page, String kind) {
        return page.stream().filter(c -> c.kind().equals(kind)).map(StateChange::id).distinct().toList();
    }

    private static Map<String, List<Map<String, @Nullable Object>>> grouped(String kind,
            List<Map<String, @Nullable Object>> periods, String id) {
        return periods.stream().collect(Collectors.groupingBy(period -> kind + " " + period.get(id)));
    }

    private static Map<String, @Nullable Object> item(StateChange change,
            List<Map<String, @Nullable Object>> state) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("position", change.position());
        item.put("act", change.act().toString());
        item.put("kind", change.kind());
        item.put("id", change.id());
        item.put("event", change.event());
        item.put("day", change.day().toString());
        item.put("reason", OrganView.orNull(change.reason()));
        item.put("basis", OrganView.orNull(change.basis()));
        item.put("state", state);
        return item;
    }
}
