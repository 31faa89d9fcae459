package divan.web;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import divan.kernel.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whoever cannot be served now hears when to come again, on a page and in the API (RFC 9110, 10.2.3). */
@World
class UnavailableTest {
    @Autowired
    private Failures failures;

    private ResponseEntity<byte[]> answer(Failure.Kind kind, String path) {
        return failures.answer(new Failure(kind), new MockHttpServletRequest("GET", path));
    }

    @Test
    void whatIsNotAvailableSaysWhenToAskAgain() {
        ResponseEntity<byte[]> page = answer(Failure.Kind.UNAVAILABLE, "/tr/verify");
        ResponseEntity<byte[]> problem = answer(Failure.Kind.UNAVAILABLE, "/api/organs/92000006");
        assertThat(page.getStatusCode().value()).isEqualTo(503);
        assertThat(page.getHeaders().getFirst("Retry-After")).matches("[1-9]\\d*");
        assertThat(page.getHeaders().getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(new String(Objects.requireNonNull(page.getBody()), StandardCharsets.UTF_8))
            .contains("<h1");
        assertThat(problem.getHeaders().getFirst("Retry-After")).matches("[1-9]\\d*");
        assertThat(problem.getHeaders().getContentType()).hasToString("application/problem+json");
    }

    @Test
    void whatIsNotThereIsNotAskedForAgain() {
        assertThat(answer(Failure.Kind.NOT_FOUND, "/tr/none").getHeaders().get("Retry-After")).isNull();
    }
}
