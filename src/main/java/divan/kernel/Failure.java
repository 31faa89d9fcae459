package divan.kernel;

import java.util.List;

/**
 * What stops a request although the request was well-formed: not found, not allowed, in conflict, not
 * available now. Turned into an error page or a problem detail (RFC 9457) in one place, {@code
 * divan.web.Failures}.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds with their HTTP status; the text keys are {@code failure.<kind>.title} and {@code .text}. */
    public enum Kind {
        REQUEST(400), NOT_FOUND(404), SIGN_IN(401), ASSURANCE(401), FORBIDDEN(403), CONFLICT(409),
        TOO_LARGE(413), INVALID(422), TOO_MANY(429), UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient List<Violation> violations;

    public Failure(Kind kind, Violation... violations) {
        super(kind + " " + List.of(violations));
        this.kind = kind;
        this.violations = List.of(violations);
    }

    public static Failure notFound() {
        return new Failure(Kind.NOT_FOUND);
    }

    public static Failure forbidden(String code, Object... args) {
        return new Failure(Kind.FORBIDDEN, Violation.of(code, "", args));
    }

    public static Failure conflict(String code, Object... args) {
        return new Failure(Kind.CONFLICT, Violation.of(code, "", args));
    }

    public static Failure invalid(List<Violation> violations) {
        return new Failure(Kind.INVALID, violations.toArray(Violation[]::new));
    }

    public Kind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }
}
