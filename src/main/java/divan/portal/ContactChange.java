package divan.portal;

import divan.access.Access;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.messages.EmailAddress;
import divan.messages.Messages;
import divan.messages.Telling;
import divan.registers.Contacts;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Somebody changes how they are reached (6698/4/2-b). A telephone number holds at once; an e-mail address
 * once a link that was sent to it has come back, signed in as them. The link works once and for some hours.
 */
@Component
class ContactChange {
    static final String CHANGED = "party.contact-changed";
    static final String ASKED = "contact.confirmation-asked";
    static final List<String> BASIS = List.of("6698/4/2-b");
    private static final String HOURS = "contact.confirmation-hours";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Contacts contacts;
    private final Messages messages;
    private final Journal journal;
    private final Parameters parameters;
    private final Access access;

    ContactChange(Contacts contacts, Messages messages, Journal journal, Parameters parameters,
            Access access) {
        this.contacts = contacts;
        this.messages = messages;
        this.journal = journal;
        this.parameters = parameters;
        this.access = access;
    }

    /** What came of it; an empty list of violations: it was done. */
    record Outcome(List<Violation> violations, UUID act) implements Access.Written {
    }

    /** @param email as written; empty for none, and then an address that was confirmed is forgotten */
    Outcome change(Caller caller, String email, String phone) {
        UUID party = MyPages.party(caller);
        return access.write(caller, () -> {
            Instant now = access.now();
            Map<String, Object> known = contacts.on(party, day(now));
            Optional<EmailAddress> address = EmailAddress.of(email);
            boolean isNew = !email.isBlank()
                && address.filter(a -> a.text().equals(known.get("email"))).isEmpty();
            List<Violation> wrong = wrong(party, email, address, isNew, phone, now);
            if (!wrong.isEmpty()) {
                return new Outcome(wrong, Access.Written.NOTHING);
            }
            UUID act = settle(caller, party, known, email, phone, now);
            return new Outcome(List.of(), isNew ? ask(caller, party, address.orElseThrow(), now) : act);
        });
    }

    private List<Violation> wrong(UUID party, String email, Optional<EmailAddress> address, boolean isNew,
            String phone, Instant now) {
        List<Violation> wrong = new ArrayList<>();
        if (!email.isBlank() && address.isEmpty()) {
            wrong.add(Violation.of("email", "email"));
        }
        if (isNew && contacts.waiting(party, now).filter(w -> w.asked().plus(PATIENCE).isAfter(now))
                .isPresent()) {
            wrong.add(Violation.of("asked-just-now", "email"));
        }
        if (!phone.isBlank() && !phone.matches("\\+?[0-9 ()-]{7,20}")) {
            wrong.add(Violation.of("phone", "phone"));
        }
        return wrong;
    }

    /** What holds without being confirmed: the telephone, and that there is no e-mail any more. */
    private UUID settle(Caller caller, UUID party, Map<String, Object> known, String email, String phone,
            Instant now) {
        Map<String, Object> values = new LinkedHashMap<>(known);
        put(values, "phone", phone);
        if (email.isBlank()) {
            values.remove("email");
        }
        return values.equals(known) ? Access.Written.NOTHING : changed(caller, party, known, values, now);
    }

    private UUID changed(Caller caller, UUID party, Map<String, Object> known, Map<String, Object> values,
            Instant now) {
        List<String> fields = List.of("email", "phone").stream()
            .filter(f -> !java.util.Objects.equals(known.get(f), values.get(f))).toList();
        UUID act = journal.append(Act.of(now, caller.actor(), CHANGED, List.of(party), BASIS, "own-data",
            Map.of("fields", fields)));
        contacts.change(party, values, day(now), act);
        return act;
    }

    private static void put(Map<String, Object> values, String field, String value) {
        if (value.isBlank()) {
            values.remove(field);
        } else {
            values.put(field, value.strip());
        }
    }

    private UUID ask(Caller caller, UUID party, EmailAddress address, Instant now) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant expires = now.plus(Duration.ofHours(hours(now)));
        UUID act = journal.append(Act.of(now, caller.actor(), ASKED, List.of(party), BASIS, "own-data",
            Map.of("expires", expires.toString())));
        contacts.ask(party, new Contacts.Waiting(address.text(), now, expires), hash(secret), act);
        messages.tell(new Telling(act, now, "contact.confirm", party, List.of(party), null, List.of(),
            "/my/contacts/confirmation/" + secret, true, address));
        return act;
    }

    /** @throws Failure NOT_FOUND where the link was used, has expired, or is somebody else's */
    UUID confirm(Caller caller, String secret) {
        UUID party = MyPages.party(caller);
        return access.write(caller, () -> {
            Instant now = access.now();
            String email = contacts.take(party, hash(secret), now).orElseThrow(() ->
                new Failure(Failure.Kind.NOT_FOUND, Violation.of("link-over", "")));
            Map<String, Object> known = contacts.on(party, day(now));
            Map<String, Object> values = new LinkedHashMap<>(known);
            values.put("email", email);
            return new Outcome(List.of(), changed(caller, party, known, values, now));
        }).act();
    }

    private long hours(Instant now) {
        return parameters.number(HOURS, day(now), 0, 24);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, Turkish.ZONE);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
