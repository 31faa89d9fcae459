package divan.openid;

import divan.access.LiveSessions;
import divan.clients.RegisteredApplications;
import divan.clients.Client;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Turkish;
import divan.legislation.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * Codes and tokens in exchange for tokens. What was used comes again only from somebody who should not have
 * it: then all that came of the sign-in is over, and the person is told (RFC 9700, 4.14). As the system.
 */
@Component
class Redeeming {
    static final String MISUSED = "consent.misused";
    private static final Duration CODE = Duration.ofSeconds(60);
    private static final Duration ACCESS = Duration.ofMinutes(5);
    private static final String OFFLINE = "openid.offline-days";
    /** Where no pack says anything. */
    private static final int OFFLINE_OTHERWISE = 30;

    private final Logins logins;
    private final Consents consents;
    private final RegisteredApplications applications;
    private final LiveSessions sessions;
    private final IdTokens tokens;
    private final Journal journal;
    private final Parameters parameters;
    private final Clock clock;

    Redeeming(Logins logins, Consents consents, RegisteredApplications applications, LiveSessions sessions,
            IdTokens tokens, Journal journal, Parameters parameters, Clock clock) {
        this.logins = logins;
        this.consents = consents;
        this.applications = applications;
        this.sessions = sessions;
        this.tokens = tokens;
        this.journal = journal;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** A login whose tokens are good now, with what its institution is called and may ask. */
    record Good(Login login, Consent consent, RegisteredApplications.Standing standing) {
    }

    /** Where it is still so that the application may be told something by this sign-in. */
    Optional<Good> good(Login login) {
        Instant now = clock.instant();
        boolean over = login.ended() != null
            || !login.offline() && sessions.live(List.of(login.session())).isEmpty();
        return over ? Optional.empty() : applications.standing(login.client(), now)
            .filter(standing -> standing.client().turn() == login.turn()
                && standing.letIn().equals(login.letIn()) && login.level() >= standing.application().level())
            .flatMap(standing -> consents.find(login.consent())
                .filter(consent -> consent.holds(LocalDate.ofInstant(now, Turkish.ZONE))
                    && consent.protocol().equals(standing.protocol().id())
                    && consent.purpose().equals(standing.application().purpose()))
                .map(consent -> new Good(login, consent, standing)));
    }

    /** @return what the token end point answers; empty where the code is none, for whichever reason */
    Optional<Map<String, Object>> code(Client client, String code, String redirect, String verifier) {
        Instant now = clock.instant();
        Optional<Login> found = logins.byCode(new Secret(code).hash());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Login login = found.get();
        boolean first = login.used() == null;
        logins.use(login.id(), now);
        if (!first || !login.client().equals(client.id())) {
            misused(login, now);
            return Optional.empty();
        }
        boolean right = login.redirect().equals(redirect) && now.isBefore(login.begun().plus(CODE))
            && isAnswered(login.challenge(), verifier);
        if (!right || login.turn() != client.turn()) {
            logins.end(login.id(), now);
            return Optional.empty();
        }
        return good(login).map(good -> issued(good, now, true, end(good, now)));
    }

    /** RFC 7636, 4.6. */
    private static boolean isAnswered(String challenge, String verifier) {
        String hashed = java.util.Base64.getUrlEncoder().withoutPadding()
            .encodeToString(DigestUtils.sha256(verifier));
        return verifier.matches("[A-Za-z0-9._~-]{43,128}") && MessageDigest.isEqual(
            hashed.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private Instant end(Good good, Instant now) {
        Instant consented = good.consent().last().plusDays(1).atStartOfDay(Turkish.ZONE).toInstant();
        int days = parameters.number(OFFLINE, LocalDate.ofInstant(now, Turkish.ZONE), 1, OFFLINE_OTHERWISE);
        Instant offline = now.plus(Duration.ofDays(days));
        return offline.isBefore(consented) ? offline : consented;
    }

    /** @param end of the refresh tokens of this sign-in, however often they are exchanged */
    private Map<String, Object> issued(Good good, Instant now, boolean id, Instant end) {
        Login login = good.login();
        Secret access = Secret.random();
        logins.issue(login.id(), access.hash(), false, now.plus(ACCESS));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("access_token", access.text());
        said.put("token_type", "Bearer");
        said.put("expires_in", ACCESS.toSeconds());
        said.put("scope", scope(login));
        if (login.offline()) {
            Secret refresh = Secret.random();
            logins.issue(login.id(), refresh.hash(), true, end);
            said.put("refresh_token", refresh.text());
        }
        if (id) {
            said.put("id_token", tokens.id(login, good.standing().client().terms().organ(), access, now));
        }
        return said;
    }

    private static String scope(Login login) {
        Set<String> scopes = new java.util.TreeSet<>(Set.of("openid"));
        login.fields().forEach(field -> scopes.add(field.substring(0, field.indexOf('/'))));
        if (login.offline()) {
            scopes.add("offline_access");
        }
        return String.join(" ", scopes);
    }

    /** One token in the place of another. @return empty where it is none, for whichever reason */
    Optional<Map<String, Object>> refresh(Client client, String refresh) {
        Instant now = clock.instant();
        byte[] hash = new Secret(refresh).hash();
        Optional<Logins.Token> found = logins.token(hash).filter(Logins.Token::refresh);
        Optional<Login> login = found.flatMap(token -> logins.find(token.login()));
        if (login.isEmpty()) {
            return Optional.empty();
        }
        boolean again = found.get().used() != null;
        if (again || !login.get().client().equals(client.id())) {
            misused(login.get(), now);
            return Optional.empty();
        }
        if (!now.isBefore(found.get().expires())) {
            return Optional.empty();
        }
        // what is refused is not used up: that it is sent again is no sign that somebody stole it
        Optional<Good> good = good(login.get()).filter(one -> one.login().turn() == client.turn());
        good.ifPresent(one -> logins.used(hash, now));
        return good.map(one -> issued(one, now, false, found.get().expires()));
    }

    /** Whose sign-in an access token is of, while it is good. */
    Optional<Good> access(String access) {
        return logins.token(new Secret(access).hash()).filter(token -> !token.refresh()
                && clock.instant().isBefore(token.expires()))
            .flatMap(token -> logins.find(token.login())).flatMap(this::good);
    }

    /** RFC 7009: with a refresh token all of the sign-in ends, with an access token that alone. */
    void revoke(Client client, String token) {
        byte[] hash = new Secret(token).hash();
        logins.token(hash).ifPresent(found -> logins.find(found.login())
            .filter(login -> login.client().equals(client.id())).ifPresent(login -> {
                if (found.refresh()) {
                    logins.end(login.id(), clock.instant());
                } else {
                    logins.over(hash);
                }
            }));
    }

    private void misused(Login login, Instant now) {
        if (login.ended() != null) {
            return;
        }
        logins.end(login.id(), now);
        String application = applications.terms(login.client()).name();
        journal.append(Act.of(now, Actor.system(), MISUSED, List.of(login.party(), login.consent()),
            List.of(OpenId.BASIS), "security", Map.of("consent", login.consent().toString(), "application",
                application)));
    }
}
