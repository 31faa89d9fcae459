/**
 * What people are told when something has happened: on their own page, and by e-mail.
 *
 * <p>Door: {@link divan.messages.Messages}. {@link divan.messages.Announcer} follows the journal and makes
 * one message of every act that {@code messages.yaml} names, for every party among its subjects, in the
 * transaction of its position; other modules ask for one with {@link divan.messages.Messages#tell}. {@link
 * divan.messages.Postman} hands the e-mails to the mail server.
 *
 * <p>Invariants:
 * <ul>
 * <li>One message per act, party and kind. Its e-mail leaves at least once, always under the same Message-ID;
 * two programs do not send it twice at the same time, because the row is locked while it is handed over.
 * <li>An e-mail says that something happened, what to do and by when, and where to sign in. No name, no
 * content of a case and no decision stands in it: others may read it.
 * <li>It serves nothing (law 7201/7a: only electronic service through UETS does) and says so.
 * <li>What the server refuses for good, or does not take within {@link divan.messages.Postman#PATIENCE}, is
 * given up by the act {@code message.undeliverable} of the organ whose business it was.
 * <li>A server that hangs, or sends a byte a second, costs a bounded time of one thread.
 * </ul>
 *
 * <p>Standards: RFC 5321 and 5322, RFC 6409 (submission), RFC 3207 (STARTTLS), RFC 8314 (TLS from the first
 * byte), RFC 2045–2049 (MIME), RFC 3834 (automatic messages). We differ in taking no local parts outside
 * ASCII (RFC 6531): too few servers deliver to them.
 */
@NullMarked
package divan.messages;

import org.jspecify.annotations.NullMarked;
