package divan.access;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Assurance;
import divan.web.Failures;
import divan.web.Html;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * What is answered where it is not known surely enough who asks: a person is led to prove it and back to the
 * page, or the page of the form, that they came for; a program is told by RFC 9470 what it lacks.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StepUpAnswer {
    private static final String CHALLENGE = "Bearer error=\"insufficient_user_authentication\", "
        + "error_description=\"A higher or fresher level of assurance is needed\", "
        + "acr_values=\"urn:divan:assurance:%d\"";

    private final Failures failures;
    private final Policy policy;

    StepUpAnswer(Failures failures, Policy policy) {
        this.failures = failures;
        this.policy = policy;
    }

    @ExceptionHandler(Failure.class)
    ResponseEntity<byte[]> answer(Failure failure, HttpServletRequest request) {
        return failure.kind() == Failure.Kind.ASSURANCE
            ? answer(level(failure.violations()), false, request) : failures.answer(failure, request);
    }

    private static int level(List<Violation> violations) {
        return violations.stream().flatMap(v -> v.args().stream()).filter(Integer.class::isInstance)
            .map(Integer.class::cast).findFirst().orElse(StepUp.TWO_FACTORS);
    }

    /** @param fresh whether it has to be proved lately, too */
    ResponseEntity<byte[]> answer(int level, boolean fresh, HttpServletRequest request) {
        if (Failures.isApi(request)) {
            ResponseEntity<byte[]> said = failures.answer(Failure.Kind.ASSURANCE,
                List.of(Violation.of("assurance", "", level)), request);
            return ResponseEntity.status(said.getStatusCode()).headers(said.getHeaders())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE.formatted(level)
                    + (fresh ? ", max_age=\"" + Assurance.FRESH.toSeconds() + "\"" : ""))
                .body(said.getBody());
        }
        return Html.seeOther("/" + Shells.language(request).code() + "/step-up?level=" + level + "&next="
            + URLEncoder.encode(page(request), StandardCharsets.UTF_8));
    }

    /** Where the form stands that was sent: the nearest address above it that is a page for the caller. */
    private String page(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (request.getMethod().equals("GET") && request.getQueryString() != null) {
            return path + "?" + request.getQueryString();
        }
        while (!path.isEmpty() && policy.row("GET", path)
                .filter(row -> row.admits(Shells.caller(request))).isEmpty()) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return path;
    }
}
