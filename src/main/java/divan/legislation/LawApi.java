package divan.legislation;

import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.lawtext.Change;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
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
    private final Legislation legislation;
    private final Clock clock;

    LawApi(Consolidation consolidation, Legislation legislation, Clock clock) {
        this.consolidation = consolidation;
        this.legislation = legislation;
        this.clock = clock;
    }

    @GetMapping("/api/law/{law}")
    @Nullable ResponseEntity<Map<String, Object>> law(@PathVariable String law,
            @RequestParam(defaultValue = "") String on, WebRequest request) {
        LawVersion version = version(law, day(on));
        Map<String, Object> body = about(version);
        body.put("articles", consolidation.articles(version).stream().map(article -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("address", article.address());
            one.put("heading", article.heading());
            one.put("unit", article.unit());
            return one;
        }).toList());
        return answer(body, request);
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
    @Nullable ResponseEntity<Map<String,
        Object>> article(@PathVariable String law, @PathVariable String article,
            @RequestParam(defaultValue = "") String on, WebRequest request) {
        return provision(law, article, on, request);
    }

    @GetMapping("/api/law/{law}/{article}/{paragraph}")
    @Nullable ResponseEntity<Map<String,
        Object>> paragraph(@PathVariable String law, @PathVariable String article,
            @PathVariable String paragraph, @RequestParam(defaultValue = "") String on, WebRequest request) {
        return provision(law, article + "/" + paragraph, on, request);
    }

    private @Nullable ResponseEntity<Map<String, Object>> provision(String law, String place, String on,
            WebRequest request) {
        LocalDate day = day(on);
        LawVersion version = version(law, day);
        Wording wording = consolidation.find(version, place).orElseThrow(Failure::notFound);
        Standing standing = consolidation.standing(version, wording, day);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", wording.address());
        body.put("eli", Eli.of(version, place));
        body.put("kind", wording.kind());
        body.put("heading", wording.heading());
        body.put("unit", wording.unit());
        body.put("on", day.toString());
        standing(body, standing);
        words(body, version, wording, standing);
        legislation.nearest(wording.address(), day).ifPresent(summary -> body.put("summary",
            Map.of("address", summary.address(), "words", summary.summary())));
        body.put("changes", changes(version, place));
        body.put("names", consolidation.named(version, place).stream().map(Citing::target).distinct()
            .toList());
        body.put("named-by", consolidation.naming(law, wording.address()).stream().map(Citing::by).distinct()
            .toList());
        body.put("law", about(version));
        return answer(body, request);
    }

    /** The tag is of all that is answered: a summary or another law may change while the text stays. */
    static @Nullable ResponseEntity<Map<String, Object>> answer(Map<String, Object> body,
            WebRequest request) {
        String tag = DigestUtils.md5DigestAsHex(body.toString().getBytes(StandardCharsets.UTF_8));
        return request.checkNotModified("\"" + tag + "\"") ? null : ResponseEntity.ok(body);
    }

    private static void standing(Map<String, Object> body, Standing standing) {
        body.put("state", standing.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        body.put("wording-known-from", standing.knownFrom() == null ? null : standing.knownFrom().toString());
        body.put("no-more-from", standing.until() == null ? null : standing.until().toString());
    }

    /** Today's words are never shown for a day whose words we do not know. */
    private void words(Map<String, Object> body, LawVersion version, Wording wording, Standing standing) {
        boolean known = standing.state() == Standing.State.IN_FORCE;
        body.put("words", known ? wording.lead() : null);
        body.put("closing", known ? wording.closing() : null);
        body.put("below", consolidation.article(version, wording.article()).stream()
            .filter(below -> below.place().length() > wording.place().length()
                && Standing.isWithin(below.place(), wording.place())).map(below -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("address", below.address());
                    one.put("kind", below.kind());
                    one.put("words", known ? below.lead() : null);
                    one.put("closing", known ? below.closing() : null);
                    return one;
                }).toList());
    }

    private List<Map<String, Object>> changes(LawVersion version, String place) {
        return consolidation.changes(version, divan.lawtext.Provision.article(place)).stream()
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

    private static Map<String, Object> about(LawVersion version) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", version.law());
        map.put("title", version.title());
        map.put("eli", Eli.of(version, ""));
        map.put("accepted", version.accepted() == null ? null : version.accepted().toString());
        map.put("gazette", version.gazette());
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
        try {
            return on.isBlank() ? LocalDate.ofInstant(clock.instant(), Turkish.ZONE) : LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw Failure.invalid(List.of(divan.kernel.Violation.of("date", "on")));
        }
    }
}
