package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Missing documents for programs: the same doors as the pages, so the same checks. */
@RestController
class MissingApi {
    /**
     * What an official asks for.
     *
     * @param version of the case as it was read
     * @param documents ids of the service's list; {@code others} in the official's own words
     */
    record Request(@Nullable Integer version, @Nullable List<@Nullable String> documents,
            @Nullable List<@Nullable String> others, @Nullable String note) {
    }

    /** A file for the document {@code item} of the request, counted from 0. */
    record Bringing(@Nullable Integer item, @Nullable String name, @Nullable String content) {
        private SentFile file() {
            return SentFile.of(name == null || content == null ? null
                : Map.of("name", name, "content", content), "item-" + item);
        }
    }

    /** @param statement why something could not be brought */
    record Completion(@Nullable String statement) {
    }

    private final MissingDocuments missing;
    private final CaseSummary summary;

    MissingApi(MissingDocuments missing, CaseSummary summary) {
        this.missing = missing;
        this.summary = summary;
    }

    @PostMapping("/api/cases/{no}/missing-documents")
    Map<String, Object> ask(Caller caller, @PathVariable String no, @RequestBody Request request) {
        return summary.after(caller, missing.ask(caller, no, needed(request.version(), "version"),
            texts(request.documents()), texts(request.others()), text(request.note())));
    }

    /** @param version of the case as it was read */
    record Cancellation(@Nullable Integer version, @Nullable String reason) {
    }

    @PostMapping("/api/cases/{no}/missing-documents/cancellation")
    Map<String, Object> cancel(Caller caller, @PathVariable String no,
            @RequestBody Cancellation cancellation) {
        return summary.after(caller, missing.cancel(caller, no, needed(cancellation.version(), "version"),
            text(cancellation.reason())));
    }

    @PostMapping("/api/cases/{no}/missing-documents/files")
    ResponseEntity<Map<String, Object>> bring(Caller caller, @PathVariable String no,
            @RequestBody Bringing bringing) {
        int item = needed(bringing.item(), "item");
        SentFile file = bringing.file();
        Upload kept = missing.bring(caller, no, item, file.name(), file.bytes());
        return ResponseEntity.status(HttpStatus.CREATED).body(new BroughtFile(item, kept).handedIn());
    }

    @DeleteMapping("/api/cases/{no}/missing-documents/files/{id}")
    ResponseEntity<Void> takeBack(Caller caller, @PathVariable String no, @PathVariable UUID id) {
        missing.takeBack(caller, no, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/cases/{no}/missing-documents/completion")
    Map<String, Object> complete(Caller caller, @PathVariable String no, @RequestBody Completion completion) {
        return summary.after(caller, missing.supply(caller, no, text(completion.statement())));
    }

    static int needed(@Nullable Integer number, String field) {
        if (number == null) {
            throw Failure.invalid(List.of(Violation.of("required", field)));
        }
        return number;
    }

    private static List<String> texts(@Nullable List<@Nullable String> sent) {
        return sent == null ? List.of() : sent.stream().map(MissingApi::text).toList();
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "");
    }
}
