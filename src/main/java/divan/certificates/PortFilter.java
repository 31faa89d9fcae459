package divan.certificates;

import divan.kernel.Failure;
import divan.web.Failures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * On the port for certificates nothing answers but sign-in by certificate and what institutions' programs
 * ask under a token; and the former answers nowhere else.
 */
@Component
@Order(-310)
class PortFilter extends HttpFilter {
    private static final Pattern SIGN_IN = Pattern.compile("/[a-z]{2}/certificate/[^/]+");
    private static final Pattern PROGRAMS = Pattern.compile("/api/(token|client|inquiries)|/assets/[^/]+");

    private final Certificates certificates;
    private final Failures failures;

    PortFilter(Certificates certificates, Failures failures) {
        this.certificates = certificates;
        this.failures = failures;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean here = certificates.isHere(request);
        boolean signIn = SIGN_IN.matcher(path).matches();
        if (here ? signIn || PROGRAMS.matcher(path).matches() : !signIn) {
            chain.doFilter(request, response);
        } else {
            Failures.write(failures.answer(Failure.Kind.NOT_FOUND, List.of(), request), response);
        }
    }
}
