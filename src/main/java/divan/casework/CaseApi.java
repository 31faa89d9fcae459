package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Shell;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** What is asked for: the service and the answers by question id; a file as {@code {name, content}} in base64. */
    record Application(@Nullable String service, @Nullable Map<String, Object> answers, @Nullable About about) {
    }

    /** What the application is about, where its service asks that: what a row of a register says of the applicant. */
    record About(@Nullable String register, @Nullable String field, @Nullable UUID entry) {
        private Matter matter() {
            if (register == null || field == null || entry == null) {
                throw Failure.invalid(List.of(Violation.of("about-what", "about")));
            }
            return new Matter(register, field, entry);
        }
    }

    private final Casework casework;
    private final Applications applications;
    private final Definitions definitions;
    private final Filing filing;
    private final Wording wording;

    CaseApi(Casework casework, Applications applications, Definitions definitions, Filing filing, Wording wording) {
        this.casework = casework;
        this.applications = applications;
        this.definitions = definitions;
        this.filing = filing;
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
        return switch (filing.file(caller, application.service(),
                application.about() == null ? null : application.about().matter(),
                () -> withFiles(caller, definition.form(), Objects.requireNonNull(application.answers())),
                request(key, application))) {
            case Results.Filing.Filed filed -> ResponseEntity.status(201).header("Location", "/api/cases/" + filed.no())
                .body(summary(casework.open(caller, filed.no())));
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
        List<String> known = form.questions().stream().filter(q -> q.type() != Question.Type.SHOWN)
            .map(Question::id).toList();
        List<Violation> unknown = answers.keySet().stream().filter(k -> !known.contains(k))
            .map(k -> Violation.of("unknown-question", k)).toList();
        if (!unknown.isEmpty()) {
            throw Failure.invalid(unknown);
        }
        for (Question question : form.questions()) {
            if (question.type() == Question.Type.FILE && answers.get(question.id()) != null) {
                answers.put(question.id(), file(caller, question, answers.get(question.id())));
            }
        }
        return answers;
    }

    private Object file(Caller caller, Question question, Object value) {
        if (value instanceof Map<?, ?> map && map.get("name") instanceof String name
                && map.get("content") instanceof String content) {
            try {
                return applications.keep(caller, name, Base64.getDecoder().decode(content), question.fileKinds(), 10,
                    question.id()).answer();
            } catch (IllegalArgumentException e) {
                throw Failure.invalid(List.of(Violation.of("not-base64", question.id())));
            }
        }
        throw Failure.invalid(List.of(Violation.of("file", question.id())));
    }

    @GetMapping("/api/cases/{no}")
    Map<String, Object> show(Shell shell, Caller caller, @PathVariable String no) {
        return summary(casework.open(caller, no));
    }

    private static Map<String, Object> summary(Casework.OpenCase open) {
        CaseState state = open.state();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", state.no());
        body.put("service", state.service());
        body.put("state", state.name());
        body.put("filedOn", state.filedOn().toString());
        body.put("deadline", state.deadline().toString());
        body.put("outcome", state.outcome());
        body.put("servedOn", state.servedOn() == null ? null : state.servedOn().toString());
        body.put("asked", state.asked().isEmpty() || !state.isOpen() ? null : asked(DocumentRequest.of(state.asked())));
        body.put("endedOn", state.concludedOn() == null ? null : String.valueOf(state.concludedOn()));
        body.put("disputes", open.disputes().stream().map(d -> Map.of("no", d.no(), "register", d.matter().register(),
            "field", d.matter().field())).toList());
        body.put("acts", open.acts().stream().map(a -> act(a.id(), a.type(), a.at().toString())).toList());
        return body;
    }

    /** Documents by the id of the service's list, or in the official's words. */
    private static Map<String, Object> asked(DocumentRequest request) {
        Map<String, Object> asked = new LinkedHashMap<>(request.body());
        asked.put("basis", MissingDocuments.PROVISION);
        return asked;
    }

    private static Map<String, Object> act(UUID id, String type, String at) {
        Map<String, Object> act = new LinkedHashMap<>();
        act.put("id", id.toString());
        act.put("type", type);
        act.put("at", at);
        act.put("receipt", "/api/acts/" + id + "/receipt");
        return act;
    }
}
