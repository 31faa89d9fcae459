package divan.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A client's public keys: P-256 for ES256, RSA of 2048 to 4096 bits for PS256, each with an id of its own. An
 * institution hands them over; they are never fetched, so that nobody makes us call an address.
 */
public final class SigningKeys {
    private static final SigningKeys NONE = new SigningKeys(List.of());
    private static final int MOST = 4;
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 4096;
    private static final String ID = "[A-Za-z0-9._~-]{1,64}";

    private final List<JWK> keys;

    private SigningKeys(List<JWK> keys) {
        this.keys = keys;
    }

    /** Which verify nothing. */
    public static SigningKeys none() {
        return NONE;
    }

    /**
     * A JWK set (RFC 7517), as an institution sends it.
     *
     * @throws IllegalArgumentException with the code of what is wrong: {@code keys-unread}, {@code
     * keys-private}, {@code keys-kind}, {@code keys-ids}
     */
    public static SigningKeys read(String text) {
        List<JWK> read = parsed(text);
        refuse(read.isEmpty() || read.size() > MOST, "keys-unread");
        refuse(read.stream().anyMatch(JWK::isPrivate), "keys-private");
        refuse(read.stream().anyMatch(key -> !isUsable(key)), "keys-kind");
        refuse(read.stream().anyMatch(key -> key.getKeyID() == null || !key.getKeyID().matches(ID))
            || read.stream().map(JWK::getKeyID).distinct().count() < read.size(), "keys-ids");
        return new SigningKeys(read.stream().map(SigningKeys::bare).toList());
    }

    /** As they were kept. */
    static SigningKeys kept(String text) {
        return text.isEmpty() ? NONE : new SigningKeys(parsed(text));
    }

    private static List<JWK> parsed(String text) {
        try {
            return new ArrayList<>(JWKSet.parse(text).getKeys());
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("keys-unread", e);
        }
    }

    private static void refuse(boolean wrong, String code) {
        if (wrong) {
            throw new IllegalArgumentException(code);
        }
    }

    private static boolean isUsable(JWK key) {
        boolean kind = key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)
            || key instanceof RSAKey && key.size() >= LEAST_BITS && key.size() <= MOST_BITS;
        return kind && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
            && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm(key)));
    }

    private static JWSAlgorithm algorithm(JWK key) {
        return key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.PS256;
    }

    /** Without addresses, certificates and whatever else a set may say. */
    private static JWK bare(JWK key) {
        return key instanceof ECKey ec
            ? new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY()).keyID(ec.getKeyID()).build()
            : new RSAKey.Builder(key.toRSAKey().getModulus(), key.toRSAKey().getPublicExponent())
                .keyID(key.getKeyID()).build();
    }

    /** As it is kept. */
    String text() {
        return new JWKSet(keys).toString(true);
    }

    /** Ids with their thumbprints (RFC 7638), by which both sides compare what they have. */
    public String thumbprints() {
        return keys.stream().map(key -> key.getKeyID() + " " + thumbprint(key))
            .collect(Collectors.joining(", "));
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the key that it names made the signature, by the algorithm that the key is for. */
    boolean verify(SignedJWT signed) {
        String id = signed.getHeader().getKeyID();
        Optional<JWK> named = keys.stream().filter(key -> id == null ? keys.size() == 1
            : id.equals(key.getKeyID())).findFirst();
        return named.filter(key -> algorithm(key).equals(signed.getHeader().getAlgorithm()))
            .map(key -> verify(key, signed)).orElse(false);
    }

    private static boolean verify(JWK key, SignedJWT signed) {
        try {
            JWSVerifier verifier = key instanceof ECKey ec ? new ECDSAVerifier(ec)
                : new RSASSAVerifier(key.toRSAKey());
            return signed.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }
}
