package divan.operations;

import divan.certificates.AuthorityTrial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Whether those who vouch for people's certificates are still what they were, and can be asked. */
public final class CertificateCheck {
    private CertificateCheck() {
    }

    /** @param file of authorities, or empty where none was named @param now of the real world */
    public static List<Remark> of(String file, Instant now) {
        if (file.isEmpty()) {
            return List.of(Remark.note("authorities-untried"));
        }
        try {
            AuthorityTrial.Tried tried = AuthorityTrial.of(Path.of(file), now);
            return tried.found().isEmpty() ? List.of(Remark.good("authorities", tried.many()))
                : tried.found().stream().map(CertificateCheck::remark).toList();
        } catch (IllegalArgumentException e) {
            return List.of(Remark.wrong("authorities-unread", String.valueOf(e.getMessage())));
        }
    }

    private static Remark remark(AuthorityTrial.Found found) {
        return new Remark(found.wrong() ? Remark.Weight.WRONG : Remark.Weight.NOTE,
            "authority-" + found.code(), List.copyOf(found.args()));
    }
}
