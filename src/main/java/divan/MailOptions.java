package divan;

import divan.database.CannotStart;
import divan.messages.EmailAddress;
import divan.messages.MailServer;
import divan.messages.Vouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where e-mails leave, if anywhere.
 *
 * @param smtp as {@link MailServer} reads it, or null
 * @param trust a file with the certificates of those who vouch for the server, or null: those whom Java knows
 * @param from the address e-mails come from; needed with a server
 */
record MailOptions(@Nullable String smtp, @Nullable Path passwordFile, @Nullable Path trust,
        @Nullable String from) {
    private static final String PASSWORD = "DIVAN_SMTP_PASSWORD";

    static MailOptions of(Map<String, String> given) throws CommandLine.Unclear {
        MailOptions options = new MailOptions(given.get("--smtp"), path(given.get("--smtp-password-file")),
                path(given.get("--smtp-trust")), given.get("--mail-from"));
        options.check();
        return options;
    }

    private static @Nullable Path path(@Nullable String given) {
        return given == null ? null : Path.of(given).toAbsolutePath();
    }

    private void check() throws CommandLine.Unclear {
        try {
            if (smtp == null && (passwordFile != null || trust != null || from != null)) {
                throw new CommandLine.Unclear(
                    "--smtp-password-file, --smtp-trust and --mail-from are for --smtp.");
            }
            if (smtp != null && (from == null || EmailAddress.of(from).isEmpty())) {
                throw new CommandLine.Unclear(
                    "--smtp needs --mail-from, the address that e-mails come from.");
            }
            if (smtp != null) {
                MailServer.parse(smtp);
            }
            if (trust != null) {
                Vouched.by(trust);
            }
        } catch (IllegalArgumentException e) {
            throw new CommandLine.Unclear(Objects.requireNonNull(e.getMessage()));
        }
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        if (smtp != null && from != null) {
            properties.put("divan.smtp", smtp);
            properties.put("divan.mail-from", from);
            properties.put("divan.smtp-password", password());
            properties.put("divan.smtp-trust", trust == null ? "" : trust.toString());
        }
        return properties;
    }

    private String password() {
        try {
            return passwordFile == null ? Objects.requireNonNullElse(System.getenv(PASSWORD), "")
                    : Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new CannotStart("The file of --smtp-password-file cannot be read: " + passwordFile, e);
        }
    }

    /** Said at every start, so that nobody believes that e-mails leave when they do not. */
    String sentence(boolean demo, Path data) {
        if (smtp != null) {
            return "E-mails leave through " + MailServer.parse(smtp) + ".";
        }
        return demo ? "E-mails are files in " + data.resolve("mail")
            + " (demonstration): name a server with --smtp."
                : "No e-mails leave: name a server with --smtp.";
    }
}
