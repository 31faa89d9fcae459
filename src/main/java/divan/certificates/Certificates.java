package divan.certificates;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who showed which certificate on the port for it, and whether it is to be believed. */
@Component
public class Certificates {
    /** A whole answer of an authority is waited for so long. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final String SHOWN = "jakarta.servlet.request.X509Certificate";

    /** The file as it was read; another size or time means that it changed. */
    private record Read(Authorities authorities, Set<String> places, @Nullable Object state) {
        static final Read NOTHING = new Read(Authorities.NONE, Set.of(), null);
    }

    private final int port;
    private final String origin;
    private final @Nullable Path file;
    private final Demands demands;
    private final Revocation revocation = new Revocation(new Fetch(PATIENCE));
    private final Clock clock;
    private volatile Read read = Read.NOTHING;

    /** Certificates are of the real world, whose time the demonstration's is not. */
    @Autowired
    Certificates(Environment given) {
        this(given.getProperty("divan.certificate-port", Integer.class, 0),
            given.getProperty("divan.certificate-origin", ""),
            path(given.getProperty("divan.certificate-authorities", "")), Demands.of(given),
            Clock.systemUTC());
    }

    Certificates(int port, String origin, @Nullable Path file, Demands demands, Clock clock) {
        this.port = port;
        this.origin = origin;
        this.file = file;
        this.demands = demands;
        this.clock = clock;
    }

    private static @Nullable Path path(String given) {
        return given.isEmpty() ? null : Path.of(given);
    }

    /** @throws IllegalArgumentException with a sentence, where the file cannot be who vouches for people */
    public static void check(Path authorities) {
        Authorities.read(authorities);
    }

    /** Whether anybody can show a certificate at all. */
    public boolean isOn() {
        return port > 0;
    }

    int port() {
        return port;
    }

    /** Where the port for certificates is found, as scheme, host and port; empty where there is none. */
    public String origin() {
        return origin;
    }

    /** Whether it came in on the port for certificates. */
    public boolean isHere(HttpServletRequest request) {
        return isOn() && request.getLocalPort() == port;
    }

    /** What whoever asks showed in the handshake; nothing on the ordinary port. */
    public Optional<Shown> shown(HttpServletRequest request) {
        return isHere(request) && request.getAttribute(SHOWN) instanceof X509Certificate[] chain
            && chain.length > 0 ? Optional.of(new Shown(List.of(chain))) : Optional.empty();
    }

    /** Of the real world, by which certificates are judged. */
    public Instant now() {
        return clock.instant();
    }

    /** A person's certificate; authorities are asked, each for some seconds at most. */
    public Judgement person(Shown shown) {
        return judge(shown, demands, demands.policies(), true);
    }

    /** The certificate of an institution's program: policies of people's are not asked of it. */
    public Judgement program(Shown shown) {
        return judge(shown, demands, Set.of(), false);
    }

    private Judgement judge(Shown shown, Demands asked, Set<String> policies, boolean person) {
        Read now = read();
        Instant at = now();
        Set<String> usages = person ? asked.usages() : Set.of(Demands.CLIENT_AUTH);
        Chain.Found found = Chain.of(shown, now.authorities(), policies, usages, at);
        if (!found.wrong().isEmpty()) {
            return new Judgement.Refused(found.wrong());
        }
        String number = Names.number(shown.certificate().getSubjectX500Principal(), asked.number())
            .filter(divan.kernel.IdentityNumber::isValid).orElse("");
        if (person && number.isEmpty()) {
            return new Judgement.Refused("no-number");
        }
        String wrong = revocation.wrong(found.path(), asked, now.places(), at);
        return wrong.isEmpty() ? new Judgement.Good(shown.certificate(), number, isProved(found.path()))
            : new Judgement.Refused(wrong);
    }

    /** Whoever stands anywhere above it in the path may be who is declared. */
    private boolean isProved(List<X509Certificate> path) {
        return path.stream().skip(1).anyMatch(one ->
            demands.proving().contains(HexFormat.of().formatHex(Shown.fingerprint(one))));
    }

    /** Taken up again where the file changed; one that is broken then changes nothing. */
    private Read read() {
        Read known = read;
        if (file == null) {
            return known;
        }
        Object state = state(file);
        if (state != null && !state.equals(known.state())) {
            try {
                known = of(Authorities.read(file), state);
            } catch (IllegalArgumentException e) {
                LOG.warn("The authorities stay as they were: {}", e.getMessage());
                known = new Read(known.authorities(), known.places(), state);
            }
            read = known;
        }
        return known;
    }

    private Read of(Authorities authorities, Object state) {
        Set<String> places = new HashSet<>(authorities.places());
        places.addAll(demands.places());
        return new Read(authorities, places, state);
    }

    private static @Nullable Object state(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
        } catch (IOException e) {
            return null;
        }
    }
}
