package divan.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import divan.access.ExternalProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said between the provider and us; how it is judged is a library's. */
@Component
class ProviderTalk {
    /** The provider does not answer, or not in time. */
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1L;

        Silent(Exception cause) {
            super(cause);
        }
    }

    /** What it answers is not what it must be; why is nobody's business who signs in. */
    static final class Lying extends Exception {
        private static final long serialVersionUID = 1L;

        Lying(Exception cause) {
            super(cause);
        }
    }

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384,
        JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.RS256);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    /** So long after it did not answer nobody waits for it again. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    /**
     * So many wait at once for its answer about somebody, and so many until it has said what it is. Each of
     * them holds a place at the door; whoever comes for something else is not to suffer for it.
     */
    static final int AT_ONCE = 8;
    static final int LEARNING = 4;

    private record Kept(OIDCProviderMetadata provider, JWKSet keys, Instant at) {
    }

    private final Outbound outbound = new Outbound(true);
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(AT_ONCE);
    private final Semaphore learning = new Semaphore(LEARNING);
    private volatile @Nullable Kept kept;
    private Instant silent = Instant.MIN;

    ProviderTalk(Clock clock) {
        this.clock = clock;
    }

    URI way(ExternalProvider.Named named, Errand errand, String browser, URI back, String acr)
            throws Silent {
        AuthenticationRequest.Builder asked = new AuthenticationRequest.Builder(ResponseType.CODE,
            Scope.parse(named.scope()), new ClientID(named.client()), back)
            .endpointURI(provider(named).provider().getAuthorizationEndpointURI())
            .state(new State(errand.state(browser))).nonce(new Nonce(errand.nonce(browser)))
            .codeChallenge(new CodeVerifier(errand.verifier(browser)), CodeChallengeMethod.S256);
        if (errand.level() > 0) {
            asked.maxAge(0);
        }
        if (!acr.isEmpty()) {
            asked.acrValues(Arrays.stream(acr.split(" ")).map(ACR::new).toList());
        }
        return asked.build().toURI();
    }

    /**
     * Where somebody signs out there too (OpenID Connect RP-Initiated Logout 1.0); null where it has no such
     * address. Who they are is not said: of an ID token nothing is kept here, so that the provider asks them.
     *
     * @param back where they are sent afterwards; empty for nowhere
     */
    @Nullable URI signOut(ExternalProvider.Named named, String back, String language) {
        try {
            URI there = provider(named).provider().getEndSessionEndpointURI();
            return there == null ? null : URI.create(Asked.answer(there.toString(), "client_id",
                named.client(), "post_logout_redirect_uri", back, "ui_locales", language));
        } catch (Silent e) {
            return null;
        }
    }

    private Kept provider(ExternalProvider.Named named) throws Silent {
        Kept known = kept;
        return known != null && clock.instant().isBefore(known.at().plus(KEPT)) ? known
            : asked(named, known);
    }

    private Kept asked(ExternalProvider.Named named, @Nullable Kept stale) throws Silent {
        if (!learning.tryAcquire()) {
            if (stale != null) {
                return stale; // others are asking already: what was true a moment ago will do meanwhile
            }
            throw new Silent(new IOException("too many wait"));
        }
        try {
            return learned(named, stale);
        } finally {
            learning.release();
        }
    }

    /**
     * The issuer must be the one that was named: nobody speaks for another.
     *
     * @param stale what is known and not enough; where somebody else has asked meanwhile, that is taken
     */
    private synchronized Kept learned(ExternalProvider.Named named, @Nullable Kept stale) throws Silent {
        Kept meanwhile = kept;
        if (meanwhile != null && meanwhile != stale) {
            return meanwhile;
        }
        if (clock.instant().isBefore(silent)) {
            throw new Silent(new IOException("not asked again yet"));
        }
        try {
            String text = got(named.issuer().resolve(named.issuer().getRawPath().replaceFirst("/$", "")
                + "/.well-known/openid-configuration"));
            OIDCProviderMetadata provider = OIDCProviderMetadata.parse(text);
            if (!provider.getIssuer().equals(new Issuer(named.issuer()))
                    || !isAsSafe(named.issuer(), provider)) {
                throw new IOException("another issuer, or less safe than it");
            }
            Kept fresh = new Kept(provider, JWKSet.parse(got(provider.getJWKSetURI())), clock.instant());
            kept = fresh;
            return fresh;
        } catch (IOException | ParseException | java.text.ParseException | RuntimeException e) {
            silent = clock.instant().plus(LEFT_ALONE);
            throw new Silent(e);
        }
    }

    /** Whoever is found over HTTPS leads nowhere else. */
    private static boolean isAsSafe(URI issuer, OIDCProviderMetadata provider) {
        return Stream.of(provider.getAuthorizationEndpointURI(), provider.getTokenEndpointURI(),
                provider.getJWKSetURI(), provider.getUserInfoEndpointURI(),
                provider.getEndSessionEndpointURI())
            .filter(Objects::nonNull).allMatch(address -> "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && "http".equals(issuer.getScheme()))
            && provider.getAuthorizationEndpointURI() != null && provider.getTokenEndpointURI() != null;
    }

    private String got(URI address) throws IOException {
        return text(outbound.ask(HttpRequest.newBuilder().GET(), address));
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /**
     * What the provider says of somebody: the ID token, judged, with what userinfo adds about the same
     * account.
     */
    JWTClaimsSet redeemed(ExternalProvider.Named named, String code, Errand errand, String browser, URI back)
            throws Silent, Lying {
        Kept known = provider(named);
        if (!waiting.tryAcquire()) {
            throw new Silent(new IOException("too many wait"));
        }
        try {
            return said(named, known, code, errand, browser, back);
        } finally {
            waiting.release();
        }
    }

    private JWTClaimsSet said(ExternalProvider.Named named, Kept known, String code, Errand errand,
            String browser, URI back) throws Silent, Lying {
        OIDCTokenResponse tokens = tokens(named, known.provider(), new AuthorizationCodeGrant(
            new AuthorizationCode(code), back, new CodeVerifier(errand.verifier(browser))));
        JWT token = tokens.getOIDCTokens().getIDToken();
        if (token == null) {
            throw new Lying(new IOException("no ID token"));
        }
        JWTClaimsSet said = judged(named, known, token, new Nonce(errand.nonce(browser)));
        return said.getClaim(named.claim()) != null || known.provider().getUserInfoEndpointURI() == null
            ? said : withUserinfo(named, known.provider().getUserInfoEndpointURI(), tokens, said);
    }

    private OIDCTokenResponse tokens(ExternalProvider.Named named, OIDCProviderMetadata provider,
            AuthorizationCodeGrant grant) throws Silent, Lying {
        try {
            HTTPRequest made = new TokenRequest.Builder(provider.getTokenEndpointURI(),
                proof(named, provider.getTokenEndpointURI()), grant).build().toHTTPRequest();
            HttpRequest.Builder request = HttpRequest.newBuilder()
                .POST(BodyPublishers.ofString(made.getBody()));
            made.getHeaderMap().forEach((name, values) -> values.forEach(value ->
                request.header(name, value)));
            HttpResponse<byte[]> answer = outbound.ask(request, provider.getTokenEndpointURI());
            if (answer.statusCode() >= 500) {
                throw new Silent(new IOException("status " + answer.statusCode()));
            }
            if (answer.statusCode() != 200) {
                throw new Lying(new IOException("status " + answer.statusCode()));
            }
            return OIDCTokenResponse.parse(JSONObjectUtils.parse(text(answer)));
        } catch (ParseException | JOSEException | java.text.ParseException e) {
            throw new Lying(e);
        } catch (IOException e) {
            throw new Silent(e);
        }
    }

    private static ClientAuthentication proof(ExternalProvider.Named named, URI address)
            throws JOSEException, java.text.ParseException {
        ClientID client = new ClientID(named.client());
        if (named.key().isEmpty()) {
            return new ClientSecretBasic(client, new Secret(named.secret()));
        }
        JWK key = JWK.parse(named.key());
        return key.getKeyType().equals(com.nimbusds.jose.jwk.KeyType.EC)
            ? new PrivateKeyJWT(client, address, JWSAlgorithm.ES256, key.toECKey().toECPrivateKey(),
                key.getKeyID(), null)
            : new PrivateKeyJWT(client, address, JWSAlgorithm.PS256, key.toRSAKey().toRSAPrivateKey(),
                key.getKeyID(), null);
    }

    /** A key that is not known may be a new one: the set is asked for again, though not at every token. */
    private JWTClaimsSet judged(ExternalProvider.Named named, Kept known, JWT token, Nonce nonce)
            throws Silent, Lying {
        Object id = token.getHeader().toJSONObject().get("kid");
        boolean isNew = id != null && known.keys().getKeyByKeyId(id.toString()) == null
            && !clock.instant().isBefore(known.at().plus(AGAIN));
        JWKSet keys = isNew ? asked(named, known).keys() : known.keys();
        IDTokenValidator validator = new IDTokenValidator(new Issuer(named.issuer()),
            new ClientID(named.client()), new JWSVerificationKeySelector<SecurityContext>(ALGORITHMS,
            new ImmutableJWKSet<>(keys)), null);
        try {
            validator.validate(token, nonce);
            JWTClaimsSet said = token.getJWTClaimsSet();
            if (!said.getAudience().equals(List.of(named.client()))) {
                throw new Lying(new IOException("for others too")); // Core 3.1.3.7, 3: we know none to trust
            }
            return said;
        } catch (BadJOSEException | JOSEException | java.text.ParseException e) {
            throw new Lying(e);
        }
    }

    private JWTClaimsSet withUserinfo(ExternalProvider.Named named, URI address, OIDCTokenResponse tokens,
            JWTClaimsSet said) throws Silent, Lying {
        try {
            JWTClaimsSet more = JWTClaimsSet.parse(text(outbound.ask(HttpRequest.newBuilder().GET()
                .header("Authorization", tokens.getTokens().getAccessToken().toAuthorizationHeader()),
                address)));
            if (!said.getSubject().equals(more.getSubject())) {
                throw new Lying(new IOException("userinfo of another"));
            }
            // who it is may stand there; how surely it was proved only in what is signed
            JWTClaimsSet.Builder both = new JWTClaimsSet.Builder(said);
            Stream.of(named.claim(), named.nameClaim()).filter(name -> said.getClaim(name) == null)
                .forEach(name -> both.claim(name, more.getClaim(name)));
            return both.build();
        } catch (IOException e) {
            throw new Silent(e);
        } catch (java.text.ParseException e) {
            throw new Lying(e);
        }
    }
}
