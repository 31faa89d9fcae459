package divan.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import divan.kernel.Json;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Passkeys (WebAuthn level 3), checked by webauthn4j: kept on the device (discoverable), the device asks who
 * holds it (user verification). We do not ask which make the device is (attestation: none): it would say more
 * about people than signing in needs.
 */
@Component
final class Passkeys {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int CHALLENGE_BYTES = 32;
    /** ES256, EdDSA, RS256 (COSE). */
    private static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter data = new AttestedCredentialDataConverter(converter);
    private final Credentials credentials;

    Passkeys(Credentials credentials) {
        this.credentials = credentials;
    }

    static byte[] challenge() {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(challenge);
        return challenge;
    }

    /** PublicKeyCredentialRequestOptionsJSON, for any passkey of this place. */
    static String requestOptions(byte[] challenge, String origin) {
        return Json.text(Map.of("challenge", BASE64.encodeToString(challenge), "rpId", host(origin),
            "userVerification", "required", "timeout", 300_000));
    }

    /** PublicKeyCredentialCreationOptionsJSON. @param known passkeys that the device should not make again */
    static String creationOptions(byte[] challenge, String origin, UUID person, String login, String name,
            List<Credentials.Passkey> known) {
        return Json.text(Map.of("challenge", BASE64.encodeToString(challenge), "timeout", 300_000,
            "rp", Map.of("id", host(origin), "name", "Divan"), "attestation", "none",
            "user", Map.of("id", BASE64.encodeToString(handle(person)), "name", login, "displayName", name),
            "pubKeyCredParams", ALGORITHMS.stream().map(a -> Map.of("type", "public-key", "alg", a)).toList(),
            "authenticatorSelection", Map.of("residentKey", "required", "requireResidentKey", true,
                "userVerification", "required"),
            "excludeCredentials", known.stream().map(k ->
                Map.of("type", "public-key", "id", BASE64.encodeToString(k.id()))).toList()));
    }

    /** @return the passkey that the response makes; empty where it is not in order */
    Optional<Credentials.Passkey> registered(String response, byte[] challenge, String origin, UUID person,
            String label, Instant now) {
        try {
            RegistrationData made = manager.verifyRegistrationResponseJSON(response,
                new RegistrationParameters(server(challenge, origin), null, true, true));
            AuthenticatorData<?> device = Objects.requireNonNull(made.getAttestationObject())
                .getAuthenticatorData();
            var credential = Objects.requireNonNull(device.getAttestedCredentialData());
            return Optional.of(new Credentials.Passkey(credential.getCredentialId(), person,
                data.convert(credential), device.getSignCount(), label, now));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /**
     * Whose passkey answered the challenge, here, with the holder verified; a counter that fell means a copy.
     */
    Optional<UUID> authenticated(String response, byte[] challenge, String origin) {
        try {
            AuthenticationData parsed = manager.parseAuthenticationResponseJSON(response);
            return credentials.passkey(parsed.getCredentialId())
                .filter(k -> isOf(k.person(), parsed.getUserHandle()))
                .filter(k -> answers(parsed, k, challenge, origin)).map(Credentials.Passkey::person);
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private boolean answers(AuthenticationData parsed, Credentials.Passkey key, byte[] challenge,
            String origin) {
        var known = new CredentialRecordImpl(new NoneAttestationStatement(), null, null, null, key.counter(),
            data.convert(key.credential()), null, null, null, null);
        AuthenticationData checked = manager.verify(parsed,
            new AuthenticationParameters(server(challenge, origin), known, null, true, true));
        return credentials.used(key, Objects.requireNonNull(checked.getAuthenticatorData()).getSignCount());
    }

    private static boolean isOf(UUID person, byte @Nullable [] handle) {
        return handle == null || Arrays.equals(handle, handle(person));
    }

    private static ServerProperty server(byte[] challenge, String origin) {
        return ServerProperty.builder().origin(new Origin(origin)).rpId(host(origin))
            .challenge(new DefaultChallenge(challenge)).build();
    }

    private static String host(String origin) {
        return URI.create(origin).getHost();
    }

    private static byte[] handle(UUID person) {
        return ByteBuffer.allocate(16).putLong(person.getMostSignificantBits())
            .putLong(person.getLeastSignificantBits()).array();
    }
}
