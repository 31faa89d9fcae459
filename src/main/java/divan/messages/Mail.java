package divan.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An e-mail, written.
 *
 * @param id of the message: every try to send it bears the same Message-ID
 * @param from the address it comes from
 * @param languages BCP 47 codes of what it is written in
 */
record Mail(UUID id, Instant at, EmailAddress from, String fromName, EmailAddress to, List<String> languages,
        String subject, String plain, String html) {

    String messageId() {
        return "<" + id + "@" + from.domain() + ">";
    }
}
