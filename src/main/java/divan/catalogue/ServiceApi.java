package divan.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Kept;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Shell;
import divan.web.Tagged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The inventory of services for programs: JSON, or CPSV-AP where {@code application/ld+json} is accepted; and
 * the file plan. Lists come in pages of at most 1,000; {@code next} is the address of the page behind.
 */
@RestController
class ServiceApi {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /** Of the memory that the program may take. */
    private static final int PART = 32;
    /** Bytes that an answer takes beside its own. */
    private static final int ENTRY = 500;

    /** Of what an answer was written; the same gives the same. */
    private record Made(Object edition, PublicService service, PublicService.Duration duration,
            Optional<Measured> measured, Optional<FileCode> code, Optional<Map<String, Object>> notice) {
    }

    private record Written(Made of, ResponseEntity<byte[]> answer) {
        private static int bytes(Written written) {
            byte[] body = written.answer().getBody();
            return ENTRY + (body == null ? 0 : body.length);
        }
    }

    private final Cache<String, Written> written =
        Kept.bounded(Runtime.getRuntime().maxMemory() / PART, Written::bytes);
    private final Inventory inventory;
    private final OrganServices services;
    private final FilePlan plan;
    private final Practice practice;
    private final Organisation organisation;
    private final ServiceView view;
    private final Notices notices;
    private final Catalogue catalogue;

    ServiceApi(Inventory inventory, OrganServices services, FilePlan plan, Practice practice,
            Organisation organisation, Notices notices, Catalogue catalogue) {
        this.inventory = inventory;
        this.services = services;
        this.plan = plan;
        this.practice = practice;
        this.organisation = organisation;
        this.view = new ServiceView(inventory);
        this.notices = notices;
        this.catalogue = catalogue;
    }

    /** Every service, or those of one organ: those that it provides and those that it answers for. */
    @GetMapping("/api/services")
    ResponseEntity<byte[]> list(Shell shell, @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String limit,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        int most = limit(limit);
        List<PublicService> found = asked(organ, shell.today()).stream()
            .filter(service -> service.id().compareTo(after) > 0).limit(most + 1L).toList();
        List<PublicService> items = found.stream().limit(most).toList();
        String next = found.size() == items.size() ? null : ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("after", items.getLast().id()).build().toUriString();
        if (Tagged.isLinked(accept)) {
            return Tagged.answer(linked(items, shell.today()), Tagged.LINKED, next);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("items", items.stream().map(ServiceView::brief).toList());
        body.put("next", next);
        return Tagged.answer(body, Tagged.JSON, next);
    }

    private List<PublicService> asked(String organ, LocalDate day) {
        if (organ.isEmpty()) {
            return List.copyOf(inventory.services());
        }
        if (!Organ.isNumber(organ)) {
            throw wrong("organ-number", "organ");
        }
        Organ asked = organisation.organ(organ, day).orElseThrow(Failure::notFound);
        return inventory.services().stream().filter(services.within(asked, day)).toList();
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw wrong("organ-limit", "limit", 1, MOST);
        }
        return Integer.parseInt(text);
    }

    private static Failure wrong(String code, String field, Object... args) {
        return new Failure(Failure.Kind.REQUEST, Violation.of(code, field, args));
    }

    @GetMapping("/api/services/{id}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String id,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        // before all else: what changes meanwhile is written as of the edition before, and not used again
        Object edition = inventory.edition();
        PublicService service = inventory.service(id).orElseThrow(Failure::notFound);
        if (Tagged.isLinked(accept)) {
            return Tagged.answer(linked(List.of(service), shell.today()), Tagged.LINKED, null);
        }
        Made now = new Made(edition, service, inventory.duration(service, shell.today()),
            measured(service, shell.today()), plan.find(service.fileCode()), notice(id, shell));
        Written before = written.getIfPresent(id);
        if (before != null && before.of().equals(now)) {
            return before.answer();
        }
        ResponseEntity<byte[]> answer = write(now);
        written.put(id, new Written(now, answer));
        return answer;
    }

    private ResponseEntity<byte[]> write(Made now) {
        Map<String, @Nullable Object> body = view.whole(now.service(), now.duration(), now.measured(),
            now.code(), inventory.steps(now.service().id()));
        now.notice().ifPresent(notice -> body.put("notice", notice));
        return Tagged.json(body);
    }

    /** Only of what is done here are there cases to measure. */
    private Optional<Measured> measured(PublicService service, LocalDate day) {
        return service.isHere() ? practice.of(service.id(), day) : Optional.empty();
    }

    /** What is told before data are taken (6698/10), where the service takes any here. */
    private Optional<Map<String, Object>> notice(String id, Shell shell) {
        return catalogue.service(id).flatMap(service -> notices.of(service, shell.today())).map(told ->
            Map.of("version", told.notice().version(), "controller", told.notice().controller(), "grounds",
                told.notice().grounds(), "address", shell.href("/services/" + id + "/notice")));
    }

    private Map<String, @Nullable Object> linked(List<PublicService> asked, LocalDate day) {
        ServiceLinked linked = new ServiceLinked(inventory,
            ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        Map<String, Organ> organs = organisation.organs(asked.stream().map(PublicService::responsible)
            .collect(Collectors.toSet()), day).stream().collect(Collectors.toMap(Organ::number, o -> o));
        return linked.document(asked.stream().map(service -> linked.service(service,
            inventory.duration(service, day), Optional.ofNullable(organs.get(service.responsible()))))
            .toList());
    }

    @GetMapping("/api/file-plan")
    ResponseEntity<byte[]> plan() {
        return Tagged.json(Map.of("items", plan.codes().stream().map(ServiceView::code).toList()));
    }

    @GetMapping("/api/file-plan/{code}")
    ResponseEntity<byte[]> code(@PathVariable String code) {
        Map<String, @Nullable Object> body = ServiceView.code(plan.find(code).orElseThrow(Failure::notFound));
        body.put("services", inventory.services().stream().filter(s -> s.fileCode().equals(code))
            .map(PublicService::id).toList());
        return Tagged.json(body);
    }
}
