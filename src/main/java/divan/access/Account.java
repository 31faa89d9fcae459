package divan.access;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.binary.Base64;
import org.springframework.stereotype.Component;

/**
 * One's own credentials and sessions. Whoever changes them gives the present password again, so that a
 * session left open is not an account lost; wrong ones are slowed down like at sign-in.
 */
@Component
class Account {
    private final Doorway door;
    private final People people;

    Account(Doorway door, People people) {
        this.door = door;
        this.people = people;
    }

    AccountView view(Caller caller) {
        UUID person = person(caller);
        return door.asSystem(() -> new AccountView(door.credentials().password(person) != null,
            door.credentials().totp(person).isPresent(), door.credentials().recoveryCodesLeft(person),
            door.credentials().passkeys(person).stream().map(k -> new AccountView.Key(
                Base64.encodeBase64URLSafeString(k.id()), k.label(), k.made())).toList(),
            door.sessions().live(caller).stream().map(s -> new AccountView.Open(s.id(), s.bearer(),
                s.way().code(), s.level(), s.opened(), s.seen(), s.expires(),
                s.id().equals(caller.session()))).toList(),
            door.log().latest(person)));
    }

    /** Every other session ends with the old password. @return what is wrong; empty where it is done */
    List<Violation> changePassword(Caller caller, String present, String fresh, String address) {
        Optional<Violation> refused = refused(caller, present, address).or(() -> door.passwords().wrong(fresh,
            door.asSystem(() -> people.member(person(caller))).map(p -> List.of(p.login(), p.name()))
            .orElse(List.of())));
        if (refused.isPresent()) {
            return List.of(refused.get());
        }
        String hash = door.passwords().hash(fresh);
        door.run(() -> {
            door.credentials().password(person(caller), hash, door.now());
            door.sessions().closeAll(person(caller), caller.session());
            note(caller, SecurityLog.Kind.PASSWORD_CHANGED);
        });
        return List.of();
    }

    /** @throws Failure NOT_FOUND for anybody else's session */
    void endSession(Caller caller, UUID session) {
        door.run(() -> door.sessions().end(caller, session));
    }

    /** Every session and token but this one ends. */
    void signOutOthers(Caller caller) {
        door.run(() -> {
            door.sessions().closeAll(person(caller), caller.session());
            note(caller, SecurityLog.Kind.OTHERS_SIGNED_OUT);
        });
    }

    /** Every session and token ends, this one too. */
    void signOutEverywhere(Caller caller) {
        door.run(() -> {
            door.sessions().closeAll(person(caller), null);
            note(caller, SecurityLog.Kind.SIGNED_OUT_EVERYWHERE);
        });
    }

    /** The new codes, shown once; empty with what is wrong. The old ones are no longer good. */
    record Renewed(List<String> codes, List<Violation> violations) {
    }

    Renewed renewCodes(Caller caller, String present, String address) {
        Optional<Violation> refused = refused(caller, present, address);
        if (refused.isPresent()) {
            return new Renewed(List.of(), List.of(refused.get()));
        }
        List<String> codes = RecoveryCodes.draw();
        door.run(() -> {
            door.credentials().recoveryCodes(person(caller), codes.stream().map(RecoveryCodes::hash)
                .toList());
            note(caller, SecurityLog.Kind.RECOVERY_CODES_RENEWED);
        });
        return new Renewed(codes, List.of());
    }

    /**
     * What the browser asks the device (PublicKeyCredentialCreationOptionsJSON), once the present password
     * was right: a device makes the passkey before its answer comes here, and one that is then refused would
     * stay on it.
     */
    sealed interface Asked {
        record Options(String json) implements Asked {
        }

        record Refused(Violation why) implements Asked {
        }
    }

    Asked passkeyAsked(Caller caller, String present, String origin, String address) {
        Optional<Violation> refused = refused(caller, present, address);
        if (refused.isPresent()) {
            return new Asked.Refused(refused.get());
        }
        byte[] challenge = Passkeys.challenge();
        return door.asSystem(() -> {
            door.entrances().open(entrance(caller), Entrances.Entrance.asked(challenge), door.now());
            People.Member member = people.member(person(caller)).orElseThrow(Failure::notFound);
            return new Asked.Options(Passkeys.creationOptions(challenge, origin, member.id(), member.login(),
                member.name(), door.credentials().passkeys(member.id())));
        });
    }

    List<Violation> addPasskey(Caller caller, String present, String response, String label, String origin,
            String address) {
        Optional<Violation> refused = refused(caller, present, address);
        if (refused.isPresent()) {
            return List.of(refused.get());
        }
        return door.asSystem(() -> {
            Optional<Credentials.Passkey> made = door.entrances().takeChallenge(entrance(caller)).flatMap(c ->
                door.passkeys().registered(response, c, origin, person(caller), label, door.now()));
            made.ifPresent(door.credentials()::add);
            made.ifPresent(key -> note(caller, SecurityLog.Kind.PASSKEY_ADDED));
            return made.isPresent() ? List.of() : List.of(Violation.of("passkey-wrong", "passkey"));
        });
    }

    /** The last second factor stays: nobody locks themselves out by removing it. */
    List<Violation> removePasskey(Caller caller, String present, String id, String address) {
        Optional<Violation> refused = refused(caller, present, address);
        if (refused.isPresent()) {
            return List.of(refused.get());
        }
        return door.asSystem(() -> {
            UUID person = person(caller);
            if (door.credentials().totp(person).isEmpty() && door.credentials().passkeys(person).size() < 2) {
                return List.of(Violation.of("last-second-factor", "passkey"));
            }
            if (door.credentials().drop(person, Base64.decodeBase64(id))) {
                note(caller, SecurityLog.Kind.PASSKEY_REMOVED);
            }
            return List.of();
        });
    }

    private Optional<Violation> refused(Caller caller, String present, String address) {
        Attempts.Who who = door.attempts().who("account " + person(caller), address);
        int wait = door.asSystem(() -> door.attempts().count(who, door.now()));
        if (wait > 0) {
            return Optional.of(Violation.of("sign-in-wait", "present", wait));
        }
        String hash = door.asSystem(() -> Optional.ofNullable(door.credentials().password(person(caller))))
            .orElse(null);
        if (!door.passwords().matches(present, hash)) {
            return Optional.of(Violation.of("password-present", "present"));
        }
        door.run(() -> door.attempts().succeeded(who));
        return Optional.empty();
    }

    private void note(Caller caller, SecurityLog.Kind kind) {
        door.log().add(kind, person(caller), caller.session(), door.now());
    }

    private static UUID person(Caller caller) {
        return Objects.requireNonNull(caller.person());
    }

    /** A passkey's challenge waits with the session that asked for it. */
    private static String entrance(Caller caller) {
        return "session " + caller.session();
    }
}
