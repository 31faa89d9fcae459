package divan.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** A provider of accounts that a test makes honest, slow, silent or a liar. */
final class Elsewhere {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    final HttpServer server;
    final List<Map<String, String>> redeemed = new CopyOnWriteArrayList<>();
    ECKey key = key("k1");
    String subject = "";
    String number = "";
    String acr = "";
    boolean inUserinfo;
    volatile int status = 200;
    volatile CountDownLatch slow = new CountDownLatch(0);
    UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    UnaryOperator<String> signed = UnaryOperator.identity();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    Elsewhere() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, described()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK())
            .toString()));
        server.createContext("/token", exchange -> answer(exchange, token(form(exchange))));
        server.createContext("/userinfo", exchange -> answer(exchange, JSON.writeValueAsString(
            Map.of("sub", subject, "identity_number", number, "name", "Deneme Ziyaretçi"))));
        server.start();
    }

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String described() {
        return JSON.writeValueAsString(Map.of("issuer", issuer(), "authorization_endpoint",
            issuer() + "/auth", "token_endpoint", issuer() + "/token", "userinfo_endpoint",
            issuer() + "/userinfo", "jwks_uri", issuer() + "/keys", "end_session_endpoint",
            issuer() + "/out", "response_types_supported", List.of("code"), "subject_types_supported",
            List.of("pairwise"), "id_token_signing_alg_values_supported", List.of("ES256")));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            pairs.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1),
                StandardCharsets.UTF_8));
        }
        return pairs;
    }

    /** Somebody agrees there. @return where their browser is sent, path and query of ours */
    String agreed(String way) {
        Map<String, String> asked = pairs(URI.create(way).getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return URI.create(asked.get("redirect_uri")).getPath() + "?code=" + code + "&state="
            + asked.get("state");
    }

    private String token(Map<String, String> form) {
        redeemed.add(form);
        Map<String, String> asked = codes.getOrDefault(form.getOrDefault("code", ""), Map.of());
        return JSON.writeValueAsString(Map.of("access_token", "t", "token_type", "Bearer", "id_token",
            signed.apply(sign(lie.apply(claims(asked)).build()))));
    }

    private JWTClaimsSet.Builder claims(Map<String, String> asked) {
        Date now = new Date();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer()).subject(subject)
            .audience("divan").issueTime(now).expirationTime(new Date(now.getTime() + 60_000))
            .claim("nonce", asked.getOrDefault("nonce", "")).claim("auth_time", now.getTime() / 1000);
        if (!acr.isEmpty()) {
            claims.claim("acr", acr);
        }
        return inUserinfo || number.isEmpty() ? claims : claims.claim("identity_number", number)
            .claim("name", "Deneme Ziyaretçi");
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
                .build(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The same words, signed with the public key as if it were a password. */
    String asIfASecret(String token) {
        try {
            SignedJWT mac = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID())
                .build(), SignedJWT.parse(token).getJWTClaimsSet());
            mac.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            return mac.serialize();
        } catch (JOSEException | java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    static String unsigned(String token) {
        try {
            return new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize();
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }
}
