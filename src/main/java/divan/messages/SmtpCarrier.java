package divan.messages;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Hands e-mails to a mail server (RFC 5321, 6409), each over a connection of its own that lives for a bounded
 * time: a time-out of the library counts from the last byte, and a server that sends one a second would hold
 * us for ever.
 */
final class SmtpCarrier implements Carrier {
    /** What one e-mail may take altogether, and what the server may take for its next word. */
    record Limits(Duration altogether, Duration word) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(20));
    }

    private static final String PREFIX = "mail.smtp.";

    private final MailServer server;
    private final @Nullable String password;
    private final Limits limits;
    private final String ownName;
    private final @Nullable SSLSocketFactory vouched;

    /** @param vouched knows who vouches for the server; null: those whom Java knows */
    SmtpCarrier(MailServer server, @Nullable String password, Limits limits, String ownName,
            @Nullable SSLSocketFactory vouched) {
        this.server = server;
        this.password = password;
        this.limits = limits;
        this.ownName = ownName;
        this.vouched = vouched;
    }

    @Override
    public String way() {
        return "smtp";
    }

    @Override
    public Delivery carry(Mail mail) {
        try (Line line = new Line(limits.altogether(), beginning())) {
            Session session = session(line);
            MimeMessage message = Mime.of(mail, session);
            Transport transport = session.getTransport("smtp");
            try {
                transport.connect(server.host(), server.port(), server.user(), password);
                transport.sendMessage(message, message.getAllRecipients());
                return new Delivery.Taken();
            } finally {
                leave(transport);
            }
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    /**
     * What a connection begins with: TLS at once where a server of one's own is to be known by its
     * certificate.
     */
    private SocketFactory beginning() {
        return server.tlsFirst() && vouched != null ? vouched : SocketFactory.getDefault();
    }

    /** Politely; what has been taken over stays so, whether the server hears the goodbye or not. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the line is cut next
        }
    }

    private Session session(Line line) {
        Properties settings = new Properties();
        settings.put(PREFIX + "socketFactory", line);
        settings.put(PREFIX + "socketFactory.fallback", "false");
        settings.put(PREFIX + "connectiontimeout", String.valueOf(limits.word().toMillis()));
        settings.put(PREFIX + "timeout", String.valueOf(limits.word().toMillis()));
        settings.put(PREFIX + "ssl.enable", String.valueOf(server.tlsFirst()));
        settings.put(PREFIX + "starttls.enable", String.valueOf(!server.tlsFirst()));
        settings.put(PREFIX + "starttls.required", String.valueOf(server.tlsRequired()
            && !server.tlsFirst()));
        settings.put(PREFIX + "ssl.checkserveridentity", "true");
        settings.put(PREFIX + "ssl.protocols", "TLSv1.3 TLSv1.2");
        settings.put(PREFIX + "auth", String.valueOf(server.user() != null));
        settings.put(PREFIX + "localhost", ownName);
        settings.put(PREFIX + "quitwait", "false");
        if (vouched != null && !server.tlsFirst()) {
            settings.put(PREFIX + "ssl.socketFactory", vouched);
        }
        return Session.getInstance(settings);
    }

    /**
     * The most telling of the exceptions that hang together: the address, then the whole, then the
     * connection.
     */
    static Delivery outcome(MessagingException thrown) {
        for (Exception e = thrown; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException address) {
                return refused(address.getReturnCode());
            }
        }
        return switch (thrown) {
            case SMTPSenderFailedException sender -> new Delivery.Away("sender");
            case SMTPSendFailedException send when send.getCommand().startsWith("MAIL") ->
                new Delivery.Away("sender");
            case SMTPSendFailedException send when send.getReturnCode() > 0 -> refused(send.getReturnCode());
            case AuthenticationFailedException known -> new Delivery.Away("password");
            default -> new Delivery.Away(reason(thrown));
        };
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /**
     * RFC 5321, 4.2.1: 4xx may be tried again, 5xx may not; by 421 the server says goodbye, whatever was
     * asked.
     */
    private static Delivery refused(int code) {
        if (code == 421 || code < 400 || code == 530) {
            return new Delivery.Away("server");
        }
        return code < 500 ? new Delivery.Later("refused-for-now") : new Delivery.Never("refused");
    }

    private static String reason(MessagingException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SSLException) {
                return "tls";
            }
            if (t instanceof SocketTimeoutException) {
                return "time-out";
            }
            if (t instanceof IOException) {
                return "connection";
            }
        }
        return "server";
    }
}
