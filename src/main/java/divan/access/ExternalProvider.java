package divan.access;

import divan.database.CannotStart;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * By whose accounts people sign in here (OpenID Connect), as the operator's file names it; without one by
 * nobody's. A file that does not say all that is needed, or whose secrets others may read, stops the start.
 */
@Component
public class ExternalProvider {
    private static final Set<String> KNOWN =
        Set.of("issuer", "client", "key", "secret", "scope", "claim", "name-claim", "levels", "name",
            "after-sign-out");

    /**
     * @param client our name there
     * @param key a private key (JWK) with which we prove ourselves; empty where {@code secret} does
     * @param scope what we ask for, {@code openid} among it
     * @param claim that bears the identity number, in the ID token or in what userinfo says
     * @param nameClaim that bears what somebody is called
     * @param levels of assurance by {@code acr}; what is not named is level 1
     * @param name in words, by language
     * @param returns whether our home ({@code <origin>/tr}) is registered there as an address after sign-out
     */
    public record Named(URI issuer, String client, String key, String secret, String scope, String claim,
            String nameClaim, Map<String, Integer> levels, Map<String, String> name, boolean returns) {
        public Named {
            levels = Map.copyOf(levels);
            name = Map.copyOf(name);
        }

        /** Never written anywhere by accident. */
        @Override
        public String toString() {
            return issuer.toString();
        }
    }

    private final Optional<Named> named;

    ExternalProvider(@Value("${divan.oidc:}") String file) {
        named = file.isEmpty() ? Optional.empty() : Optional.of(read(Path.of(file)));
    }

    public Optional<Named> named() {
        return named;
    }

    static Named read(Path file) {
        Map<String, Object> said = said(file);
        String key = secret(file, said, "key");
        String secret = secret(file, said, "secret");
        URI issuer = issuer(text(file, said, "issuer"), file);
        if (key.isEmpty() == secret.isEmpty()) {
            throw wrong(file, "one of key and secret is needed");
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        map(said, "levels").forEach((acr, level) -> levels.put(acr, level(file, level)));
        Map<String, String> name = new LinkedHashMap<>();
        map(said, "name").forEach((language, words) -> name.put(language, String.valueOf(words)));
        if (!name.containsKey("tr")) {
            throw wrong(file, "name: a name in Turkish (tr) is needed");
        }
        String scope = String.valueOf(said.getOrDefault("scope", "openid"));
        if (!Set.of(scope.split(" ")).contains("openid")) {
            throw wrong(file, "scope: openid is missing");
        }
        return new Named(issuer, text(file, said, "client"), key, secret, scope, text(file, said, "claim"),
            String.valueOf(said.getOrDefault("name-claim", "name")), levels, name, returns(file, said));
    }

    private static boolean returns(Path file, Map<String, Object> said) {
        if (said.getOrDefault("after-sign-out", false) instanceof Boolean registered) {
            return registered;
        }
        throw wrong(file, "after-sign-out: true or false");
    }

    private static Map<String, Object> said(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Map<String, Object> said = new LinkedHashMap<>();
            if (read instanceof Map<?, ?> map) {
                map.forEach((name, value) -> said.put(String.valueOf(name), value));
            }
            said.keySet().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
                throw wrong(file, name + ": is nothing that is asked for");
            });
            return said;
        } catch (IOException | RuntimeException e) {
            throw e instanceof CannotStart known ? known : wrong(file, "cannot be read as YAML");
        }
    }

    private static CannotStart wrong(Path file, String what) {
        return new CannotStart("--oidc " + file + ": " + what + ".");
    }

    private static String text(Path file, Map<String, Object> said, String name) {
        Object value = said.get(name);
        if (value == null || value.toString().isBlank()) {
            throw wrong(file, name + ": is missing");
        }
        return value.toString().strip();
    }

    private static Map<String, Object> map(Map<String, Object> said, String name) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (said.getOrDefault(name, Collections.emptyMap()) instanceof Map<?, ?> given) {
            given.forEach((one, value) -> map.put(String.valueOf(one), value));
        }
        return map;
    }

    private static int level(Path file, Object level) {
        if (level instanceof Integer number && number >= 1 && number <= 3) {
            return number;
        }
        throw wrong(file, "levels: a level is 1, 2 or 3");
    }

    /** Over HTTPS; over HTTP from this machine alone, where programs are tried. */
    private static URI issuer(String text, Path file) {
        try {
            URI issuer = URI.create(text);
            boolean safe = "https".equals(issuer.getScheme())
                || "http".equals(issuer.getScheme()) && Set.of("localhost", "127.0.0.1").contains(
                String.valueOf(issuer.getHost()));
            if (safe && issuer.getHost() != null && issuer.getRawQuery() == null
                    && issuer.getRawFragment() == null && issuer.getRawUserInfo() == null) {
                return issuer;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw wrong(file, "issuer: is an address that begins with https://");
    }

    /** In a file beside this one that only its owner may read. */
    private static String secret(Path file, Map<String, Object> said, String name) {
        Object named = said.get(name);
        if (named == null) {
            return "";
        }
        Path secret = file.toAbsolutePath().resolveSibling(named.toString());
        try {
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(secret);
            if (may.contains(PosixFilePermission.GROUP_READ) || may.contains(PosixFilePermission.OTHERS_READ)
                    || may.contains(PosixFilePermission.GROUP_WRITE)
                    || may.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw wrong(file, name + ": others may read " + secret + ", chmod 600");
            }
            return Files.readString(secret).strip();
        } catch (IOException e) {
            throw wrong(file, name + ": " + secret + " cannot be read");
        }
    }
}
