package divan.access;

import divan.kernel.Failure;
import divan.kernel.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * From a link that is good once to credentials: a password, then an authenticator app or a passkey. Nobody
 * comes to be, and no link is used up, before the second factor stands; then all of it happens in one
 * transaction.
 */
@Component
class Enrolment {
    /** Somebody who has chosen a password and has the second factor before them. */
    record Pending(UUID person, String login, String name, byte[] secret) {
    }

    /** Either the new secret for the cookie, or what is wrong. */
    record Chosen(@Nullable String entrance, List<Violation> violations) {
    }

    /** In; the codes are shown once. */
    record Finished(UUID person, String session, List<String> recoveryCodes) {
    }

    private final Doorway door;
    private final Links links;
    private final People people;
    private final Administrators administrators;
    private final Safe safe;

    Enrolment(Doorway door, Links links, People people, Administrators administrators, Safe safe) {
        this.door = door;
        this.links = links;
        this.people = people;
        this.administrators = administrators;
        this.safe = safe;
    }

    /** @throws Failure NOT_FOUND where the link is unknown, used, replaced or too old: which, is not said */
    Invitation invitation(String link) {
        return door.asSystem(() -> invitation(found(link)));
    }

    private Links.Link found(String link) {
        return links.find(link, door.now()).orElseThrow(Enrolment::gone);
    }

    private static Failure gone() {
        return new Failure(Failure.Kind.NOT_FOUND, Violation.of("link-gone", ""));
    }

    private Invitation invitation(Links.Link link) {
        return link.person() == null ? new Invitation(true, "", "")
            : people.named(link.person()).map(p -> new Invitation(false, p.login(), p.name()))
                .orElseThrow(Enrolment::gone);
    }

    /** @param typedName and typedLogin count only where the link makes the first administrator */
    Chosen choose(String link, String typedName, String typedLogin, String password) {
        Links.Link found = door.asSystem(() -> found(link));
        Invitation invitation = door.asSystem(() -> invitation(found));
        String name = invitation.setUp() ? typedName.strip() : invitation.name();
        String login = invitation.setUp() ? typedLogin.strip().toLowerCase(Locale.ROOT) : invitation.login();
        List<Violation> wrong = new ArrayList<>();
        if (invitation.setUp()) {
            wrong.addAll(door.asSystem(() -> people.wrong(login, name)));
        }
        door.passwords().wrong(password, List.of(login, name, "divan")).ifPresent(wrong::add);
        return wrong.isEmpty() ? new Chosen(begin(found, login, name, password), List.of())
            : new Chosen(null, wrong);
    }

    private String begin(Links.Link link, String login, String name, String password) {
        String hash = door.passwords().hash(password);
        String secret = Sessions.random(32);
        byte[] totp = safe.seal(Totp.secret(), id(link).toString());
        door.run(() -> door.entrances().open(secret,
            new Entrances.Entrance(link.id(), link.person(), name, login, hash, totp, null), door.now()));
        return secret;
    }

    /** The first administrator gets the id of the link that makes them. */
    private static UUID id(Links.Link link) {
        return link.person() == null ? link.id() : link.person();
    }

    /** Empty where nobody is choosing behind this entrance any more. */
    Optional<Pending> pending(String entrance) {
        return door.asSystem(() -> door.entrances().find(entrance, door.now())).filter(e -> e.link() != null
            && e.totp() != null)
            .map(this::pending);
    }

    private Pending pending(Entrances.Entrance e) {
        UUID person = e.person() == null ? e.link() : e.person();
        return new Pending(person, String.valueOf(e.login()), String.valueOf(e.name()),
            safe.open(e.totp(), person.toString()));
    }

    /** @return empty where the code is not the one the app shows now */
    Optional<Finished> byApp(String entrance, String code) {
        Pending pending = pending(entrance).orElseThrow(Enrolment::gone);
        door.run(() -> door.entrances().tried(entrance));
        OptionalLong step = Totp.matching(pending.secret(), code, door.now());
        return step.isEmpty() ? Optional.empty() : Optional.of(finish(entrance, Way.PASSWORD_APP, person ->
            door.credentials().totp(person, safe.seal(pending.secret(), person.toString()),
            step.getAsLong())));
    }

    /** What the browser asks the device (PublicKeyCredentialCreationOptionsJSON). */
    String passkeyAsked(String entrance, String origin) {
        Pending pending = pending(entrance).orElseThrow(Enrolment::gone);
        byte[] challenge = Passkeys.challenge();
        door.run(() -> door.entrances().open(entrance, Entrances.Entrance.asked(challenge), door.now()));
        return Passkeys.creationOptions(challenge, origin, pending.person(), pending.login(), pending.name(),
            List.of());
    }

    /** @return empty where the response is not in order */
    Optional<Finished> byPasskey(String entrance, String response, String origin, String label) {
        Pending pending = pending(entrance).orElseThrow(Enrolment::gone);
        Optional<byte[]> challenge = door.asSystem(() -> door.entrances().takeChallenge(entrance));
        return challenge.flatMap(c -> door.passkeys()
            .registered(response, c, origin, pending.person(), label, door.now()))
            .map(passkey -> finish(entrance, Way.PASSKEY,
                person -> door.credentials().add(passkey)));
    }

    private interface SecondFactor {
        void keep(UUID person);
    }

    private Finished finish(String entrance, Way way, SecondFactor second) {
        try {
            return door.asSystem(() -> finished(entrance, way, second));
        } catch (DuplicateKeyException e) {
            throw Failure.conflict("login-taken");
        }
    }

    private Finished finished(String entrance, Way way, SecondFactor second) {
        Instant now = door.now();
        Entrances.Entrance e = door.entrances().find(entrance, now).orElseThrow(Enrolment::gone);
        UUID person = pending(e).person();
        if (e.link() == null || e.password() == null || !links.use(e.link(), now)) {
            throw gone();
        }
        if (e.person() == null) {
            administrators.first(person, String.valueOf(e.login()), String.valueOf(e.name()), now);
        }
        door.credentials().forget(person);
        door.credentials().password(person, e.password(), now);
        second.keep(person);
        List<String> codes = RecoveryCodes.draw();
        door.credentials().recoveryCodes(person, codes.stream().map(RecoveryCodes::hash).toList());
        door.entrances().close(entrance);
        door.sessions().closeAll(person, null);
        door.log().add(SecurityLog.Kind.CREDENTIALS_CHOSEN, person, null, now);
        return new Finished(person, door.sessions().open(person, way), codes);
    }
}
