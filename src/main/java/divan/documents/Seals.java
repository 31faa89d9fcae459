package divan.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The demonstration seals: one P-256 key an organ, made on first use, and again when the organ is renamed
 * or the certificate does not cover the day. They lie with their authority in {@code seals/seals.p12} of
 * the data directory (PKCS#12), its password in {@code seals/password}, both readable by the owner alone.
 * Losing them makes nothing false, but earlier documents then verify by the archive only and not by their
 * file.
 */
@Component
final class Seals {
    private static final String AUTHORITY = "authority";

    private final Path folder;
    private final KeyStore store;
    private final char[] password;
    private final TestAuthority.Root root;
    private final Map<String, SealKey> latest = new ConcurrentHashMap<>();

    Seals(@Value("${divan.data}") Path data) {
        folder = data.resolve("seals");
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            password = password(folder.resolve("password"));
            store = open(folder.resolve("seals.p12"));
            root = root();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seals in " + folder + " cannot be opened", e);
        }
    }

    X509Certificate authority() {
        return root.certificate();
    }

    /** The key to seal with at that instant; made when there is none. Safe for concurrent use. */
    SealKey of(String organ, String organName, Instant at) {
        SealKey known = latest.get(organ);
        return fits(known, organ, organName, at) ? known : found(organ, organName, at);
    }

    private static boolean fits(@Nullable SealKey key, String organ, String organName, Instant at) {
        return key != null && !Date.from(at).before(key.certificate().getNotBefore())
                && Date.from(at).before(key.certificate().getNotAfter())
                && names(key.certificate(), organ, organName);
    }

    private static boolean names(X509Certificate certificate, String organ, String organName) {
        try {
            return new JcaX509CertificateHolder(certificate).getSubject()
                    .equals(TestAuthority.subject(organ, organName));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized SealKey found(String organ, String organName, Instant at) {
        try {
            int number = 1;
            for (; store.containsAlias(organ + "-" + number); number++) {
                SealKey stored = stored(organ + "-" + number);
                if (fits(stored, organ, organName, at)) {
                    latest.put(organ, stored);
                    return stored;
                }
            }
            SealKey made = TestAuthority.organ(root, organ, organName, at);
            keep(organ + "-" + number, new PrivateKeyEntry(made.key(),
                    new Certificate[] {made.certificate(), made.authority()}));
            latest.put(organ, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SealKey stored(String alias) throws GeneralSecurityException {
        PrivateKeyEntry entry = (PrivateKeyEntry) store.getEntry(alias, new PasswordProtection(password));
        return new SealKey(entry.getPrivateKey(), (X509Certificate) entry.getCertificate(),
                root.certificate());
    }

    private TestAuthority.Root root() throws GeneralSecurityException, IOException {
        if (store.getEntry(AUTHORITY, new PasswordProtection(password)) instanceof PrivateKeyEntry entry) {
            return new TestAuthority.Root(entry.getPrivateKey(), (X509Certificate) entry.getCertificate());
        }
        TestAuthority.Root made = TestAuthority.root();
        keep(AUTHORITY, new PrivateKeyEntry(made.key(), new Certificate[] {made.certificate()}));
        return made;
    }

    /** Written beside and moved over, so that a crash leaves the old file or the new one. */
    private void keep(String alias, PrivateKeyEntry entry) throws GeneralSecurityException, IOException {
        store.setEntry(alias, entry, new PasswordProtection(password));
        Path beside = secret(folder.resolve("seals.p12.new"));
        try (OutputStream out = Files.newOutputStream(beside)) {
            store.store(out, password);
        }
        Files.move(beside, folder.resolve("seals.p12"), StandardCopyOption.ATOMIC_MOVE);
    }

    private KeyStore open(Path file) throws GeneralSecurityException, IOException {
        KeyStore opened = KeyStore.getInstance("PKCS12");
        if (!Files.exists(file)) {
            opened.load(null, password);
            return opened;
        }
        try (InputStream in = Files.newInputStream(file)) {
            opened.load(in, password);
            return opened;
        }
    }

    private static char[] password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path beside = secret(file.resolveSibling("password.new"));
            Files.writeString(beside, HexFormat.of().formatHex(random));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    }

    /** An empty file that only the owner may read, before anything is in it. */
    private static Path secret(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
