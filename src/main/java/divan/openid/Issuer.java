package divan.openid;

import divan.access.OwnOrigin;
import divan.web.Language;
import divan.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who we are to applications: our origin, as we know it, whatever host a request names. */
@Component
class Issuer {
    static final String AUTHORIZE = "/openid/authorize";
    static final String SIGN_OUT = "/openid/sign-out";
    static final String KEYS = "/openid/keys";
    static final String TOKEN = "/api/openid/token";
    static final String USERINFO = "/api/openid/userinfo";
    static final String REVOCATION = "/api/openid/revocation";
    static final String LEVEL = "urn:divan:assurance:";
    private static final List<String> ALGORITHMS = List.of("ES256", "PS256");
    private static final List<String> PROOF = List.of("private_key_jwt");

    private final OwnOrigin origin;

    Issuer(OwnOrigin origin) {
        this.origin = origin;
    }

    String of(HttpServletRequest request) {
        return origin.of(request);
    }

    /** OpenID Connect Discovery 1.0, with RFC 8414 and RFC 9207. */
    Map<String, Object> described(HttpServletRequest request) {
        String issuer = of(request);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer);
        said.put("authorization_endpoint", issuer + AUTHORIZE);
        said.put("token_endpoint", issuer + TOKEN);
        said.put("userinfo_endpoint", issuer + USERINFO);
        said.put("revocation_endpoint", issuer + REVOCATION);
        said.put("end_session_endpoint", issuer + SIGN_OUT);
        said.put("jwks_uri", issuer + KEYS);
        said.put("scopes_supported", List.of("openid", "offline_access"));
        said.put("response_types_supported", List.of("code"));
        said.put("response_modes_supported", List.of("query"));
        said.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        said.put("subject_types_supported", List.of("pairwise"));
        said.put("id_token_signing_alg_values_supported", List.of("ES256"));
        said.put("acr_values_supported", List.of(LEVEL + 1, LEVEL + 2, LEVEL + 3));
        said.put("token_endpoint_auth_methods_supported", PROOF);
        said.put("token_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        said.put("revocation_endpoint_auth_methods_supported", PROOF);
        said.put("revocation_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        said.put("code_challenge_methods_supported", List.of("S256"));
        said.put("claims_supported", List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr",
            "amr", "sid"));
        said.put("ui_locales_supported", Languages.ALL.stream().map(Language::code).toList());
        said.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        said.put("authorization_response_iss_parameter_supported", true);
        said.put("backchannel_logout_supported", true);
        said.put("backchannel_logout_session_supported", true);
        said.put("claims_parameter_supported", false);
        said.put("request_parameter_supported", false);
        said.put("request_uri_parameter_supported", false);
        return said;
    }
}
