package divan.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The seals in a data folder, looked at without using them. */
public final class SealFolder {
    /**
     * @param subject as in the certificate (RFC 2253)
     * @param test whether it was issued by the demonstration authority
     */
    public record Found(String subject, Instant until, boolean test) {
    }

    private SealFolder() {
    }

    /**
     * The newest certificate of each organ; empty where nothing was ever sealed.
     *
     * @throws GeneralSecurityException where the password does not open them or they are damaged
     */
    public static List<Found> of(Path data) throws IOException, GeneralSecurityException {
        Path file = data.resolve("seals/seals.p12");
        if (!Files.exists(file)) {
            return List.of();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, Files.readString(data.resolve("seals/password")).strip().toCharArray());
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        List<Found> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (!store.containsAlias(later(alias))
                    && store.getCertificate(alias) instanceof X509Certificate x) {
                found.add(new Found(SealKey.readable(x.getSubjectX500Principal()),
                        x.getNotAfter().toInstant(),
                    x.getIssuerX500Principal().getName().contains(TestAuthority.NAME)));
            }
        }
        return found;
    }

    /** Keys are numbered by organ; the one after this. */
    private static String later(String alias) {
        int dash = alias.lastIndexOf('-');
        return dash < 0 ? "none" : alias.substring(0, dash + 1)
                + (Integer.parseInt(alias.substring(dash + 1)) + 1);
    }
}
