package divan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.kernel.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who gets a place, where there are four. */
class GateTest {
    private static final int ALL = 4;
    private static final int NEWCOMERS = 3;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Gate gate = new Gate(request -> Optional.ofNullable(request.getHeader("Session")), ALL,
        registry);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        end.countDown();
        people.shutdown();
    }

    private static MockHttpServletRequest request(String session) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/tr");
        if (!session.isEmpty()) {
            request.addHeader("Session", session);
        }
        return request;
    }

    private String asks(String session, FilterChain chain) throws Exception {
        return asks(gate, session, chain);
    }

    private static String asks(Gate gate, String session, FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        gate.pass("tr", request(session), response, chain);
        return response.getContentAsString();
    }

    /** Somebody who stays inside until the end. */
    private void stays(String session) throws Exception {
        stays(gate, session);
    }

    private void stays(Gate gate, String session) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        people.submit(() -> asks(gate, session, (_, _) -> {
            inside.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        inside.await();
    }

    private static void served(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse answer)
            throws java.io.IOException {
        answer.getWriter().write("page");
    }

    @Test
    void newcomersNeverHaveTheLastPlaceAndWhoIsInsideGetsIt() throws Exception {
        for (int i = 0; i < NEWCOMERS; i++) {
            stays("");
        }
        assertThatThrownBy(() -> asks("", GateTest::served)).isInstanceOfSatisfying(Failure.class,
            failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
        assertThat(registry.counter("divan.requests.turned.away").count()).isEqualTo(1);
        assertThat(asks("known", GateTest::served)).isEqualTo("page");
    }

    @Test
    void whoIsInsideWaitsForAPlace() throws Exception {
        for (int i = 0; i < NEWCOMERS; i++) {
            stays("");
        }
        stays("one");
        Future<String> waiting = people.submit(() -> asks("two", GateTest::served));
        assertThat(waiting.isDone()).isFalse();
        end.countDown();
        assertThat(waiting.get()).isEqualTo("page");
    }

    @Test
    void placesComeBackWhateverHappens() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> asks("", (_, _) -> {
                throw new IllegalStateException("a bug");
            })).hasMessage("a bug");
            assertThat(asks("known", GateTest::served)).isEqualTo("page");
        }
    }

    /** 28 places, of which newcomers have all of their 21 and one session its six. */
    @Test
    void aSessionThatWantsEverythingIsANewcomerBeyondItsShare() throws Exception {
        Gate wide = new Gate(request -> Optional.ofNullable(request.getHeader("Session")), 28, registry);
        for (int i = 0; i < 21; i++) {
            stays(wide, "");
        }
        for (int i = 0; i < 6; i++) {
            stays(wide, "greedy");
        }
        assertThatThrownBy(() -> asks(wide, "greedy", GateTest::served)).isInstanceOf(Failure.class);
        assertThat(asks(wide, "two", GateTest::served)).isEqualTo("page");
    }

    @Test
    void whatNeedsNoPlaceGetsItsAnswerInAnyCrowd() throws Exception {
        for (int i = 0; i < NEWCOMERS; i++) {
            stays("");
        }
        stays("one");
        MockHttpServletResponse response = new MockHttpServletResponse();
        gate.pass("health", request(""), response, GateTest::served);
        assertThat(response.getContentAsString()).isEqualTo("page");
    }

    /** A long answer goes out as it comes, a page when it is whole. */
    @Test
    void aPageIsHeldUntilThePlaceIsGivenBackAndALongAnswerIsNot() throws Exception {
        MockHttpServletResponse page = new MockHttpServletResponse();
        gate.pass("tr", request(""), page, (_, answer) -> {
            answer.getOutputStream().write(new byte[1000]);
            answer.flushBuffer();
            assertThat(page.isCommitted()).isFalse();
            assertThat(page.getContentAsByteArray()).isEmpty();
        });
        assertThat(page.getContentAsByteArray()).hasSize(1000);
        MockHttpServletResponse file = new MockHttpServletResponse();
        gate.pass("tr", request(""), file, (_, answer) -> {
            answer.getOutputStream().write(new byte[200_000]);
            answer.getOutputStream().write(new byte[200_000]);
            assertThat(file.getContentAsByteArray()).hasSize(400_000);
        });
        assertThat(file.getContentAsByteArray()).hasSize(400_000);
    }
}
