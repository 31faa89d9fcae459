package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import divan.clients.Client;
import divan.demo.Sundial;
import java.io.IOException;
import java.net.URI;
import java.util.Date;
import java.util.function.Consumer;

/**
 * An institution's application as a library makes one that knows nothing of us: it discovers, asks, redeems
 * and judges by the standards.
 */
final class RelyingParty {
    static final URI BACK = URI.create("https://rp.example.gov.tr/back");
    final OIDCProviderMetadata provider;
    final ClientID id;
    private final ECKey key;
    private final Sundial sundial;
    CodeVerifier verifier = new CodeVerifier();
    State state = new State();
    Nonce nonce = new Nonce();

    RelyingParty(int port, Client client, ECKey key, Sundial sundial) {
        this.id = new ClientID(client.id().toString());
        this.key = key;
        this.sundial = sundial;
        try {
            provider = OIDCProviderMetadata.resolve(new Issuer("http://localhost:" + port));
        } catch (GeneralException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @param more what else is asked, or otherwise */
    URI asks(String scope, Consumer<AuthenticationRequest.Builder> more) {
        verifier = new CodeVerifier();
        state = new State();
        nonce = new Nonce();
        AuthenticationRequest.Builder asked = new AuthenticationRequest.Builder(ResponseType.CODE,
            Scope.parse(scope), id, BACK).endpointURI(provider.getAuthorizationEndpointURI()).state(state)
            .nonce(nonce).codeChallenge(verifier, CodeChallengeMethod.S256);
        more.accept(asked);
        return asked.build().toURI();
    }

    /** What came back with the browser: for this request, from this provider. */
    AuthenticationResponse answered(String location) {
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(URI.create(location));
            assertThat(answer.getState()).isEqualTo(state);
            assertThat(answer.getIssuer()).as("RFC 9207").isEqualTo(provider.getIssuer());
            return answer;
        } catch (GeneralException e) {
            throw new AssertionError(location, e);
        }
    }

    AuthorizationCode code(String location) {
        return answered(location).toSuccessResponse().getAuthorizationCode();
    }

    String error(String location) {
        return answered(location).toErrorResponse().getErrorObject().getCode();
    }

    private PrivateKeyJWT proof() {
        try {
            Date now = Date.from(sundial.instant());
            return new PrivateKeyJWT(new JWTAuthenticationClaimsSet(id,
                new Audience(provider.getTokenEndpointURI()).toSingleAudienceList(),
                new Date(now.getTime() + 60_000), null, now, new JWTID()), JWSAlgorithm.ES256,
                key.toECPrivateKey(), key.getKeyID(), null);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    TokenResponse redeems(AuthorizationGrant grant) {
        try {
            return OIDCTokenResponseParser.parse(new TokenRequest.Builder(provider.getTokenEndpointURI(),
                proof(), grant).build().toHTTPRequest().send());
        } catch (GeneralException | IOException e) {
            throw new AssertionError(e);
        }
    }

    TokenResponse redeems(AuthorizationCode code) {
        return redeems(new AuthorizationCodeGrant(code, BACK, verifier));
    }

    OIDCTokenResponse tokens(AuthorizationCode code) {
        TokenResponse response = redeems(code);
        assertThat(response.indicatesSuccess()).as(() -> response.toErrorResponse().getErrorObject()
            .toString()).isTrue();
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    TokenResponse refreshes(RefreshToken token) {
        return redeems(new RefreshTokenGrant(token));
    }

    static String error(TokenResponse response) {
        assertThat(response.indicatesSuccess()).isFalse();
        return response.toErrorResponse().getErrorObject().getCode();
    }

    void revokes(Token token) {
        try {
            HTTPResponse answer = new TokenRevocationRequest(provider.getRevocationEndpointURI(), proof(),
                token).toHTTPRequest().send();
            assertThat(answer.getStatusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JWKSet keys() {
        try {
            return JWKSet.load(provider.getJWKSetURI().toURL());
        } catch (IOException | java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** The world's clock stands where a test set it: of times the test itself judges. */
    IDTokenClaimsSet verified(JWT token, Nonce expected) throws GeneralException {
        IDTokenValidator validator = new IDTokenValidator(provider.getIssuer(), id, JWSAlgorithm.ES256,
            keys());
        validator.setMaxClockSkew(Integer.MAX_VALUE);
        try {
            return validator.validate(token, expected);
        } catch (JOSEException | com.nimbusds.jose.proc.BadJOSEException e) {
            throw new GeneralException(e.getMessage(), e);
        }
    }

    HTTPResponse userinfo(BearerAccessToken token) {
        try {
            return new UserInfoRequest(provider.getUserInfoEndpointURI(), token).toHTTPRequest().send();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
