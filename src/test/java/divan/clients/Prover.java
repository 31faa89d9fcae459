package divan.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An institution's program that proves itself with a key of its own. */
public final class Prover {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    final UUID client;
    final JWK key;

    public Prover(int port, UUID client, JWK key) {
        this.port = port;
        this.client = client;
        this.key = key;
    }

    public static ECKey curve(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    String audience() {
        return "http://localhost:" + port + "/api/token";
    }

    public JWK key() {
        return key;
    }

    /** What a well-behaved program claims. */
    JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder().issuer(client.toString()).subject(client.toString())
            .audience(audience()).jwtID(UUID.randomUUID().toString()).issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(120)));
    }

    public String signed(JWTClaimsSet claims) {
        return signed(claims, key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.PS256);
    }

    String signed(JWTClaimsSet claims, JWSAlgorithm algorithm) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                claims);
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec)
                : new RSASSASigner(key.toRSAKey());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** @param fields names and values in turn */
    HttpResponse<String> posted(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=')
                .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        try {
            return http.send(HttpRequest.newBuilder(URI.create(audience()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(),
                HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> proved(String assertion) {
        return posted("grant_type", "client_credentials", "client_assertion_type", TYPE, "client_assertion",
            assertion);
    }

    /** The status with the error and what is wrong, or with nothing. */
    static String said(HttpResponse<String> answer) {
        var body = JSON.readTree(answer.body());
        return (answer.statusCode() + " " + body.at("/error").asString("") + " "
            + body.at("/error_description").asString("")).strip();
    }

    /** A token, as a well-behaved program gets it. */
    public String token(Instant now) {
        HttpResponse<String> answer = proved(signed(claims(now).build()));
        return JSON.readTree(answer.body()).at("/access_token").asString("");
    }
}
