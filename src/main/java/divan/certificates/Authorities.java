package divan.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may vouch for people and programs.
 *
 * @param roots that signed themselves
 * @param others between a root and who is vouched for
 */
record Authorities(List<X509Certificate> roots, List<X509Certificate> others) {
    static final Authorities NONE = new Authorities(List.of(), List.of());
    private static final long MOST_BYTES = 1_000_000;

    /**
     * @param file PEM
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static Authorities read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("The file of authorities is too large: " + file + ".");
            }
            return of(CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                .map(X509Certificate.class::cast).toList(), file);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The file of authorities holds no certificates that can be "
                + "read: " + file + ".", e);
        }
    }

    private static Authorities of(List<X509Certificate> all, Path file) {
        List<X509Certificate> roots = all.stream().filter(Signed::byItself).toList();
        List<X509Certificate> others = all.stream().filter(one -> !roots.contains(one)).toList();
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("The file of authorities holds no root, which signed itself: "
                + file + ".");
        }
        for (X509Certificate one : all) {
            if (one.getBasicConstraints() < 0) {
                throw new IllegalArgumentException("The file of authorities holds “"
                    + Names.common(one.getSubjectX500Principal()) + "”, which is no authority: " + file
                    + ".");
            }
        }
        for (X509Certificate other : others) {
            if (all.stream().noneMatch(issuer -> Signed.by(other, issuer))) {
                throw new IllegalArgumentException("The file of authorities holds “"
                    + Names.common(other.getSubjectX500Principal()) + "” without who issued it, up to the "
                    + "root: " + file + ".");
            }
        }
        return new Authorities(roots, others);
    }

    List<X509Certificate> all() {
        List<X509Certificate> all = new ArrayList<>(roots);
        all.addAll(others);
        return all;
    }

    /** Hosts, with a port where it is another than usual, that stand in their certificates. */
    Set<String> places() {
        Set<String> places = new HashSet<>();
        for (X509Certificate one : all()) {
            Addresses.ocsp(one).forEach(address -> places.add(place(address)));
            Addresses.crl(one).forEach(address -> places.add(place(address)));
        }
        return places;
    }

    /** As {@code places} name them. */
    static String place(URI address) {
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
