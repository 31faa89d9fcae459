package divan.organisation;

import divan.kernel.Failure;
import divan.kernel.FileReport;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Files of organs, for a post whose function it is: a file is checked and its report shown; what was
 * confirmed lands whole, checked once more. Larger files than a form takes come by the command.
 */
@Controller
class OrganFilePages {
    private static final Map<String, String> TYPES = Map.of("csv", "text/csv;charset=UTF-8", "json",
        "application/json", "jsonld", "application/ld+json");

    private final OrganFiles files;
    private final OrganOffers offers;
    private final Html html;
    private final Clock clock;

    OrganFilePages(OrganFiles files, OrganOffers offers, Html html, Clock clock) {
        this.files = files;
        this.offers = offers;
        this.html = html;
        this.clock = clock;
    }

    /** What the page says of a file: the reason given, what was found, and where it can be confirmed. */
    private record Said(String reason, List<Violation> violations, @Nullable FileReport report,
            String offer) {
        static final Said NOTHING = new Said("", List.of(), null, "");

        static Said wrong(String reason, Violation... violations) {
            return new Said(reason, List.of(violations), null, "");
        }
    }

    @GetMapping("/{lang}/desk/organs")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String rows,
            @RequestParam(defaultValue = "") String sha256) {
        String done = rows.matches("[0-9]{1,9}") && sha256.matches("[0-9a-f]{64}")
            ? shell.t("register-file.taken", rows, sha256) : "";
        return page(200, shell, Said.NOTHING, done);
    }

    private ResponseEntity<byte[]> page(int status, Shell shell, Said said, String done) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("columns", String.join(", ", OrganRows.COLUMNS));
        model.put("reason", said.reason());
        model.put("violations", said.violations());
        model.put("report", said.report());
        model.put("offer", said.offer());
        model.put("done", done);
        return html.page(status, shell, "organisation/file", model);
    }

    /** Checks a file, and keeps a good one until it is confirmed. */
    @PostMapping("/{lang}/desk/organs")
    ResponseEntity<byte[]> check(Shell shell, Caller caller, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        List<Violation> wrong = wrong(file, reason);
        if (file == null || !wrong.isEmpty()) {
            return page(422, shell, new Said(reason, wrong, null, ""), "");
        }
        return taken(shell, caller, new OrganOffers.Offer(Ids.next(), "", reason.strip(), file.getBytes()),
            true);
    }

    private static List<Violation> wrong(@Nullable MultipartFile file, String reason) {
        List<Violation> wrong = new ArrayList<>();
        if (file == null || file.isEmpty()) {
            wrong.add(Violation.of("organ-file", "file"));
        }
        if (reason.isBlank() || reason.length() > 400) {
            wrong.add(Violation.of("register-reason", "reason"));
        }
        return wrong;
    }

    /** Lands what was checked; what has become wrong since is said. */
    @PostMapping("/{lang}/desk/organs/{offer}")
    ResponseEntity<byte[]> confirm(Shell shell, Caller caller, @PathVariable UUID offer) {
        Optional<OrganOffers.Offer> found = offers.find(offer, person(caller), clock.instant());
        return found.isPresent() ? taken(shell, caller, found.get(), false)
            : page(422, shell, Said.wrong("", Violation.of("organ-file-gone", "file")), "");
    }

    private ResponseEntity<byte[]> taken(Shell shell, Caller caller, OrganOffers.Offer offer, boolean dry) {
        FileReport report;
        try {
            report = files.take(new OrganFiles.Order(caller.actor(), offer.reason(), dry, clock.instant()),
                new ByteArrayInputStream(offer.file()));
        } catch (Failure e) {
            return page(422, shell, new Said(offer.reason(), e.violations(), null, ""), "");
        }
        if (report.isGood() && dry) {
            offers.add(new OrganOffers.Offer(offer.id(), report.sha256(), offer.reason(), offer.file()),
                person(caller), clock.instant());
        } else {
            offers.drop(offer.id(), clock.instant());
        }
        return report.isGood() && !dry
            ? Html.seeOther(shell.href("/desk/organs?rows=" + report.rows() + "&sha256=" + report.sha256()))
            : page(report.isGood() ? 200 : 422, shell, new Said(offer.reason(), List.of(), report,
                report.isGood() ? offer.id().toString() : ""), "");
    }

    private static UUID person(Caller caller) {
        return Objects.requireNonNull(caller.person());
    }

    /**
     * The organs as a file, written whole before its first byte leaves.
     *
     * @param as one of {@link OrganFiles#FORMS}
     * @param on only what stands that day; empty: every period there is or was
     */
    @GetMapping("/{lang}/desk/organs/file")
    ResponseEntity<?> give(Shell shell, @RequestParam(defaultValue = "csv") String as,
            @RequestParam(defaultValue = "") String on) throws IOException {
        Optional<LocalDate> day = shell.dayOf(on);
        if (!OrganFiles.FORMS.contains(as) || !on.isBlank() && day.isEmpty()) {
            return page(422, shell, Said.wrong("", Violation.of("date", "on")), "");
        }
        Path written = Files.createTempFile("divan-organs", "." + as);
        try (OutputStream out = Files.newOutputStream(written)) {
            files.give(as, day.orElse(null),
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString(), out);
        } catch (RuntimeException e) {
            Files.deleteIfExists(written);
            throw e;
        }
        String name = "organs" + day.map(d -> "-" + d).orElse("") + "." + as;
        return ResponseEntity.ok().header("Content-Type", Objects.requireNonNull(TYPES.get(as)))
            .header("Content-Disposition",
                ContentDisposition.attachment().filename(name).build().toString())
            .cacheControl(CacheControl.noStore()).contentLength(Files.size(written))
            .body(new InputStreamResource(Files.newInputStream(written, StandardOpenOption.DELETE_ON_CLOSE)));
    }
}
