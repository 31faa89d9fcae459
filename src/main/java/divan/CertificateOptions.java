package divan;

import divan.CommandLine.Unclear;
import divan.certificates.Certificates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A port of its own on which people and programs show certificates.
 *
 * @param port 0: there is none
 * @param authorities PEM: roots and whoever stands between them and people
 * @param origin where people find that port; empty: where they find the pages, with the port's number
 */
record CertificateOptions(int port, @Nullable Path authorities, String origin) {
    private static final String PORT = "--certificate-port";
    private static final String AUTHORITIES = "--certificate-authorities";
    private static final String ORIGIN = "--certificate-origin";
    static final Set<String> VALUES = Set.of(PORT, AUTHORITIES, ORIGIN);

    static CertificateOptions of(Map<String, String> given) {
        String file = given.get(AUTHORITIES);
        return new CertificateOptions(Integer.parseInt(given.getOrDefault(PORT, "0")),
            file == null ? null : Path.of(file).toAbsolutePath().normalize(),
            given.getOrDefault(ORIGIN, ""));
    }

    boolean isOn() {
        return port > 0;
    }

    /** @param pages the ordinary port @param found where people find the pages */
    CertificateOptions checked(int pages, @Nullable String found, TlsOptions tls) throws Unclear {
        require(port >= 0 && port < 65_536 && (port == 0 || port != pages),
            PORT + " is a number up to 65535, and another than the port of the pages.");
        require(isOn() == (authorities != null), PORT + " and " + AUTHORITIES + " belong together.");
        require(isOn() || origin.isEmpty(), ORIGIN + " is for " + PORT + ".");
        require(!isOn() || tls.isOwn() && found != null && found.startsWith("https://"),
            PORT + " needs --tls-cert, --tls-key and an --origin that begins with https://.");
        require(origin.isEmpty() || origin.matches("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?"),
            ORIGIN + " is an address without a path, like https://kart.divan.example.gov.tr.");
        try {
            if (authorities != null) {
                Certificates.check(authorities);
            }
        } catch (IllegalArgumentException e) {
            throw new Unclear(Objects.requireNonNull(e.getMessage()));
        }
        return this;
    }

    private static void require(boolean good, String sentence) throws Unclear {
        if (!good) {
            throw new Unclear(sentence);
        }
    }

    /** @param found where people find the pages */
    Map<String, Object> properties(@Nullable String found) {
        Map<String, Object> properties = new HashMap<>();
        if (isOn() && found != null) {
            properties.put("divan.certificate-port", port);
            properties.put("divan.certificate-authorities", String.valueOf(authorities));
            properties.put("divan.certificate-origin", origin.isEmpty()
                ? found.replaceFirst(":[0-9]+$", "") + ":" + port : origin);
        }
        return properties;
    }

    /** Said at every start. */
    String sentence() {
        return isOn() ? "Certificates are asked for on port " + port + ", and vouched for by " + authorities
            + "." : "Nobody can show a certificate: name a port for it with " + PORT + ".";
    }
}
