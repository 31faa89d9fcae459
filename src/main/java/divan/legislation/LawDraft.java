package divan.legislation;

import divan.journal.FourEyes.Decided;
import divan.lawtext.LawFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consolidated text that an official brought; nothing of it is law before another approved it.
 *
 * @param person who brought it, by an opaque id
 * @param facts what the source says of the law beside its text, as {@link LawFile#facts}
 * @param since the day from which the text would count
 * @param reason where it comes from and why it is brought
 * @param proposal the act that proposed it; null while it is merely checked
 * @param decided null while it waits
 */
public record LawDraft(UUID id, String organ, UUID person, String law, String title, String source,
        Map<String, String> facts, String sha256, LocalDate since, String reason, Instant at, String post,
        @Nullable UUID proposal, @Nullable Decided decided) {
    public boolean isProposed() {
        return proposal != null;
    }

    public boolean isOpen() {
        return proposal != null && decided == null;
    }

    /** A key of the texts that tells where it stands. */
    public String state() {
        return decided != null ? "norm.verdict." + decided.verdict().code()
            : proposal != null ? "norm.waiting" : "law-intake.checked";
    }
}
