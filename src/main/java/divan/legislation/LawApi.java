package divan.legislation;

import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.lawtext.Change;
import divan.lawtext.Commencement;
import divan.reliance.Address;
import divan.web.Tagged;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Laws and their provisions for programs, as of a day. */
@RestController
class LawApi {
    private static final int TAG = 24;
    private final Consolidation consolidation;
    private final LawShelf shelf;
    private final Legislation legislation;
    private final NormBook norms;
    private final NormFacts facts;
    private final Clock clock;

    LawApi(Consolidation consolidation, LawShelf shelf, Legislation legislation, NormBook norms,
            NormFacts facts, Clock clock) {
        this.consolidation = consolidation;
        this.shelf = shelf;
        this.legislation = legislation;
        this.norms = norms;
        this.facts = facts;
        this.clock = clock;
    }

    @GetMapping("/api/law/{law}")
    ResponseEntity<byte[]> law(@PathVariable String law, @RequestParam(defaultValue = "") String on) {
        Norm norm = norms.find(law).orElseThrow(Failure::notFound);
        Optional<LawVersion> version = consolidation.on(law, day(on));
        Map<String, Object> body = version.map(text -> about(text, consolidation.commencement(text)))
            .orElseGet(() -> new LinkedHashMap<>(Map.of("number", norm.id(), "title", norm.title())));
        version.map(consolidation::commencement).ifPresent(from -> body.put("starts", starts(from)));
        body.put("norm", facts.of(norm));
        body.put("described", legislation.law(law).map(described -> described.provisions().stream()
            .map(Provision::address).toList()).orElse(List.of()));
        body.put("articles", version.map(consolidation::articles).orElse(List.of()).stream()
            .map(LawApi::listed).toList());
        return Tagged.json(body);
    }

    private static Map<String, Object> listed(Wording article) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("address", article.address());
        one.put("heading", article.heading());
        one.put("unit", article.unit());
        return one;
    }

    @GetMapping("/api/law/{law}/akn")
    @Nullable ResponseEntity<byte[]> akomaNtoso(@PathVariable String law,
        @RequestParam(defaultValue = "") String on,
            WebRequest request) {
        LawVersion version = version(law, day(on));
        if (request.checkNotModified("\"" + version.sha256().substring(0, TAG) + "-" + version.version()
            + "\"")) {
            return null;
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/akn+xml"))
            .body(AkomaNtoso.of(version, consolidation.source(version)));
    }

    @GetMapping("/api/law/{law}/{article}")
    ResponseEntity<byte[]> article(@PathVariable String law, @PathVariable String article,
            @RequestParam(defaultValue = "") String on) {
        return provision(law, article, on);
    }

    @GetMapping("/api/law/{law}/{article}/{paragraph}")
    ResponseEntity<byte[]> paragraph(@PathVariable String law, @PathVariable String article,
            @PathVariable String paragraph, @RequestParam(defaultValue = "") String on) {
        return provision(law, article + "/" + paragraph, on);
    }

    /** Where the text is not here, what a pack says of the provision; its words are not known then. */
    private ResponseEntity<byte[]> provision(String law, String asked, String on) {
        LocalDate day = day(on);
        String place = Address.of(law + "/" + asked).map(Address::key).orElse(asked);
        LawSheet sheet = shelf.sheet(law);
        Optional<LawVersion> version = sheet.on(day);
        Optional<Wording> wording = version.flatMap(text -> shelf.find(text, place));
        return Tagged.json(wording.isPresent() ? worded(sheet, version.get(), wording.get(), day)
            : described(law + "/" + asked, day));
    }

    private Map<String, Object> described(String address, LocalDate day) {
        Provision found = legislation.described(address, day).orElseThrow(Failure::notFound);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", address);
        body.put("heading", new TreeMap<>(found.heading()));
        body.put("on", day.toString());
        body.put("state", day.isBefore(found.inForce().from()) ? "not-yet"
            : found.inForce().contains(day) ? "in-force" : "no-more");
        body.put("words", null);
        body.put("summary", Map.of("address", found.address(), "words", found.summary()));
        return body;
    }

    private Map<String, Object> worded(LawSheet sheet, LawVersion version, Wording wording, LocalDate day) {
        LawBody text = shelf.body(version);
        String place = wording.place();
        Standing standing = shelf.standing(sheet, version, wording, day);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", wording.address());
        body.put("eli", Eli.of(version, place));
        body.put("kind", wording.kind());
        body.put("heading", wording.heading());
        body.put("unit", wording.unit());
        body.put("on", day.toString());
        standing(body, standing);
        words(body, text, wording, standing, day);
        legislation.nearest(wording.address(), day).ifPresent(summary -> body.put("summary",
            Map.of("address", summary.address(), "words", summary.summary())));
        body.put("changes", changes(text, place));
        body.put("names", text.named(place));
        body.put("named-by", sheet.naming(wording.address()));
        body.put("law", about(version, text.commencement()));
        return body;
    }

    private static void standing(Map<String, Object> body, Standing standing) {
        body.put("state", standing.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        body.put("in-force-from", standing.firm() && standing.began() != null ? standing.began().toString()
            : null);
        body.put("wording-known-from", standing.knownFrom() == null ? null : standing.knownFrom().toString());
        body.put("no-more-from", standing.until() == null ? null : standing.until().toString());
    }

    /** Today's words are never shown for a day whose words we do not know. */
    private static void words(Map<String, Object> body, LawBody text, Wording wording, Standing standing,
            LocalDate day) {
        Commencement from = text.commencement();
        boolean known = standing.state() == Standing.State.IN_FORCE;
        body.put("words", known ? wording.lead() : null);
        body.put("closing", known ? wording.closing() : null);
        body.put("below", text.article(wording.article()).stream()
            .filter(below -> below.place().length() > wording.place().length()
                && Standing.isWithin(below.place(), wording.place())).map(below -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("address", below.address());
                    one.put("kind", below.kind());
                    boolean begun = !day.isBefore(from.of(below.place(), day));
                    one.put("words", known && begun ? below.lead() : null);
                    one.put("closing", known && begun ? below.closing() : null);
                    return one;
                }).toList());
    }

    private static List<Map<String, Object>> changes(LawBody text, String place) {
        return text.changes(divan.lawtext.Provision.article(place)).stream()
            .filter(change -> Standing.isWithin(place, change.address())
            || Standing.isWithin(change.address(), place))
            .map(LawApi::change).toList();
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", change.sort().name().toLowerCase(java.util.Locale.ROOT));
        map.put("address", change.address());
        map.put("touches", change.touches());
        map.put("by", change.by() + (change.article().isEmpty() ? "" : "/" + change.article()));
        map.put("passed", change.passed().toString());
        map.put("in-force", change.inForce() == null ? null : change.inForce().toString());
        return map;
    }

    /** In the words of {@link Commencement}: a day each, and of what; {@code rest}: of all the others. */
    private static List<Map<String, Object>> starts(Commencement from) {
        return from.byDay().entrySet().stream().map(day -> Map.<String, Object>of("from",
            day.getKey().toString(), "provisions", day.getValue().stream().filter(one -> !one.isEmpty())
            .toList(), "rest", day.getValue().contains(""))).toList();
    }

    private static Map<String, Object> about(LawVersion version, Commencement from) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", version.law());
        map.put("title", version.title());
        map.put("eli", Eli.of(version, ""));
        map.put("accepted", version.accepted() == null ? null : version.accepted().toString());
        map.put("gazette", version.gazette());
        map.put("published", from.published() == null ? null : from.published().toString());
        map.put("commencement", from.ground().name().toLowerCase(java.util.Locale.ROOT));
        map.put("commencement-by", from.article().isEmpty() ? null : version.law() + "/" + from.article());
        map.put("source", version.sourceUrl());
        map.put("version", version.version());
        map.put("since", version.since().toString());
        map.put("sha256", version.sha256());
        return map;
    }

    private LawVersion version(String law, LocalDate day) {
        return consolidation.on(law, day).orElseThrow(Failure::notFound);
    }

    private LocalDate day(String on) {
        return day(on, LocalDate.ofInstant(clock.instant(), Turkish.ZONE));
    }

    /** @throws Failure INVALID where something is asked that is no day */
    static LocalDate day(String on, LocalDate today) {
        try {
            LocalDate day = on.isBlank() ? today : LocalDate.parse(on);
            if (day.getYear() > 0 && day.getYear() < 10_000) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below, as for a year that nobody means
        }
        throw Failure.invalid(List.of(divan.kernel.Violation.of("date", "on")));
    }
}
