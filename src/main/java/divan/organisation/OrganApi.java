package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Shell;
import divan.web.Tagged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The organs of the state for programs, as of any day: JSON, or linked data where {@code application/ld+json}
 * is accepted. Lists come in pages of at most 1,000; {@code next} is the address of the page behind.
 */
@RestController
class OrganApi {
    private static final int USUAL = 100;
    private static final int DEEPEST = 64;

    private final Organs organs;
    private final StoredState stored;
    private final StateCopy copy;

    OrganApi(Organs organs, StoredState stored, StateCopy copy) {
        this.organs = organs;
        this.stored = stored;
        this.copy = copy;
    }

    private State state() {
        Optional<Directory> held = copy.held();
        return held.isPresent() ? held.get() : stored;
    }

    /** What was asked: of which day, in which form, and where the page begins. */
    private record Asked(LocalDate day, boolean linked, String after, int limit) {
        private static Asked of(Shell shell, String on, @Nullable String accept, String after, String limit) {
            if (!after.isEmpty() && !after.matches("[0-9]{8}")) {
                throw OrganAnswer.wrong("organ-number", "after");
            }
            return new Asked(OrganAnswer.day(on, shell.today()), Tagged.isLinked(accept), after,
                OrganAnswer.number(limit, "limit", USUAL, 1, OrganAnswer.MOST));
        }
    }

    /** Those at the top, or those whose name contains {@code q}. */
    @GetMapping("/api/organs")
    ResponseEntity<byte[]> list(Shell shell, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String limit,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        Asked asked = Asked.of(shell, on, accept, after, limit);
        if (q.isBlank()) {
            return page(asked, "", items(organs.tops(asked.day(), after, asked.limit() + 1)));
        }
        if (q.strip().length() < 3 || q.length() > 100) {
            throw OrganAnswer.wrong("organ-words", "q");
        }
        return page(asked, "", items(organs.named(q.strip(), asked.day(), after, asked.limit() + 1)));
    }

    @GetMapping("/api/organs/{number}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        Asked asked = Asked.of(shell, on, accept, "", "");
        State state = state();
        List<Organ> periods = state.periods(number);
        Organ organ = periods.stream().filter(p -> p.valid().contains(asked.day())).findFirst()
            .orElseThrow(() -> away(state, number, asked.day()));
        List<Succession> successions = state.successions(number);
        if (asked.linked()) {
            return OrganAnswer.of(OrganLinked.document(List.of(OrganLinked.organ(organ, successions,
                base()))), true, null);
        }
        Map<String, @Nullable Object> view = OrganView.organ(organ);
        view.put("on", asked.day().toString());
        List<Map<String, String>> before = new ArrayList<>();
        List<Map<String, String>> after = new ArrayList<>();
        for (Succession one : successions) {
            boolean gone = one.predecessor().equals(number);
            (gone ? after : before).add(Map.of("number", gone ? one.successor() : one.predecessor(),
                "day", one.day().toString(), "event", one.event()));
        }
        view.put("predecessors", before);
        view.put("successors", after);
        view.put("periods", periods.stream().map(p -> OrganView.span(p.valid())).toList());
        return OrganAnswer.of(view, false, null);
    }

    @GetMapping("/api/organs/{number}/children")
    ResponseEntity<byte[]> children(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String limit,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        Asked asked = Asked.of(shell, on, accept, after, limit);
        State state = standing(number, asked.day());
        return page(asked, number, items(state.children(number, asked.day(), after, asked.limit() + 1)));
    }

    /** The organ and everything below it down to {@code depth}, in the order of numbers. */
    @GetMapping("/api/organs/{number}/subtree")
    ResponseEntity<byte[]> subtree(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String depth,
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String limit,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        Asked asked = Asked.of(shell, on, accept, after, limit);
        State state = standing(number, asked.day());
        return page(asked, number, state.below(number, asked.day(),
            OrganAnswer.number(depth, "depth", DEEPEST, 0, DEEPEST), after, asked.limit() + 1));
    }

    /** Everything above it, the nearest first. */
    @GetMapping("/api/organs/{number}/ancestors")
    ResponseEntity<byte[]> ancestors(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String on,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        Asked asked = Asked.of(shell, on, accept, "", "1000");
        State state = standing(number, asked.day());
        return page(asked, number, state.above(number, asked.day()));
    }

    /**
     * Who could sign for it that day, and why; of every function where none is named. With an amount, in
     * kuruş, whoever was given the function for less than that may not.
     */
    @GetMapping("/api/organs/{number}/signatories")
    ResponseEntity<byte[]> signatories(Shell shell, @PathVariable String number,
            @RequestParam(defaultValue = "") String function, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String amount) {
        LocalDate day = OrganAnswer.day(on, shell.today());
        long kurus = OrganAnswer.kurus(amount);
        State state = standing(number, day);
        if (!function.isEmpty() && !function.matches("[a-z][a-z0-9.-]{0,99}")) {
            throw OrganAnswer.wrong("organ-code", "function");
        }
        List<String> functions = function.isEmpty() ? state.functions(number, day) : List.of(function);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("organ", number);
        view.put("on", day.toString());
        view.put("items", functions.stream().flatMap(f ->
            Signing.signatories(state, number, f, day, kurus).stream().map(s -> OrganView.signatory(s, f)))
            .toList());
        return OrganAnswer.of(view, false, null);
    }

    /** What is asked next; the organ stands that day. */
    private State standing(String number, LocalDate day) {
        State state = state();
        if (state.find(number, day).isEmpty()) {
            throw away(state, number, day);
        }
        return state;
    }

    private static Failure away(State state, String number, LocalDate day) {
        return !Organ.isNumber(number) || !state.isGiven(number) ? Failure.notFound()
            : new Failure(Failure.Kind.NOT_FOUND, Violation.of("organ-not-standing", "on", number, day));
    }

    /** At no depth that is said. */
    private static List<State.Placed> items(List<Organ> organs) {
        return organs.stream().map(organ -> new State.Placed(organ, -1)).toList();
    }

    /** One more was asked for than a page holds: where it is there, a page follows. */
    private ResponseEntity<byte[]> page(Asked asked, String number, List<State.Placed> found) {
        List<State.Placed> items = found.stream().limit(asked.limit()).toList();
        String next = found.size() <= items.size() ? null : ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("after", items.getLast().organ().number())
            .replaceQueryParam("on", asked.day()).build().toUriString();
        if (asked.linked()) {
            Map<String, @Nullable Object> document = OrganLinked.document(items.stream()
                .map(i -> OrganLinked.organ(i.organ(), List.of(), base())).toList());
            return OrganAnswer.of(document, true, next);
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("organ", OrganView.orNull(number));
        view.put("on", asked.day().toString());
        view.put("items", items.stream().map(i -> new OrganItem(i.organ(), i.depth())).toList());
        view.put("next", next);
        return OrganAnswer.of(view, false, next);
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
