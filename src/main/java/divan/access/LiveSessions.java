package divan.access;

import divan.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sessions, for what hangs on them elsewhere and ends with them. */
@Component
public class LiveSessions {
    /**
     * How the session of a request began.
     *
     * @param methods by which its owner proved who they are, as RFC 8176 names them
     */
    public record Begun(UUID session, List<String> methods) {
    }

    private final SessionStore store;
    private final Sessions sessions;
    private final Clock clock;

    LiveSessions(SessionStore store, Sessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Empty where a program asks, or nobody who has signed in. */
    public Optional<Begun> begun(HttpServletRequest request) {
        return CallerFilter.found(request).filter(found -> !found.bearer()).flatMap(found ->
            Optional.ofNullable(found.caller().session()).map(id -> new Begun(id, found.way().methods())));
    }

    /** Those that were neither ended nor left alone; of people who do not work here. */
    public Set<UUID> live(Collection<UUID> some) {
        return store.live(some, clock.instant(), Sessions.idle(clock.instant()));
    }

    /** Ends the caller's session. @return what takes its cookie away */
    public String signOut(Caller caller, HttpServletRequest request) {
        sessions.close(caller);
        return Cookies.SESSION.take(request);
    }
}
