package divan.messages;

import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.Ids;
import divan.registers.Registers;
import divan.web.Shell;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door: somebody is told something, once, on their page and by e-mail. */
@Component
public class Messages {
    /** What has not been delivered: how many wait, since when the oldest does, how many were given up. */
    public record Backlog(long waiting, @Nullable Instant oldest, long undeliverable) {
    }

    private final Outbox outbox;
    private final Kinds kinds;
    private final Carrier carrier;
    private final Registers registers;
    private final Transactions transactions;

    Messages(Outbox outbox, Kinds kinds, Carrier carrier, Registers registers, Transactions transactions) {
        this.outbox = outbox;
        this.kinds = kinds;
        this.carrier = carrier;
        this.registers = registers;
        this.transactions = transactions;
    }

    /**
     * Tells a party something, in the caller's transaction. Told again because of the same act, it is told
     * once. Where no e-mail can or should be sent it stands on the party's page alone, which says why.
     *
     * @throws IllegalArgumentException for a kind that {@code messages.yaml} does not know
     */
    public void tell(Telling telling) {
        Kinds.Kind kind = kinds.find(telling.kind())
            .orElseThrow(() -> new IllegalArgumentException("no kind of message: " + telling.kind()));
        transactions.run(RowIdentity.SYSTEM, () -> outbox.add(message(telling, obstacle(kind, telling))));
    }

    private static Message message(Telling telling, @Nullable String obstacle) {
        String to = telling.to() == null ? null : telling.to().text();
        return new Message(Ids.next(), telling.act(), telling.kind(), telling.party(), telling.organ(),
            telling.subjects(), telling.words(), telling.page(), telling.secret(), obstacle == null
            ? to : null, telling.at(), obstacle == null ? telling.at() : null, 0, obstacle, null, null, null);
    }

    /** Why no e-mail is to be sent, or null. */
    private @Nullable String obstacle(Kinds.Kind kind, Telling telling) {
        if (carrier instanceof Carrier.Off) {
            return "off";
        }
        if (kind.informs() && !outbox.chosen(telling.party()).informs()) {
            return "not-wanted";
        }
        return telling.to() == null && address(telling.party()).isEmpty() ? "no-address" : null;
    }

    /** The party's known address; one that is none is as good as missing. Read as the system. */
    Optional<EmailAddress> address(UUID party) {
        return kinds.places().stream().map(place -> registers.latest(place.register(), party)
                .map(entry -> entry.values().get(place.field())).map(String::valueOf)
                .flatMap(EmailAddress::of)
                .orElse(null))
            .filter(Objects::nonNull).findFirst();
    }

    /**
     * Everything that a party was told, the newest first, as plain maps for themselves: how far each e-mail
     * has come ({@code state}: none, waiting, sent, given-up) and what it says in the reader's language. Runs
     * in the caller's transaction, inside a read of personal data. A one-time link is in none of them.
     */
    public List<Map<String, Object>> told(UUID party, Shell shell) {
        return outbox.of(party, Integer.MAX_VALUE, 0).stream().map(message -> plain(message, shell)).toList();
    }

    private static Map<String, Object> plain(Message message, Shell shell) {
        MailSection said = MailPaper.said(message, shell);
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("asked", message.asked().toString());
        plain.put("kind", message.kind());
        plain.put("act", message.act().toString());
        plain.put("subject", said.subject());
        plain.put("what", said.what());
        plain.put("to-do", said.toDo());
        plain.put("page", message.secret() ? "" : message.page());
        plain.put("address", Objects.requireNonNullElse(message.address(), ""));
        plain.put("state", message.state());
        plain.put("attempts", message.attempts());
        plain.put("trouble", Objects.requireNonNullElse(message.trouble(), ""));
        plain.put("sent", text(message.sent()));
        plain.put("given-up", text(message.givenUp()));
        plain.put("seen", text(message.seen()));
        return plain;
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    /** What a party chose about its e-mails; runs in the caller's transaction. */
    public Map<String, Object> chosen(UUID party) {
        Choice choice = outbox.chosen(party);
        return Map.of("language", Objects.requireNonNullElse(choice.language(), "tr + en"), "informs",
            choice.informs());
    }

    /** For whoever watches over the installation; counts alone. */
    public Backlog backlog() {
        return transactions.as(RowIdentity.SYSTEM, outbox::backlog);
    }

    /**
     * How e-mails leave, for whoever watches over the installation: {@code off}, {@code folder} or {@code
     * smtp}.
     */
    public String way() {
        return carrier.way();
    }
}
