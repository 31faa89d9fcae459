package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same doors for programs. */
@RestController
class CaseApi {
    /**
     * What is asked for: the service and the answers by question id; a file as {@code {name, content}} in
     * base64.
     */
    record Application(@Nullable String service, @Nullable Map<String, Object> answers,
            @Nullable About about) {
    }

    /**
     * What the application is about, where its service asks that: what a row of a register says of the
     * applicant.
     */
    record About(@Nullable String register, @Nullable String field, @Nullable UUID entry) {
        private Matter matter() {
            if (register == null || field == null || entry == null) {
                throw Failure.invalid(List.of(Violation.of("about-what", "about")));
            }
            return new Matter(register, field, entry);
        }
    }

    private final Applications applications;
    private final Definitions definitions;
    private final Filing filing;
    private final Withdrawal withdrawal;
    private final CaseSummary summary;
    private final Wording wording;

    CaseApi(Applications applications, Definitions definitions, Filing filing, Withdrawal withdrawal,
            CaseSummary summary, Wording wording) {
        this.applications = applications;
        this.definitions = definitions;
        this.filing = filing;
        this.withdrawal = withdrawal;
        this.summary = summary;
        this.wording = wording;
    }

    @PostMapping("/api/cases")
    ResponseEntity<Map<String, Object>> file(Caller caller, @RequestBody Application application,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (application.service() == null || application.answers() == null) {
            throw Failure.invalid(List.of(Violation.of("required",
                application.service() == null ? "service" : "answers")));
        }
        if (key != null && key.length() > 200) {
            throw Failure.invalid(List.of(Violation.of("key-too-long", "Idempotency-Key")));
        }
        Definition definition = definitions.inForce(application.service());
        try {
            return filed(caller, application, definition, key);
        } catch (Failure failure) {
            throw new Failure(failure.kind(), failure.violations().stream().map(violation ->
                isAnswer(violation, application) ? violation.below("#/answers") : violation)
                .toArray(Violation[]::new));
        }
    }

    /** What was answered, or should have been, by the question's id. */
    private static boolean isAnswer(Violation violation, Application application) {
        return !Set.of("", "service", "answers", "about", "Idempotency-Key").contains(violation.field())
            || Objects.requireNonNull(application.answers()).containsKey(violation.field());
    }

    private ResponseEntity<Map<String, Object>> filed(Caller caller, Application application,
            Definition definition, @Nullable String key) {
        String service = definition.service().id();
        return switch (filing.file(caller, service,
                application.about() == null ? null : application.about().matter(),
                () -> withFiles(caller, definition.form(), Objects.requireNonNull(application.answers())),
                request(key, application))) {
            case Results.Filing.Filed filed -> ResponseEntity.status(201)
                .header("Location", "/api/cases/" + filed.no())
                .body(summary.of(caller, filed.no()));
            case Results.Filing.Invalid invalid ->
                throw Failure.invalid(wording.of(definition.service(), invalid.violations()));
        };
    }

    private static Requests.@Nullable Request request(@Nullable String key, Application application) {
        return key == null ? null : Requests.Request.of(key, Objects.requireNonNull(application.service()),
            Objects.requireNonNull(application.answers()));
    }

    /** Every name must be a question's; files are kept first, by content and limit as on the page. */
    private Map<String, Object> withFiles(Caller caller, Form form, Map<String, Object> given) {
        Map<String, Object> answers = new LinkedHashMap<>(given);
        List<String> known = form.questions().stream().filter(Question::isAsked)
            .map(Question::id).toList();
        List<Violation> unknown = answers.keySet().stream().filter(k -> !known.contains(k))
            .map(k -> Violation.of("unknown-question", k)).toList();
        if (!unknown.isEmpty()) {
            throw Failure.invalid(unknown);
        }
        for (Question question : form.questions()) {
            if (question.type() == Question.Type.FILE && answers.get(question.id()) != null) {
                answers.put(question.id(), files(caller, question, answers.get(question.id())));
            }
        }
        return answers;
    }

    private Object files(Caller caller, Question question, @Nullable Object value) {
        if (!(value instanceof List<?> several && question.many())) {
            return file(caller, question, value);
        }
        if (several.size() > question.count().most()) {
            throw Failure.invalid(List.of(Violation.of("too-many-files", question.id(),
                question.count().most())));
        }
        return several.stream().map(one -> file(caller, question, one)).toList();
    }

    private Object file(Caller caller, Question question, @Nullable Object value) {
        SentFile sent = SentFile.of(value, question.id());
        return applications.keep(caller, sent.name(), sent.bytes(), question.kinds(), 10, question.id())
            .answer();
    }

    @GetMapping("/api/cases/{no}")
    Map<String, Object> show(Caller caller, @PathVariable String no) {
        return summary.of(caller, no);
    }

    /** Withdraws the caller's application; doing it again gives the same. */
    @PostMapping("/api/cases/{no}/withdrawal")
    Map<String, Object> withdraw(Caller caller, @PathVariable String no) {
        return summary.after(caller, withdrawal.withdraw(caller, no));
    }
}
