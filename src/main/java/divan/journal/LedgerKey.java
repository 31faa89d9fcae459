package divan.journal;

import divan.kernel.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints: Ed25519, kept as PEM in {@code <data>/ledger/key.pem}, made on first start.
 * Programs on one database must be given the same file.
 */
@Component
final class LedgerKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private final PrivateKey key;
    private final VerifierKey verifier;

    /**
     * @param usual the ledger's name, a URL without scheme, as checkpoints bear it unless the folder says
     * otherwise
     */
    LedgerKey(@Value("${divan.data}") String data,
            @Value("${divan.ledger.origin:" + LedgerFolder.ORIGIN + "}") String usual) {
        Path file = Path.of(data, "ledger", "key.pem");
        String origin = new LedgerFolder(Path.of(data)).origin(usual);
        try {
            if (!Files.exists(file)) {
                KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                DurableFile.write(file, pem(PRIVATE, made.getPrivate().getEncoded())
                        + pem(PUBLIC, made.getPublic().getEncoded()));
            }
            String pem = Files.readString(file);
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            this.key = keys.generatePrivate(new PKCS8EncodedKeySpec(der(PRIVATE, pem)));
            PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(der(PUBLIC, pem)));
            this.verifier = VerifierKey.of(origin, publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a pair of Ed25519 keys: " + file, e);
        }
        requirePair(file);
    }

    private void requirePair(Path file) {
        byte[] probe = {0};
        if (!verifier.verifies(probe, sign(probe))) {
            throw new IllegalStateException("the two keys do not belong together: " + file);
        }
    }

    VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private static byte[] der(String what, String pem) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + what + "-----\\s([^-]*)-----END " + what + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("no " + what);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
