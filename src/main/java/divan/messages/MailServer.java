package divan.messages;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that {@code --smtp} names: {@code smtp://[user@]host[:port]} or {@code smtps://…} (TLS from
 * the first byte, RFC 8314). The port is 587, 465 with {@code smtps}.
 *
 * @param tlsRequired without TLS nothing is sent: with a password always, and with {@code
 *         ?tls=required}. Otherwise STARTTLS is used wherever the server offers it, and never given up once
 *         begun.
 */
public record MailServer(String host, int port, @Nullable String user, boolean tlsFirst,
        boolean tlsRequired) {

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static MailServer parse(String text) {
        try {
            URI uri = new URI(text);
            String info = uri.getUserInfo();
            if (uri.getHost() == null || !"smtp".equals(uri.getScheme())
                    && !"smtps".equals(uri.getScheme())) {
                throw new IllegalArgumentException(
                    "--smtp is an address like smtp://user@host:587 or smtps://host.");
            }
            if (info != null && info.contains(":")) {
                throw new IllegalArgumentException("The address of --smtp holds a password: give it by "
                    + "DIVAN_SMTP_PASSWORD or --smtp-password-file instead.");
            }
            boolean first = uri.getScheme().equals("smtps");
            return new MailServer(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : first ? 465
                : 587, info, first, first || info != null || required(uri.getQuery()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--smtp is not an address: " + e.getReason() + ".", e);
        }
    }

    private static boolean required(@Nullable String query) {
        if (query != null && !query.equals("tls=required")) {
            throw new IllegalArgumentException(
                "--smtp knows ?tls=required and nothing else behind the host.");
        }
        return query != null;
    }

    @Override
    public String toString() {
        return (tlsFirst ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
