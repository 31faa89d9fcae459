package divan.certificates;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A certificate, its key, and who issued it; null: itself. */
public record Issued(X509Certificate certificate, PrivateKey key, @Nullable Issued issuer) {

    /** With whoever stands between it and the root, which is not sent. */
    public List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        for (Issued one = issuer; one != null && one.issuer() != null; one = one.issuer()) {
            chain.add(one.certificate());
        }
        return chain;
    }

    public Shown shown() {
        return new Shown(chain());
    }

    static String pem(X509Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate one : certificates) {
            try {
                text.append(pem("CERTIFICATE", one.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
        return text.toString();
    }

    public String pem() {
        return pem(certificate);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
            + "-----\n";
    }

    /** Certificate and key, as a server wants them. */
    public void write(Path certificateFile, Path keyFile) {
        write(certificateFile, pem());
        write(keyFile, pem("PRIVATE KEY", key.getEncoded()));
    }

    /** Readable by its owner only. */
    public static void write(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Shows it to whoever asks for any, and counts them. */
    X509ExtendedKeyManager shower(AtomicInteger asked) {
        return new X509ExtendedKeyManager() {
            @Override
            public String[] getClientAliases(String type, Principal[] issuers) {
                return new String[] {"own"};
            }

            @Override
            public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
                asked.incrementAndGet();
                return "own";
            }

            @Override
            public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
                asked.incrementAndGet();
                return "own";
            }

            @Override
            public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
                return null;
            }

            @Override
            public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
                return null;
            }

            @Override
            public X509Certificate[] getCertificateChain(String alias) {
                return chain().toArray(X509Certificate[]::new);
            }

            @Override
            public PrivateKey getPrivateKey(String alias) {
                return key;
            }
        };
    }
}
