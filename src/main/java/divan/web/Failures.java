package divan.web;

import divan.kernel.Failure;
import divan.kernel.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where a failure becomes an answer: a page in the person's language, or under {@code /api} a
 * problem detail (RFC 9457). What is not foreseen is a bug: 500 with a reference number that also stands in
 * the log.
 */
@ControllerAdvice
public class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String AGAIN_SECONDS = "5";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType PROBLEM = MediaType.parseMediaType("application/problem+json");

    private final Html html;
    private final Shells shells;

    Failures(Html html, Shells shells) {
        this.html = html;
        this.shells = shells;
    }

    @ExceptionHandler(Throwable.class)
    public ResponseEntity<byte[]> answer(Throwable thrown, HttpServletRequest request) {
        return switch (thrown) {
            case Failure failure -> answer(failure.kind(), failure.violations(), request);
            case MaxUploadSizeExceededException large ->
                answer(Failure.Kind.TOO_LARGE, List.of(Violation.of("upload-too-large", "file")), request);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable, request);
            case MethodArgumentTypeMismatchException mistyped -> mistyped(mistyped, request);
            case ErrorResponse known when known.getStatusCode().value() < 500 ->
                known(known.getStatusCode().value(), request);
            default -> databaseIsAway(thrown) ? unavailable(thrown, request) : bug(thrown, request);
        };
    }

    /** A body that ended at its limit reads as unreadable; it is too large. */
    private ResponseEntity<byte[]> unreadable(HttpMessageNotReadableException thrown,
            HttpServletRequest request) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Failure failure) {
                return answer(failure.kind(), failure.violations(), request);
            }
        }
        return answer(Failure.Kind.INVALID, List.of(Violation.of("not-json", "")), request);
    }

    /** An address with something that is no id names nothing; a parameter that is none is a wrong request. */
    private ResponseEntity<byte[]> mistyped(MethodArgumentTypeMismatchException thrown,
            HttpServletRequest request) {
        boolean path = thrown.getParameter().hasParameterAnnotation(PathVariable.class);
        return answer(path ? Failure.Kind.NOT_FOUND : Failure.Kind.REQUEST, List.of(), request);
    }

    ResponseEntity<byte[]> known(int status, HttpServletRequest request) {
        for (Failure.Kind kind : Failure.Kind.values()) {
            if (kind.status() == status) {
                return answer(kind, List.of(), request);
            }
        }
        return answer(status, status < 500 ? "request" : "bug", "", List.of(), request);
    }

    public ResponseEntity<byte[]> answer(Failure.Kind kind, List<Violation> violations,
            HttpServletRequest request) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return answer(kind.status(), name, "", violations, request);
    }

    private ResponseEntity<byte[]> unavailable(Throwable thrown, HttpServletRequest request) {
        LOG.warn("The database did not answer: {}", thrown.getClass().getSimpleName());
        return answer(Failure.Kind.UNAVAILABLE, List.of(), request);
    }

    private ResponseEntity<byte[]> bug(Throwable thrown, HttpServletRequest request) {
        byte[] random = new byte[5];
        RANDOM.nextBytes(random);
        String reference = HexFormat.of().withUpperCase().formatHex(random);
        LOG.error("{} {} {}", reference, request.getMethod(), routeOf(request), thrown);
        return answer(500, "bug", reference, List.of(), request);
    }

    /** The route's pattern, not the address: an address may name a case. */
    private static String routeOf(HttpServletRequest request) {
        Object pattern =
            request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "" : pattern.toString();
    }

    /** SQLSTATE class 08 (connection) or 57P (server shutting down), however deeply wrapped. */
    static boolean databaseIsAway(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException
                || t instanceof DataAccessResourceFailureException
                    || t instanceof TransientDataAccessException
                    || t instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnectionState(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private ResponseEntity<byte[]> answer(int status, String name, String reference,
            List<Violation> violations, HttpServletRequest request) {
        Shell shell = shells.shell(request);
        ResponseEntity<byte[]> said = isApi(request)
            ? problem(status, name, reference, violations, shell, request)
            : html.page(status, shell, "web/failure",
                Map.of("name", name, "reference", reference, "violations", texts(violations, shell)));
        return status == Failure.Kind.UNAVAILABLE.status() ? ResponseEntity.status(status)
            .headers(said.getHeaders()).header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS).body(said.getBody())
            : said;
    }

    private static ResponseEntity<byte[]> problem(int status, String name, String reference,
            List<Violation> violations, Shell shell, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:divan:problem:" + name);
        body.put("title", shell.t("failure." + name + ".title"));
        body.put("status", status);
        body.put("detail", violations.isEmpty() ? shell.t("failure." + name + ".text", reference)
            : String.join(" ", texts(violations, shell)));
        if (!reference.isEmpty()) {
            body.put("reference", reference);
        }
        if (!violations.isEmpty()) {
            body.put("violations", violations.stream().map(v -> described(v, shell)).toList());
        }
        return ResponseEntity.status(HttpStatusCode.valueOf(status)).contentType(PROBLEM)
            .header("Content-Language", shell.language().code())
            .body(Foreign.plain(JSON.writeValueAsString(body)).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> described(Violation violation, Shell shell) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", violation.code());
        map.put("field", violation.field());
        if (violation.pointer() != null) {
            map.put("pointer", violation.pointer());
        }
        map.put("message", text(violation, shell));
        if (violation.basis() != null) {
            map.put("basis", violation.basis());
        }
        return map;
    }

    /** A general text in the reader's language rather than a pack's own in another. */
    public static String text(Violation violation, Shell shell) {
        String general = "violation." + violation.code();
        String key = violation.key() == null || !shell.speaks(violation.key()) && shell.speaks(general)
            ? general : violation.key();
        return shell.t(key, violation.args().stream().map(shell::written).toArray());
    }

    /** Of an answer in a repeated group ({@code group.row.question}): which row, from 1. */
    public static String row(Violation violation, Shell shell) {
        String[] steps = violation.field().split("\\.");
        return steps.length > 1 && steps[1].matches("[0-9]{1,3}")
            ? shell.t("form.row", Integer.parseInt(steps[1]) + 1) + ": " : "";
    }

    private static List<String> texts(List<Violation> violations, Shell shell) {
        return violations.stream().map(v -> text(v, shell)).toList();
    }

    /** For filters, which answer without Spring's help. */
    public static void write(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        byte[] body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }

    public static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
