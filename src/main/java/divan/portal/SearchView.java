package divan.portal;

import divan.search.Found;
import divan.search.Hit;
import divan.web.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * What the search page shows.
 *
 * @param kind one of {@link SearchPages#KINDS}, empty: all
 * @param today whether the day is today
 * @param page from 1
 */
public record SearchView(String words, String kind, LocalDate day, boolean today, int page, Found found) {
    public List<String> kinds() {
        return List.copyOf(SearchPages.KINDS.keySet());
    }

    public boolean hasNext() {
        return found.total() > page * SearchPages.PAGE;
    }

    /** The address of this search with other words, of another kind or on another page. */
    public String address(String otherWords, String otherKind, int otherPage) {
        return "/search?q=" + URLEncoder.encode(otherWords, StandardCharsets.UTF_8)
            + (otherKind.isEmpty() ? "" : "&kind=" + otherKind) + (today ? "" : "&on=" + day)
            + (otherPage == 1 ? "" : "&page=" + otherPage);
    }

    /** Where a result leads: to its page as of the day. */
    public String to(Hit hit) {
        return hit.address() + (today || hit.kind().equals("service") || hit.kind().equals("law") ? ""
            : "?on=" + day);
    }

    /** What stands before the title: the address of a provision, the number of a law. */
    public String number(Hit hit) {
        return switch (hit.kind()) {
            case "provision", "law" -> hit.id();
            default -> "";
        };
    }

    /** Turkish on a page of another language is told as such. */
    public String words(Shell shell, Hit hit, String words) {
        return hit.language().isEmpty() || hit.language().equals("tr") ? shell.turkish(words) : words;
    }
}
