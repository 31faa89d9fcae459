package divan.web;

import divan.kernel.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * So much is worked on at once. Where more people come than can be served, whoever is in the middle of
 * something gets through, and who has only just come hears at once when to come again (RFC 9110, 15.6.4):
 * newcomers never hold all places, wait for one only shortly, and get theirs in turns, network by network.
 * A place is held while the work is done, not while a body comes ({@link Intake}) or an answer is read
 * ({@link Held}).
 */
@Component
class Gate {
    private static final int PLACES_A_PROCESSOR = 32;
    /** A browser opens six connections to a host; a session that wants more is treated like a newcomer. */
    private static final int AT_ONCE_A_SESSION = 6;
    private static final int READERS = 600;
    private static final int READERS_A_NETWORK = 200;
    private static final int PATIENCE_INSIDE_MS = 10_000;
    private static final int PATIENCE_OUTSIDE_MS = 1_000;
    /** What tells how the program does, and what a page that was let in still needs. */
    private static final Set<String> FREE = Set.of("assets", "health", "metrics");

    private final Familiar familiar;
    private final Semaphore places;
    private final Turns newcomers;
    private final ConcurrentHashMap<String, Integer> inHand = new ConcurrentHashMap<>();
    private final Share readers = new Share(READERS, READERS_A_NETWORK);
    private final Counter turnedAway;

    /** @param atOnce how many requests are worked on at once; 0 for as many as suit the processors */
    Gate(Familiar familiar, @Value("${divan.at-once:0}") int atOnce, MeterRegistry registry) {
        int all = atOnce > 0 ? atOnce : PLACES_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
        this.familiar = familiar;
        this.places = new Semaphore(all, true);
        this.newcomers = new Turns(Math.max(1, all - all / 4), 2 * all);
        this.turnedAway = Counter.builder("divan.requests.turned.away").register(registry);
    }

    /** @throws Failure UNAVAILABLE where there was no place in time */
    void pass(String first, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (FREE.contains(first)) {
            sent(request, () -> chain.doFilter(request, response));
            return;
        }
        Optional<String> session = familiar.session(request).filter(this::begins);
        Held held = new Held(response);
        try {
            if (session.isPresent()) {
                inPlace(request, held, chain);
            } else {
                inTurn(request, held, chain);
            }
        } finally {
            session.ifPresent(this::ends);
        }
        if (held.isHeld()) {
            sent(request, held::release);
        }
    }

    /** Whoever does not read what they asked for has so many threads; beyond, answers are dropped. */
    private void sent(HttpServletRequest request, Work work) throws IOException, ServletException {
        String address = request.getRemoteAddr();
        try {
            if (!readers.take(address)) {
                throw new IOException("too many answers are being read at once");
            }
            work.run();
        } finally {
            readers.giveBack(address);
        }
    }

    private boolean begins(String session) {
        boolean fits = inHand.merge(session, 1, Integer::sum) <= AT_ONCE_A_SESSION;
        if (!fits) {
            ends(session);
        }
        return fits;
    }

    private void ends(String session) {
        inHand.computeIfPresent(session, (_, many) -> many > 1 ? many - 1 : null);
    }

    private interface Work {
        void run() throws IOException, ServletException;
    }

    private void inTurn(HttpServletRequest request, Held held, FilterChain chain)
            throws IOException, ServletException {
        if (!waited(() -> newcomers.take(request.getRemoteAddr(), PATIENCE_OUTSIDE_MS))) {
            turnAway();
        }
        try {
            inPlace(request, held, chain);
        } finally {
            newcomers.giveBack();
        }
    }

    private void inPlace(HttpServletRequest request, Held held, FilterChain chain)
            throws IOException, ServletException {
        if (!waited(() -> places.tryAcquire(PATIENCE_INSIDE_MS, TimeUnit.MILLISECONDS))) {
            turnAway();
        }
        try {
            chain.doFilter(request, held);
        } finally {
            places.release();
        }
    }

    private interface Wait {
        boolean gotOne() throws InterruptedException;
    }

    private static boolean waited(Wait wait) {
        try {
            return wait.gotOne();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void turnAway() {
        turnedAway.increment();
        throw new Failure(Failure.Kind.UNAVAILABLE);
    }
}
