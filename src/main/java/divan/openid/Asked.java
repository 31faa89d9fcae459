package divan.openid;

import divan.clients.Application;
import divan.kernel.Failure;
import divan.kernel.Violation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What an application asks when it sends somebody here (RFC 6749, 4.1.1; OpenID Connect Core, 3.1.2.1).
 *
 * @param nonce and {@code state} are empty where none was sent
 * @param maxAge seconds; -1 where it does not matter
 * @param level wanted; 0 where none was named
 * @param at when it was asked: what has to be proved anew is to be proved after that
 */
record Asked(UUID client, String redirect, Set<String> scopes, String state, String nonce, String challenge,
        Set<String> prompt, long maxAge, int level, Instant at) {
    /** What is read of a request; anything else is left out, and what was never meant for us is not kept. */
    static final List<String> NAMES = List.of("client_id", "redirect_uri", "response_type", "response_mode",
        "scope", "state", "nonce", "code_challenge", "code_challenge_method", "prompt", "max_age",
        "acr_values", "request", "request_uri", "registration");
    private static final String AT = "at";
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{0,512}");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final int LONGEST = 4000;

    /** What was asked, or what is answered to it. */
    sealed interface Read {
        record Good(Asked asked) implements Read {
        }

        /** @param error as RFC 6749 and OpenID Connect name it, told to the application */
        record Refused(String redirect, String state, String error) implements Read {
        }
    }

    boolean isSilent() {
        return prompt.contains("none");
    }

    boolean isOffline() {
        return scopes.contains("offline_access");
    }

    /** In an address of ours, so that nothing has to be kept until somebody has signed in. */
    static String packed(Map<String, List<String>> sent, Instant at) {
        List<String> pairs = new ArrayList<>();
        NAMES.forEach(name -> sent.getOrDefault(name, List.of()).forEach(value ->
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        pairs.add(AT + "=" + at.getEpochSecond());
        String packed = String.join("&", pairs);
        if (packed.length() > LONGEST) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("application-request", ""));
        }
        return Base64.getUrlEncoder().withoutPadding()
            .encodeToString(packed.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Failure REQUEST where it is nothing that we packed */
    static Map<String, List<String>> unpacked(String packed) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        try {
            String text = new String(Base64.getUrlDecoder().decode(packed), StandardCharsets.UTF_8);
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                sent.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                    .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        } catch (RuntimeException e) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("application-request", ""));
        }
        return sent;
    }

    /**
     * @param sent values by name, as they were sent
     * @param known the application of a client that may ask now
     * @throws Failure REQUEST where there is no such application or it did not register the address: nobody
     * is sent anywhere then
     */
    static Read read(Map<String, List<String>> sent, Function<UUID, Application> known) {
        Application application = known.apply(client(one(sent, "client_id")));
        String redirect = one(sent, "redirect_uri");
        if (sent.getOrDefault("redirect_uri", List.of()).size() != 1
                || !application.redirects().contains(redirect)) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("application-redirect", ""));
        }
        String state = one(sent, "state");
        String error = sent.values().stream().anyMatch(values -> values.size() != 1) ? "invalid_request"
            : wrong(sent, state);
        return error.isEmpty() ? new Read.Good(new Asked(application.client(), redirect, words(sent, "scope"),
                state, one(sent, "nonce"), one(sent, "code_challenge"), words(sent, "prompt"), maxAge(sent),
                level(one(sent, "acr_values")), at(sent)))
            : new Read.Refused(redirect, PLAIN.matcher(state).matches() ? state : "", error);
    }

    private static String wrong(Map<String, List<String>> sent, String state) {
        Set<String> prompt = words(sent, "prompt");
        boolean readable = PLAIN.matcher(state).matches() && PLAIN.matcher(one(sent, "nonce")).matches()
            && one(sent, "max_age").matches("[0-9]{0,9}") && PROMPTS.containsAll(prompt)
            && !(prompt.contains("none") && prompt.size() > 1);
        boolean challenged = one(sent, "code_challenge").matches("[A-Za-z0-9_-]{43}")
            && one(sent, "code_challenge_method").equals("S256");
        return sent.containsKey("request") ? "request_not_supported"
            : sent.containsKey("request_uri") ? "request_uri_not_supported"
            : sent.containsKey("registration") ? "registration_not_supported"
            : one(sent, "response_type").isEmpty() || !readable || !challenged
                || !List.of("", "query").contains(one(sent, "response_mode")) ? "invalid_request"
            : !one(sent, "response_type").equals("code") ? "unsupported_response_type"
            : !words(sent, "scope").contains("openid") ? "invalid_scope" : "";
    }

    private static String one(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static Set<String> words(Map<String, List<String>> sent, String name) {
        String text = one(sent, name).strip();
        return text.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(text.split(" +")));
    }

    private static long maxAge(Map<String, List<String>> sent) {
        String text = one(sent, "max_age");
        return text.isEmpty() ? -1 : Long.parseLong(text);
    }

    /** The first that is one of ours: they are in the order in which the application prefers them. */
    private static int level(String values) {
        return Arrays.stream(values.split(" +")).filter(value -> value.matches(Issuer.LEVEL + "[123]"))
            .findFirst().map(value -> value.charAt(value.length() - 1) - '0').orElse(0);
    }

    private static Instant at(Map<String, List<String>> sent) {
        String at = one(sent, AT);
        return at.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(at)) : Instant.MAX;
    }

    /** An id that nobody has for what is none. */
    static UUID client(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** The address of an answer. @param pairs names and values in turn; those without a value are left out */
    static String answer(String redirect, String... pairs) {
        StringBuilder address = new StringBuilder(redirect);
        char before = redirect.contains("?") ? '&' : '?';
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                address.append(before).append(pairs[i]).append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return address.toString();
    }
}
