package divan.messages;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Properties;

/**
 * An e-mail as MIME (RFC 2045–2049): plain text first, the same as HTML second, both in UTF-8. Headers beyond
 * ASCII are encoded words. It asks machines not to answer (RFC 3834).
 */
final class Mime extends MimeMessage {
    private final String messageId;

    private Mime(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage of(Mail mail) throws MessagingException {
        return of(mail, Session.getInstance(new Properties()));
    }

    static MimeMessage of(Mail mail, Session session) throws MessagingException {
        Mime message = new Mime(session, mail.messageId());
        message.setFrom(named(mail));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().text(), true));
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(mail.at()));
        message.setContentLanguage(mail.languages().toArray(String[]::new));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", part(mail.plain(), "plain"),
            part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static InternetAddress named(Mail mail) throws MessagingException {
        try {
            return new InternetAddress(mail.from().text(), mail.fromName(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8", e);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    /** Not one of chance: a second try is recognised as the same e-mail. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
