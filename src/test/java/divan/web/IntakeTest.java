package divan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.kernel.Failure;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whose body comes in while many networks send slowly together. */
class IntakeTest {
    private static final int NETWORKS = 10;
    private static final int OF_EACH = 50;
    private static final int OF_A_SESSION = 4;
    private final Intake intake = new Intake(request -> Optional.ofNullable(request.getHeader("Session")));
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        end.countDown();
        people.close();
    }

    private static MockHttpServletRequest request(String address, String session) {
        MockHttpServletRequest request = new MockHttpServletRequest("PUT", "/api/cases");
        request.setRemoteAddr(address);
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        if (!session.isEmpty()) {
            request.addHeader("Session", session);
        }
        return request;
    }

    /** Has sent nothing yet when this ends, and does not until the end. */
    private void sendsSlowly(String address, String session) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        MockHttpServletRequest said = request(address, session);
        people.submit(() -> intake.whole(new jakarta.servlet.http.HttpServletRequestWrapper(said) {
            @Override
            public ServletInputStream getInputStream() {
                return new Never(begun);
            }
        }, 1000));
        begun.await();
    }

    private final class Never extends ServletInputStream {
        private final CountDownLatch begun;

        Never(CountDownLatch begun) {
            this.begun = begun;
        }

        @Override
        public int read() {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private void comesIn(String address, String session) throws Exception {
        try (Intake.Taken taken = intake.whole(request(address, session), 1000)) {
            assertThat(taken.request().getInputStream().readAllBytes()).isEqualTo("{}".getBytes(
                StandardCharsets.UTF_8));
        }
    }

    private void isTurnedAway(String address, String session) {
        assertThatThrownBy(() -> intake.whole(request(address, session), 1000)).isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
    }

    @Test
    void whoIsInTheMiddleOfSomethingGetsTheirsInThoughManyNetworksFillIt() throws Exception {
        for (int network = 0; network < NETWORKS; network++) {
            for (int i = 0; i < OF_EACH; i++) {
                sendsSlowly("10.0." + network + ".1", "");
            }
        }
        isTurnedAway("10.9.9.9", "");
        comesIn("10.9.9.9", "familiar");
        for (int i = 0; i < OF_A_SESSION; i++) {
            sendsSlowly("10.9.9.9", "familiar");
        }
        isTurnedAway("10.9.9.9", "familiar");
        comesIn("10.9.9.9", "another");
    }

    @Test
    void aNetworkThatSendsTooMuchDoesNotKeepOutItsOwnPeopleInside() throws Exception {
        for (int i = 0; i < 64; i++) {
            sendsSlowly("10.0.0.1", "");
        }
        isTurnedAway("10.0.0.1", "");
        comesIn("10.0.0.1", "familiar");
        comesIn("10.0.0.2", "");
    }

    @Test
    void roomIsThereAgainWhenBodiesHaveCome() throws Exception {
        for (int i = 0; i < 64; i++) {
            sendsSlowly("10.0.0.1", "");
        }
        isTurnedAway("10.0.0.1", "");
        end.countDown();
        people.close();
        comesIn("10.0.0.1", "");
    }
}
