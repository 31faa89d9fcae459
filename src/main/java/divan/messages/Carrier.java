package divan.messages;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes e-mails away: to a mail server, into a folder, or not at all. */
sealed interface Carrier permits SmtpCarrier, Carrier.Folder, Carrier.Off {
    Delivery carry(Mail mail);

    /** {@code smtp}, {@code folder} or {@code off}. */
    String way();

    /** Copies of these e-mails that are kept here go; what has left is with its reader. */
    default void forget(Set<UUID> mails) {
        // no copy is kept
    }

    /** No server has been named: nothing leaves, and nothing waits to. */
    record Off() implements Carrier {
        @Override
        public Delivery carry(Mail mail) {
            return new Delivery.Never("off");
        }

        @Override
        public String way() {
            return "off";
        }
    }

    /** Of the demonstration world: each e-mail as a file that any mail program opens. */
    record Folder(Path folder) implements Carrier {
        private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

        @Override
        public Delivery carry(Mail mail) {
            try {
                Files.createDirectories(folder);
                Path file = folder.resolve(NAME.format(mail.at()) + "-" + mail.id() + ".eml");
                Path fresh = Files.createTempFile(folder, "mail", ".new");
                try (var out = Files.newOutputStream(fresh)) {
                    Mime.of(mail).writeTo(out);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                return new Delivery.Taken();
            } catch (IOException | MessagingException e) {
                return new Delivery.Away("folder");
            }
        }

        @Override
        public String way() {
            return "folder";
        }

        @Override
        public void forget(Set<UUID> mails) {
            if (mails.isEmpty() || !Files.isDirectory(folder)) {
                return;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (mails.stream().anyMatch(id -> name.endsWith("-" + id + ".eml"))) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
