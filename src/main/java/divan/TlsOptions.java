package divan;

import divan.CommandLine.Unclear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How requests come in: over TLS of our own, or through somebody else's who ends it before us.
 *
 * @param certificate PEM, the server's own first, then those that lead to a known authority; null: no TLS
 * @param key PEM, PKCS #8, not encrypted, and readable by its owner only
 * @param proxies addresses, between commas, whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are
 *         believed; empty: nobody's are, because anybody could write them
 */
record TlsOptions(@Nullable Path certificate, @Nullable Path key, String proxies) {
    static final Set<String> VALUES = Set.of("--tls-cert", "--tls-key", "--proxy-from");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
        PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    static TlsOptions of(Map<String, String> given) {
        return new TlsOptions(path(given.get("--tls-cert")), path(given.get("--tls-key")),
            given.getOrDefault("--proxy-from", ""));
    }

    private static @Nullable Path path(@Nullable String given) {
        return given == null ? null : Path.of(given).toAbsolutePath().normalize();
    }

    boolean isOwn() {
        return certificate != null;
    }

    TlsOptions checked() throws Unclear {
        if ((certificate == null) != (key == null)) {
            throw new Unclear("--tls-cert and --tls-key belong together.");
        }
        if (!proxies.matches("([0-9A-Fa-f.:]+(,[0-9A-Fa-f.:]+)*)?")) {
            throw new Unclear("--proxy-from is addresses like 10.0.0.4, with commas between them.");
        }
        for (Path file : Stream.of(certificate, key).flatMap(Stream::ofNullable).toList()) {
            if (!Files.isReadable(file)) {
                throw new Unclear("This file cannot be read: " + file + ".");
            }
        }
        if (key != null && isOpen(key)) {
            throw new Unclear("Others may read " + key + ": chmod 600, and take another key if they did.");
        }
        return this;
    }

    private static boolean isOpen(Path key) throws Unclear {
        try {
            return Files.getPosixFilePermissions(key).stream().anyMatch(OTHERS::contains);
        } catch (IOException e) {
            throw new Unclear("This file cannot be read: " + key + ".");
        }
    }

    /** A certificate that is renewed in its place is taken up without a new start. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (isOwn()) {
            properties.put("server.ssl.bundle", "own");
            properties.put("spring.ssl.bundle.pem.own.keystore.certificate", "file:" + certificate);
            properties.put("spring.ssl.bundle.pem.own.keystore.private-key", "file:" + key);
            properties.put("spring.ssl.bundle.pem.own.reload-on-update", true);
            properties.put("spring.ssl.bundle.pem.own.options.enabled-protocols", "TLSv1.3,TLSv1.2");
            properties.put("spring.ssl.bundle.watch.file.quiet-period", "2s");
        }
        if (!proxies.isEmpty()) {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.tomcat.remoteip.internal-proxies", Stream.of(proxies.split(","))
                .map(Pattern::quote).collect(Collectors.joining("|")));
        }
        return properties;
    }
}
