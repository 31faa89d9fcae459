package divan.legislation;

import divan.kernel.Failure;
import divan.reliance.Address;
import divan.web.Html;
import divan.web.Shell;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The wording of a provision on two days, side by side, as far as it is known. */
@Controller
class DifferencePages {
    private final Consolidation consolidation;
    private final Html html;

    DifferencePages(Consolidation consolidation, Html html) {
        this.consolidation = consolidation;
        this.html = html;
    }

    @GetMapping("/{lang}/law/difference")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String provision,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        Address address = Address.of(provision).filter(found -> !found.isWholeLaw())
            .orElseThrow(Failure::notFound);
        LocalDate later = shell.dayOrToday(to);
        LocalDate earlier = from.replace(",", "").isBlank() ? before(address, later)
            : shell.dayOf(from).orElse(later);
        Optional<WordingPage> was = on(address, earlier);
        Optional<WordingPage> is = on(address, later);
        if (was.isEmpty() && is.isEmpty()) {
            throw Failure.notFound();
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("address", address.text());
        model.put("before", earlier);
        model.put("after", later);
        model.put("was", was);
        model.put("is", is);
        model.put("difference", WordingDifference.of(lines(was), lines(is)));
        return html.page(shell, "legislation/difference", model);
    }

    /** The day before the text of that day came to count: where another may have stood. */
    private LocalDate before(Address address, LocalDate day) {
        return consolidation.on(address.law(), day).map(LawVersion::since)
            .filter(since -> !since.isAfter(day)).orElse(day).minusDays(1);
    }

    private Optional<WordingPage> on(Address address, LocalDate day) {
        return consolidation.on(address.law(), day).flatMap(version -> consolidation
            .find(version, address.key()).or(() -> consolidation.find(version, address.place()))
            .map(wording -> WordingPage.of(consolidation, version, wording, day)));
    }

    /** Nothing stands before a provision came or after it went. */
    private static List<WordingPage.Line> lines(Optional<WordingPage> page) {
        return page.filter(found -> switch (found.standing().state()) {
            case IN_FORCE, WORDING_UNKNOWN -> true;
            case NOT_YET, NO_MORE -> false;
        }).map(WordingPage::lines).orElse(List.of());
    }
}
