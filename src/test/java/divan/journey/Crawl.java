package divan.journey;

import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every kind of page that somebody can come to by following links from a few pages: one address for each
 * kind.
 */
final class Crawl {
    /** Services that are described only: they are all of one kind. */
    private static final String ELSEWHERE =
        "/services/(?!documents|quality|residence-permit-extension|register-correction|read-question"
        + "|erasure-request|residence-permit-short-first|family-residence-permit"
        + "|student-residence-permit|long-term-residence-permit|humanitarian-residence-permit"
        + "|trafficking-victim-permit|protective-permit-cancellation|visa-referral)[^/]+$";
    private static final String LINKS = """
            language => [...document.querySelectorAll('a[href^="/' + language + '"]:not([download])')]
              .map(a => a.getAttribute('href').split('#')[0])""";

    private final Visitor visitor;
    private final Set<String> kinds = new HashSet<>();

    Crawl(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Opens an address of each kind and tells it while it is shown; files that are downloaded are none. */
    void from(Consumer<String> shown, String... starts) {
        Deque<String> open = new ArrayDeque<>();
        for (String start : starts) {
            note("/" + visitor.language + start, open);
        }
        while (!open.isEmpty()) {
            String address = open.removeFirst();
            for (Object link : links(address)) {
                note(link.toString(), open);
            }
            shown.accept(address);
        }
    }

    private void note(String address, Deque<String> open) {
        if (!isFile(address) && kinds.add(kind(address))) {
            open.addLast(address);
        }
    }

    /** An address with everything that names one of many taken out. */
    static String kind(String address) {
        return address.replaceFirst("\\?.*", "").replaceAll("/[^/]*[0-9][^/]*", "/ID")
            .replaceFirst("/powers/(posts|functions|registers)/.+", "/powers/$1/ONE")
            .replaceFirst(ELSEWHERE, "/services/ELSEWHERE");
    }

    private List<?> links(String address) {
        Page page = visitor.page;
        page.navigate(address);
        if (visitor.status() != 200) {
            throw new AssertionError(address + " leads to " + visitor.status());
        }
        return (List<?>) page.evaluate(LINKS, visitor.language);
    }

    private static boolean isFile(String address) {
        return address.matches(".*/(documents|uploads|files)/[^/]+") || address.endsWith("/verify/receipt")
            || address.matches(".*[.]csv([?].*)?") || address.matches(".*/values[?]as=.*");
    }
}
