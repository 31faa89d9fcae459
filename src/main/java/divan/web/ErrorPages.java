package divan.web;

import divan.kernel.Failure;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What the server itself refused before any of our code saw it; asked for directly there is no such page. */
@Controller
class ErrorPages implements ErrorController {
    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @GetMapping("/error")
    ResponseEntity<byte[]> read(HttpServletRequest request) {
        return answer(request);
    }

    @PostMapping("/error")
    ResponseEntity<byte[]> written(HttpServletRequest request) {
        return answer(request);
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status instanceof Integer code ? failures.known(code, request)
            : failures.answer(Failure.Kind.NOT_FOUND, List.of(), request);
    }
}
