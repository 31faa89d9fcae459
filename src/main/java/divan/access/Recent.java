package divan.access;

import divan.web.Familiar;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sessions used last, by the hashes of their secrets: in memory only, and nobody is let in by them. */
@Component
class Recent implements Familiar {
    private static final int SESSIONS = 20_000;

    private final Map<String, Boolean> good = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SESSIONS;
        }
    };

    synchronized void note(String secret, boolean found) {
        if (found) {
            good.put(name(secret), true);
        } else {
            good.remove(name(secret));
        }
    }

    @Override
    public Optional<String> session(HttpServletRequest request) {
        return CallerFilter.secret(request).map(Recent::name).filter(this::isGood);
    }

    private synchronized boolean isGood(String name) {
        return good.get(name) != null;
    }

    private static String name(String secret) {
        return Base64.getEncoder().encodeToString(Sessions.hash(secret));
    }
}
